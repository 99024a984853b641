// Where the passages of open notes are in the text of this page. They are shown with the browser's own highlights, so
// nothing is put into the text; where a browser has none, the notes still say which words they are about.

import { bring, drawer, isOpen, sheet, text } from "./notes_sheet.js";
import { letters, locate } from "./passages.js";

const PAUSE = 400;
let known = []; // passages of open notes: {id, exact, prefix, suffix}
let ranges = new Map(); // id of the note -> where its passage is now
let pause;

/** The passages there are, as the desk told. */
export function know(passages) {
  known = passages;
  look();
}

/** Where a note's passage is; undefined if its words are gone. */
export const rangeOf = (id) => ranges.get(id);

function paint(id = null) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  const all = [...ranges.entries()];
  CSS.highlights.set("desk-note", new Highlight(...all.filter(([note]) => note !== id).map(([, range]) => range)));
  CSS.highlights.set("desk-note-now", new Highlight(...all.filter(([note]) => note === id).map(([, range]) => range)));
}

/** Finds every passage anew. */
export function look() {
  const root = text();
  ranges = new Map();
  if (root && known.length) {
    const found = letters(root);
    for (const passage of known) {
      const range = locate(found, passage);
      if (range) ranges.set(passage.id, range);
    }
  }
  paint();
  sayLost(root);
}

function later() {
  clearTimeout(pause);
  pause = setTimeout(look, PAUSE);
}

/** In the sheet: which passages are gone from the text as it stands on this page, and a way to those that are there. */
function sayLost(root) {
  if (!root) return;
  for (const thread of sheet()?.querySelectorAll("[data-exact]:not(.is-settled)") ?? []) {
    const here = ranges.has(Number(thread.dataset.note));
    thread.querySelector("[data-note-lost]").hidden = here || !known.some(({ id }) => id === Number(thread.dataset.note));
    thread.querySelector("[data-note-show]").hidden = !here;
  }
}

function showPassage(id) {
  const range = ranges.get(id);
  if (!range) return;
  paint(id);
  if (drawer && getComputedStyle(drawer).width === `${innerWidth}px`) document.querySelector("[data-drawer-close]").click(); // a phone's drawer hides the text
  bring(range.startContainer.parentElement, "center");
}

/** Shows a note in the sheet, and its passage beside it. */
export function showNote(id) {
  const thread = document.getElementById(`note-${id}`);
  if (!thread) return;
  bring(thread, "nearest");
  for (const other of document.querySelectorAll(".note-thread.is-now")) other.classList.remove("is-now");
  thread.classList.add("is-now");
  thread.focus({ preventScroll: true });
  paint(id);
}

/** The note whose passage holds the caret, the shortest first; null if there is none. */
export function noteAtCaret() {
  const selection = getSelection();
  if (!selection.rangeCount || !text()?.contains(selection.anchorNode)) return null;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  const there = [...ranges].filter(([, range]) => range.startContainer.isConnected && range.isPointInRange(startContainer, startOffset));
  return there.sort((a, b) => a[1].toString().length - b[1].toString().length)[0]?.[0] ?? null;
}

document.addEventListener("click", (event) => {
  const show = event.target.closest("[data-note-show]");
  if (show) return showPassage(Number(show.closest("[data-note]").dataset.note));
  if (!isOpen() || !text()?.contains(event.target)) return;
  const note = noteAtCaret();
  if (note !== null) bring(document.getElementById(`note-${note}`), "nearest");
  paint(note);
});
document.addEventListener("body:ready", look);
document.addEventListener("input", (event) => event.target.id === "id_body" && later());
