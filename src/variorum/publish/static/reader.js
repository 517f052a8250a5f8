// What a reader does with the page: sees what is new since the last visit, reports a mistake, copies a text.
"use strict";

// ---- new since the last visit, in a folder opened without a server: the marks of the cells are kept here
const SITTING = 4 * 3600 * 1000; // a visit is over four hours after it began
const place = `variorum:${location.pathname.replace(/[^/]*$/, "")}`;

function visitBefore(marks) {
  try {
    const now = Date.now();
    const kept = JSON.parse(localStorage.getItem(place) ?? "null");
    const over = kept && now - kept.began > SITTING;
    const before = over ? { marks: kept.marks, at: kept.at } : kept?.before;
    localStorage.setItem(place, JSON.stringify({ marks, at: now, began: kept && !over ? kept.began : now, before }));
    return before;
  } catch {
    return null; // the browser keeps nothing for this page: then nothing is new
  }
}

function showNew(cells, before) {
  const seen = new Set(before.marks);
  const fresh = cells.filter((cell) => !seen.has(cell.dataset.mark));
  for (const cell of fresh) {
    cell.closest("tr").classList.add("is-new");
    const word = Object.assign(document.createElement("span"), { className: "new", textContent: "new" });
    cell.querySelector(".state").append(" ", word);
  }
  const day = new Date(before.at).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  const line = document.getElementById("since-visit");
  const choice = document.getElementById("show-new");
  if (!line || !choice) return;
  line.append(fresh.length ? countLink(fresh.length, choice) : "nothing new", ` since your last visit, ${day}`, document.createElement("br"));
  choice.parentElement.hidden = !fresh.length;
  choice.parentElement.querySelector("i").textContent = new Set(fresh.map((cell) => cell.closest("tr"))).size;
}

function countLink(count, choice) {
  const link = Object.assign(document.createElement("a"), { href: "#t", textContent: `${count} cell${count === 1 ? "" : "s"} new` });
  link.addEventListener("click", () => choice.click());
  return link;
}

const marked = [...document.querySelectorAll("td[data-mark]")];
if (marked.length) {
  const before = visitBefore(marked.map((cell) => cell.dataset.mark));
  if (before) showNew(marked, before);
}

// ---- report a mistake, where there is no desk: a text made from what is shown, to be completed and sent
const textOf = (part, selector) => part.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";

function reportText(part, link) {
  const record = decodeURIComponent(link.hash.replace("#report-", ""));
  const words = [...part.querySelectorAll(".passage mark")].map((mark) => {
    const bare = mark.cloneNode(true);
    bare.querySelectorAll("rt, .slot-name").forEach((name) => name.remove());
    return bare.textContent;
  });
  return [
    `${document.title}`,
    `${textOf(part, ".kicker")}: ${textOf(part, "h2, h3")} (${record})`,
    `The page has: “${words.join(" … ")}”`,
    `Where: ${link.href.split("#")[0]}`,
    "What is wrong, and what it should say: ",
  ].join("\n");
}

function reportPanel(part, link) {
  const mail = document.body.dataset.mail;
  const panel = Object.assign(document.createElement("div"), { className: "reporting" });
  const label = Object.assign(document.createElement("label"), { textContent: "Report a mistake: complete the text, then send it" });
  const text = Object.assign(document.createElement("textarea"), { rows: 9, value: reportText(part, link) });
  label.append(text);
  panel.append(label, copyButton(() => text.value));
  if (mail) {
    const send = Object.assign(document.createElement("a"), { className: "btn", textContent: "Write a mail" });
    const address = () => (send.href = `${mail}?subject=${encodeURIComponent("Mistake in " + document.title)}&body=${encodeURIComponent(text.value)}`);
    text.addEventListener("input", address);
    address();
    panel.append(" ", send);
  }
  return [panel, text];
}

function copyButton(text) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: "Copy the text" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
    } catch {
      button.textContent = "Mark the text and copy it with your keyboard";
    }
  });
  return button;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.report[href*='#report-']");
  const part = link?.closest(".drawer, .read");
  if (!part || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  part.querySelector(".reporting")?.remove();
  const [panel, text] = reportPanel(part, link);
  link.closest(".acts").append(panel);
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
});

for (const text of document.querySelectorAll("details.report .copy")) text.after(copyButton(() => `${text.textContent.trim()}\n${location.href.split("#")[0]}`));
const asked = location.hash.startsWith("#report-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (asked) asked.open = true;
