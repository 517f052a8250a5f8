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
  j: () => follow("go-next"),
  k: () => follow("go-previous"),
  o: () => follow("open-1"),
  f: () => document.querySelector("#decision select, #decision input[type=text]")?.focus(),
};

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input, select, textarea");
  if (event.key === "Escape" && field) field.blur();
  if (field || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

document.querySelector(".queue [aria-current]")?.scrollIntoView({ block: "nearest" });
