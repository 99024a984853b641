// The wire desk by keyboard and without a new page for each item. The address says which item is read, so that what
// fresh.js fetches is this very page: the list grows above, and whoever reads goes on reading.

import { refresh } from "./fresh.js";

const wires = document.getElementById("wires");
const said = document.querySelector("[data-said]");
const rows = () => [...wires.querySelectorAll("[data-item]")];
const current = () => wires.querySelector("[data-item][aria-current]");
let known = new Set(rows().map((row) => row.dataset.item));

/** Read the item of this row. */
async function read(row, intoPane = false) {
  for (const other of rows()) other.toggleAttribute("aria-current", false);
  row.setAttribute("aria-current", "true");
  history.replaceState(null, "", row.href);
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  await refresh();
  const pane = document.getElementById("wire-pane");
  pane.scrollTop = 0;
  if (intoPane) pane.focus();
}

function step(by) {
  const all = rows();
  const at = all.indexOf(current());
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
  if (next && next !== current()) read(next);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  t: () => wires.querySelector("[data-wire-take]")?.click(),
  i: () => wires.querySelector("[data-wire-ignore]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable], dialog")) return;
  if (event.key === "Enter" && event.target === current()) {
    event.preventDefault();
    read(event.target, true);
  } else if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

wires.addEventListener("click", (event) => {
  const row = event.target.closest("[data-item]");
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  read(row, !event.detail || matchMedia("(width <= 64rem)").matches);
});

// whoever waves an item off reads the next one
wires.addEventListener("submit", (event) => {
  if (!event.target.querySelector("[data-wire-ignore]")) return;
  const all = rows();
  const next = all[all.indexOf(current()) + 1];
  if (next) event.target.elements.next.value = location.pathname + new URL(next.href).search;
});

// what came is said once, by number: nobody wants thirty headlines read out
wires.addEventListener("fresh", () => {
  const now = rows().map((row) => row.dataset.item);
  const fresh = now.filter((item) => !known.has(item)).length;
  known = new Set([...known, ...now]);
  if (fresh) said.textContent = wires.dataset.msgNew.replace("{n}", fresh);
  setTimeout(() => (said.textContent = ""), 6000);
});
