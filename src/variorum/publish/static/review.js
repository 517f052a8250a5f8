// The review desk by keyboard: each key presses the button that bears it.
"use strict";

const press = (value) => document.querySelector(`#decision button[value="${value}"]:not(:disabled)`)?.click();
const follow = (id) => document.getElementById(id)?.click();
const keys = {
  a: () => press("accept"),
  e: () => press("edit"),
  r: () => press("reject"),
  s: () => press("skip"),
  u: () => press("undo"),
  n: () => press("note"),
  m: () => press("merge"),
  x: () => splitOff(),
  j: () => follow("go-next"),
  k: () => follow("go-previous"),
  o: () => follow("open-1"),
  f: () => document.querySelector("#decision select, #decision input[type=text]")?.focus(),
};

// x opens the list of what can be split off, and presses the button once something is ticked and named
function splitOff() {
  const list = document.getElementById("split");
  if (!list) return;
  const ticked = list.querySelector("input:checked");
  const name = list.querySelector("input[name=part]");
  if (list.open && ticked && name.value.trim()) return press("split");
  list.open = true;
  (ticked ? name : list.querySelector("input[type=checkbox]")).focus();
}

// without a name nothing is sent, so that no tick is lost
document.querySelector('#split button[value="split"]')?.addEventListener("click", (event) => {
  const name = document.querySelector("#split input[name=part]");
  if (name.value.trim()) return;
  event.preventDefault();
  name.focus();
});

// a ticked article stands for all that it has
document.addEventListener("change", (event) => {
  const group = event.target.closest("#split fieldset");
  if (!group || !event.target.value.startsWith("article:")) return;
  for (const box of group.querySelectorAll("li input")) box.checked = box.disabled = event.target.checked;
});

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape") event.target.blur();
  if (field || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

document.querySelector(".queue [aria-current]")?.scrollIntoView({ block: "nearest" });
