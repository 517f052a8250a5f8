// What the script adds to pages that read without it: the drawer beside the table, filters, the slider, search.
"use strict";

document.documentElement.classList.add("has-script");
const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// ---- evidence drawer: opens in place, gives the focus back, keeps the address current
let opener = null;

function openDrawer(drawer, link) {
  all(".drawers .drawer.is-open").forEach((other) => other.classList.remove("is-open"));
  all(".drawers .drawer:target").forEach((other) => other.classList.add("is-shut"));
  all("[aria-current='true'].cell").forEach((cell) => cell.removeAttribute("aria-current"));
  drawer.classList.remove("is-shut");
  drawer.classList.add("is-open");
  link?.closest(".cell")?.setAttribute("aria-current", "true");
  opener = link;
  drawer.scrollTop = 0;
  drawer.focus({ preventScroll: true });
  history.replaceState(null, "", "#" + drawer.id);
}

function closeDrawer(drawer, event) {
  event.preventDefault();
  drawer.classList.remove("is-open");
  drawer.classList.add("is-shut");
  all("[aria-current='true'].cell").forEach((cell) => cell.removeAttribute("aria-current"));
  history.replaceState(null, "", location.pathname + location.search);
  (opener ?? find(`a[href="#${CSS.escape(drawer.id)}"]`))?.focus({ preventScroll: true });
}

// a cell whose evidence has a page of its own: served, it comes into the drawer; from a folder, its page opens
async function fetchDrawer(link) {
  try {
    const answer = await fetch(link.href);
    const other = new DOMParser().parseFromString(await answer.text(), "text/html");
    const drawer = document.adoptNode(find("aside.drawer", other));
    const close = Object.assign(document.createElement("a"), { className: "close", href: "#", textContent: "×" });
    close.setAttribute("aria-label", "Close the evidence");
    find(".kicker", drawer).after(close);
    find(".drawers").append(drawer);
    openDrawer(drawer, link);
  } catch {
    location.href = link.href;
  }
}

document.addEventListener("click", (event) => {
  const cell = event.target.closest?.('#desk .cell .rests a[href*="cells/"]');
  if (cell && location.protocol.startsWith("http") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const [, row, draft] = cell.pathname.match(/cells\/(.+)\.\.([^.]+)/);
    const there = document.getElementById(`ev-${row}-${draft}`);
    if (there) openDrawer(there, cell);
    else fetchDrawer(cell);
    return;
  }
  const link = event.target.closest?.('a[href^="#"]');
  if (!link) return;
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (link.classList.contains("close")) closeDrawer(link.closest(".drawer"), event);
  else if (target?.classList.contains("drawer")) {
    event.preventDefault();
    openDrawer(target, link);
  }
});
document.addEventListener("keydown", (event) => {
  const drawer = find(".drawers .drawer.is-open, .drawers .drawer:target:not(.is-shut)");
  if (event.key === "Escape" && drawer) closeDrawer(drawer, event);
});

// ---- synopsis: figures and segments filter the table; actor, outlet and rank narrow it
const table = find("#t");
const show = (kind) => {
  const choice = find(`#show-${kind}`);
  if (choice) choice.checked = true;
  narrow();
};

// the cells of one draft in one state: a figure of the opening leads to them
function showCells(cells) {
  const choice = find("#by-cell");
  if (choice) {
    choice.value = cells;
    choice.parentElement.hidden = false;
  }
  show("all");
}

function passes(row) {
  const actor = find("#by-actor")?.value ?? "";
  const outlet = find("#by-outlet")?.value ?? "";
  const rank = Number(find("#by-rank")?.value ?? 0);
  const [draft, state] = (find("#by-cell")?.value ?? "").split(" ");
  const ranks = all("td.cell", row).map((cell) => Number(cell.dataset.rank ?? 0));
  return (
    (!actor || row.dataset.actors.split("|").includes(actor)) &&
    (!outlet || row.dataset.outlets.split("|").includes(outlet)) &&
    (!rank || ranks.some((one) => one >= rank)) &&
    (!state || all(`td.cell.${state}`, row).some((cell) => cell.dataset.draft === draft))
  );
}

function narrow() {
  if (!table) return;
  const kind = find('input[name="show"]:checked')?.value ?? "all";
  let shown = 0;
  for (const row of all(".issue-row", table)) {
    row.hidden = !passes(row);
    if (!row.hidden && (kind === "all" || row.classList.contains(`is-${kind}`))) shown += 1;
  }
  for (const group of all("tbody", table)) {
    const rows = all(".issue-row", group);
    group.hidden = rows.every((row) => row.hidden || (kind !== "all" && !row.classList.contains(`is-${kind}`)));
  }
  find("#shown").textContent = `${shown} of ${all(".issue-row", table).length} issues shown`;
  rememberShown(kind);
}

// the address keeps what is shown, so that it can be passed on
function rememberShown(kind) {
  const asked = new URLSearchParams(location.search);
  if (kind === "all") asked.delete("show");
  else asked.set("show", kind);
  const cells = find("#by-cell")?.value;
  if (cells) asked.set("cells", cells);
  else asked.delete("cells");
  history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}${location.hash}`);
}

if (table && find(".filters")) {
  find(".filters").addEventListener("change", narrow);
  find(".filters").addEventListener("submit", (event) => event.preventDefault());
  all("a[data-show]").forEach((link) => link.addEventListener("click", () => show(link.dataset.show)));
  all("a[data-cells]").forEach((link) => link.addEventListener("click", () => showCells(link.dataset.cells)));
  const asked = new URLSearchParams(location.search);
  if (asked.get("cells")) showCells(asked.get("cells"));
  if (asked.get("show")) show(asked.get("show"));
}

// ---- slider: the stops are links; the slider goes to the link of its stop
const slider = find("#asof");
if (slider && !slider.disabled) {
  const stops = all(".stops li");
  slider.addEventListener("input", () => {
    const stop = stops[slider.value];
    find("#asof-out").textContent = stop.dataset.day;
    find("#asof-count").textContent = stop.dataset.until;
    slider.setAttribute("aria-valuetext", `${stop.dataset.day}: ${stop.dataset.until}`);
    all(".stops svg rect").forEach((bar, i) => bar.classList.toggle("on", i <= slider.value));
  });
  slider.addEventListener("change", () => {
    const link = find("a", stops[slider.value]);
    if (link) location.href = link.href;
  });
  slider.setAttribute("aria-valuetext", stops[slider.value]?.dataset.day ?? "");
}

// ---- statements and timeline: narrow the lines that are on the page
const sift = find("#sift");

function siftSayings(wanted) {
  let shown = 0;
  for (const one of all(".saying")) {
    const data = one.dataset;
    one.hidden =
      (wanted.directness && !data.directness.split(" ").includes(wanted.directness)) ||
      (wanted.stance && data.stance !== wanted.stance) ||
      (wanted.named && !data.named) ||
      (wanted.draft && !data.drafts.split(" ").includes(wanted.draft)) ||
      (wanted.issue && !data.issues.split(" ").includes(wanted.issue));
    shown += !one.hidden;
  }
  all(".speaker").forEach((speaker) => (speaker.hidden = all(".saying", speaker).every((one) => one.hidden)));
  find("#shown").textContent = `${shown} statements shown`;
}

function siftEntries(wanted) {
  const body = find(".events tbody");
  const rows = all("tr[data-kind]", body);
  for (const row of rows) {
    const actors = row.dataset.actors.split("|");
    row.hidden = Boolean((wanted.kind && row.dataset.kind !== wanted.kind) || (wanted.actors && !actors.includes(wanted.actors)));
  }
  const key = (row) => row.dataset[wanted.order === "published" ? "published" : "said"];
  rows.sort((a, b) => key(a).localeCompare(key(b))).forEach((row) => body.append(row));
}

if (sift) {
  const apply = () => {
    const wanted = Object.fromEntries(new FormData(sift));
    if (find(".events")) siftEntries(wanted);
    else siftSayings(wanted);
  };
  const many = find(".pager");
  sift.addEventListener("change", () => (many && !find(".events") && sift.method === "get" && find("button", sift) ? sift.submit() : apply()));
  sift.addEventListener("submit", (event) => find("button", sift) || event.preventDefault());
}

// ---- search in the static folder: every line of the dossier is in the page
const lines = find("#lines");
if (lines) {
  const query = new URLSearchParams(location.search).get("q") ?? "";
  const kind = new URLSearchParams(location.search).get("kind") ?? "";
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  all('input[name="q"]').forEach((field) => (field.value = query));
  const picked = find('select[name="kind"]');
  if (picked) picked.value = kind;
  if (words.length) searchLines(JSON.parse(lines.content.textContent), words, kind);
}

function searchLines(everything, words, kind) {
  const hits = everything.filter(([of, where, text]) => {
    const held = `${where} ${text}`.toLowerCase();
    return (!kind || of === kind) && words.every((word) => held.includes(word));
  });
  find("#found").textContent = `${hits.length} hits${hits.length > 50 ? ", the first 50 shown" : ""}`;
  find("#hits").replaceChildren(...hits.slice(0, 50).map((hit) => hitLine(hit, words)));
}

function hitLine([kind, where, text, href], words) {
  const item = document.createElement("li");
  const head = Object.assign(document.createElement("p"), { className: "kicker", textContent: `${kind} · ${where}` });
  const link = Object.assign(document.createElement("a"), { href });
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "")).join("|")})`, "giu");
  text.split(pattern).forEach((run, place) => {
    const node = place % 2 ? document.createElement("mark") : document.createTextNode(run);
    if (place % 2) node.textContent = run;
    link.append(node);
  });
  const words_ = Object.assign(document.createElement("p"), { className: "says" });
  words_.append(link);
  item.append(head, words_);
  return item;
}

// ---- on a phone the tabs scroll: the current one comes into sight
find(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// ---- keys: `/` goes to the search field
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  find("#q")?.focus();
});
