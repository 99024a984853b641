// Notes beside a story: marking a passage, showing where passages are, and keeping what is written until it is sent.
// Passages are shown with the browser's own highlights, so nothing is put into the text; where a browser has none,
// the notes still say which words they are about.

import { listen, soon } from "./live.js";
import { Mentions } from "./mentions.js";
import { describe, letters, locate } from "./passages.js";

const words = document.getElementById("notes-words").dataset;
const drawer = document.getElementById("drawer");
const LONGEST = 2000;
const PAUSE = 400;
let known = []; // passages of open notes: {id, exact, prefix, suffix}
let ranges = new Map(); // id of the note -> where its passage is now
let marked = null; // what was last marked in the text
let changed = null; // when the notes last changed, as the server told
let stale = false; // the sheet shows less than the server told of

/** The story's text on this page: the one being written, or the one to read; null on the notes' own page. */
function text() {
  return document.querySelector("#field-body .body-page, .story-text");
}

const sheet = () => document.querySelector("[data-notes]");
const isOpen = () => Boolean(drawer && !drawer.hidden && sheet());

// Where the passages are

function paint(id = null) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  const all = [...ranges.entries()];
  CSS.highlights.set("desk-note", new Highlight(...all.filter(([note]) => note !== id).map(([, range]) => range)));
  CSS.highlights.set("desk-note-now", new Highlight(...all.filter(([note]) => note === id).map(([, range]) => range)));
}

let pause;
function look() {
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

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

function showPassage(id) {
  const range = ranges.get(id);
  if (!range) return;
  paint(id);
  if (drawer && getComputedStyle(drawer).width === `${innerWidth}px`) document.querySelector("[data-drawer-close]").click(); // a phone's drawer hides the text
  const element = range.startContainer.parentElement;
  element.scrollIntoView({ block: "center", behavior: still() });
}

function showNote(id) {
  const thread = document.getElementById(`note-${id}`);
  if (!thread) return;
  thread.scrollIntoView({ block: "nearest", behavior: still() });
  for (const other of document.querySelectorAll(".note-thread.is-now")) other.classList.remove("is-now");
  thread.classList.add("is-now");
  thread.focus({ preventScroll: true });
  paint(id);
}

/** The note whose passage holds the caret, the shortest first; null if there is none. */
function noteAtCaret() {
  const selection = getSelection();
  if (!selection.rangeCount || !text()?.contains(selection.anchorNode)) return null;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  const there = [...ranges].filter(([, range]) => range.startContainer.isConnected && range.isPointInRange(startContainer, startOffset));
  return there.sort((a, b) => a[1].toString().length - b[1].toString().length)[0]?.[0] ?? null;
}

// Marking

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

let settling;
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
  const box = (range ?? ranges.get(note)).getBoundingClientRect();
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

function openSheet() {
  if (isOpen()) return Promise.resolve();
  return new Promise((resolve) => {
    drawer.addEventListener("drawer:shown", resolve, { once: true });
    setTimeout(resolve, 10000);
    document.dispatchEvent(new CustomEvent("drawer:open", { detail: { name: "notes", address: words.address, title: words.title } }));
  });
}

function about(passage) {
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

function say(sentence) {
  const line = sheet()?.querySelector("[data-note-say]");
  if (line) line.textContent = sentence;
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
  const show = event.target.closest("[data-note-show]");
  if (show) showPassage(Number(show.closest("[data-note]").dataset.note));
  else if (isOpen() && text()?.contains(event.target)) {
    const note = noteAtCaret();
    if (note !== null) document.getElementById(`note-${note}`)?.scrollIntoView({ block: "nearest", behavior: still() });
    paint(note);
  }
});

// What is written is kept until it is sent: each tab's own, and on this device the newest for a tab opened later

/** Words nobody came back for, as with a story's text. */
const KEPT_FOR = 30 * 24 * 3600 * 1000;
const keptAs = (draft) => `note:${words.user}:${words.story}:${draft}`;
/** Where the words under way to the desk stand: what was written on meanwhile is not sent. */
const SENT = "note-sent";
const PARTS = ["text", "exact", "prefix", "suffix"];

/** Does something with one of the browser's stores; one that is full or forbidden leaves the words in the form. */
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

function keep(form) {
  const parts = Object.fromEntries(PARTS.map((name) => [name, form.elements[name]?.value ?? ""]));
  const untouched = parts.text === (form.elements.text.defaultValue ?? "") && !parts.exact;
  if (untouched || !parts.text.trim()) return forget(form.dataset.draft);
  const text = JSON.stringify({ ...parts, at: Date.now() });
  attempt(() => sessionStorage.setItem(keptAs(form.dataset.draft), text));
  attempt(() => localStorage.setItem(keptAs(form.dataset.draft), text));
}

/** This tab's words are sent or given up; those of another tab stay. */
function forget(draft) {
  const own = attempt(() => sessionStorage.getItem(keptAs(draft)));
  attempt(() => sessionStorage.removeItem(keptAs(draft)));
  attempt(() => own !== null && localStorage.getItem(keptAs(draft)) === own && localStorage.removeItem(keptAs(draft)));
}

/** What was written and not sent; null if there is nothing, or only what is too old. */
function keptOf(draft) {
  const text = attempt(() => sessionStorage.getItem(keptAs(draft))) ?? attempt(() => localStorage.getItem(keptAs(draft)));
  const kept = attempt(() => JSON.parse(text ?? "null"));
  if (!kept || Date.now() - kept.at > KEPT_FOR) return null;
  attempt(() => sessionStorage.setItem(keptAs(draft), text));
  return kept;
}

function bringBack(form) {
  const kept = keptOf(form.dataset.draft);
  if (!kept || form.elements.text.value === kept.text) return false;
  form.elements.text.value = kept.text;
  form.closest("details")?.setAttribute("open", "");
  if (form.dataset.draft === "new" && kept.exact) about(kept);
  return true;
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (form) keep(form);
});

// Ctrl+Enter sends the note, and must not reach the page, where it moves the story on. A note is sent once.
document.addEventListener(
  "keydown",
  (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (!form || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    form.requestSubmit();
  },
  { capture: true },
);
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.closest("[data-notes]")) return;
    if (form.dataset.sending) {
      event.preventDefault();
      return event.stopImmediatePropagation();
    }
    form.dataset.sending = "1";
    if (form.dataset.draft) {
      keep(form);
      attempt(() => sessionStorage.setItem(SENT, form.elements.text.value));
    }
    setTimeout(() => delete form.dataset.sending, 4000); // the line may have broken: it can be sent again
  },
  { capture: true },
);

/** True while someone is writing in the sheet: it must not be replaced under their hands. */
function isWritten() {
  return [...(sheet()?.querySelectorAll("form[data-draft] textarea") ?? [])].some(
    (box) => box === document.activeElement || box.value !== box.defaultValue,
  );
}

// The sheet

function dress() {
  const root = sheet();
  if (!root) return;
  if (root.dataset.sent && keptOf(root.dataset.sent)?.text === attempt(() => sessionStorage.getItem(SENT))) forget(root.dataset.sent);
  const back = [...root.querySelectorAll("form[data-draft]")].filter(bringBack);
  if (back.length) say(words.kept);
  for (const box of root.querySelectorAll("form[data-draft] textarea")) new Mentions(box, words);
  for (const mark of root.querySelectorAll("[data-note-mark]")) {
    mark.hidden = !text();
    mark.addEventListener("pointerdown", (event) => event.preventDefault());
  }
  look();
  root.querySelector("[role=alert]")?.closest("form")?.querySelector("textarea")?.focus();
}

drawer?.addEventListener("drawer:shown", () => {
  if (!sheet()) return;
  stale = false;
  dress();
  soon();
});

/** Shows the notes as they are now, without a word of what is being written getting lost. */
async function refresh() {
  if (!stale || !sheet() || drawer?.hidden || isWritten()) return;
  stale = false;
  try {
    const answer = await fetch(words.address, { headers: { "X-Drawer": "1" } });
    if (!answer.ok || !answer.headers.get("X-Drawer")) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (isWritten()) return void (stale = true);
    const held = document.activeElement?.closest("[data-note]")?.id;
    sheet().replaceWith(document.importNode(page.querySelector("[data-notes]"), true));
    dress();
    if (held) document.getElementById(held)?.focus({ preventScroll: true });
  } catch {
    stale = true; // the line broke: the next change tries again
  }
}

function hear(answer) {
  known = answer.passages;
  for (const count of document.querySelectorAll('[data-sheet-count="notes"]')) count.textContent = answer.open || "";
  look();
  stale ||= changed !== null && changed !== answer.changed;
  changed = answer.changed;
  refresh();
}

document.addEventListener("focusout", (event) => event.target.closest?.("[data-notes]") && setTimeout(refresh, 300));
document.addEventListener("body:ready", look);
document.addEventListener("input", (event) => event.target.id === "id_body" && later());
dress();
listen(`notes:${words.story}`, hear);
