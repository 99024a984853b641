// Marking a passage: the button that stands at what is marked, its keys, and the new note's form about it.

import { keep } from "./notes_drafts.js";
import { noteAtCaret, rangeOf, showNote } from "./notes_passages.js";
import { drawer, openSheet, say, sheet, text, words } from "./notes_sheet.js";
import { describe } from "./passages.js";

/** As long as the desk takes a passage. */
const LONGEST = 2000;
let marked = null; // what was last marked in the text
let settling;

const button = document.createElement("button");
button.type = "button";
button.className = "note-here";
button.hidden = true;
button.setAttribute("aria-keyshortcuts", "Control+Alt+M");
button.title = "Ctrl+Alt+M";
const label = document.createElement("span");
const symbol = document.createElement("span");
symbol.className = "material-symbols-outlined";
symbol.setAttribute("aria-hidden", "true");
button.append(symbol, label);
if (drawer) document.body.append(button);
button.addEventListener("pointerdown", (event) => event.preventDefault()); // the mark stays
button.addEventListener("click", () => noteHere());

function currentRange() {
  const selection = getSelection();
  const root = text();
  if (!root || !selection.rangeCount || selection.isCollapsed || !root.contains(selection.getRangeAt(0).commonAncestorContainer)) return null;
  return selection.getRangeAt(0);
}

document.addEventListener("selectionchange", () => {
  clearTimeout(settling);
  settling = setTimeout(offer, 200);
});

function offer() {
  const range = currentRange();
  if (range) marked = describe(text(), range);
  const note = range ? null : noteAtCaret();
  button.hidden = !drawer || (!(range && marked) && note === null);
  if (button.hidden) return;
  symbol.textContent = range ? "add_comment" : "forum";
  label.textContent = range ? words.write : words.read;
  const box = (range ?? rangeOf(note)).getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  button.style.top = `${box.bottom + scrollY + 8}px`;
  button.style.left = `${Math.max(8, Math.min(box.left, wide - button.offsetWidth - 8))}px`;
}

/** Write about what is marked, or show the note about the place of the caret, or write about the whole story. */
async function noteHere() {
  const range = currentRange();
  if (range) marked = describe(text(), range);
  const note = range ? null : noteAtCaret();
  const passage = range ? marked : null;
  button.hidden = true;
  await openSheet();
  if (note !== null) return showNote(note);
  if (passage) about(passage);
  sheet()?.querySelector("#note-new")?.focus();
}

/** Makes the new note one about `passage` ({exact, prefix, suffix}); null: about the whole story. */
export function about(passage) {
  const form = sheet()?.querySelector("[data-draft=new]");
  if (!form) return;
  if (passage && passage.exact.length > LONGEST) return say(words.tooLong);
  for (const name of ["exact", "prefix", "suffix"]) form.elements[name].value = passage?.[name] ?? "";
  form.querySelector("[data-note-words]").textContent = passage?.exact ?? "";
  form.querySelector("[data-note-marked]").hidden = !passage;
  const title = form.querySelector("[data-note-label]");
  title.textContent = passage ? title.dataset.passage : title.dataset.story;
  say("");
  keep(form);
}

document.addEventListener("keydown", (event) => {
  if (!drawer || event.code !== "KeyM" || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  noteHere();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-note-mark]")) {
    if (marked) about(marked);
    else say(words.nothingMarked);
  }
  if (event.target.closest("[data-note-unmark]")) {
    about(null);
    sheet().querySelector("#note-new").focus();
  }
});
