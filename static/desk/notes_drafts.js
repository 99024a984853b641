// What is written in a note is kept until it is sent: each tab's own, and on this device the newest for a tab opened
// later. A note is sent once.

import { sheet, words } from "./notes_sheet.js";

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

/** Keeps what stands in a note's form, or forgets it when nothing is left of it. */
export function keep(form) {
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

/** The desk has the words of `draft`: what was written on since then stays. */
export function forgetSent(draft) {
  if (keptOf(draft)?.text === attempt(() => sessionStorage.getItem(SENT))) forget(draft);
}

/** What was written and not sent; null if there is nothing, or only what is too old. */
export function keptOf(draft) {
  const text = attempt(() => sessionStorage.getItem(keptAs(draft))) ?? attempt(() => localStorage.getItem(keptAs(draft)));
  const kept = attempt(() => JSON.parse(text ?? "null"));
  if (!kept || Date.now() - kept.at > KEPT_FOR) return null;
  attempt(() => sessionStorage.setItem(keptAs(draft), text));
  return kept;
}

/** True while someone is writing in the sheet: it must not be replaced under their hands. */
export function isWritten() {
  return [...(sheet()?.querySelectorAll("form[data-draft] textarea") ?? [])].some(
    (box) => box === document.activeElement || box.value !== box.defaultValue,
  );
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (form) keep(form);
});

// Ctrl+Enter sends the note, and must not reach the page, where it moves the story on.
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
