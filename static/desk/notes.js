// Notes beside a story: what arrives in their sheet is dressed, and what changed meanwhile is shown without reloading.
// Passages: notes_passages.js; marking one: notes_marking.js; what is written and not sent: notes_drafts.js.

import { listen, soon } from "./live.js";
import { Mentions } from "./mentions.js";
import { forgetSent, isWritten, keptOf } from "./notes_drafts.js";
import { about } from "./notes_marking.js";
import { know, look } from "./notes_passages.js";
import { drawer, say, sheet, text, words } from "./notes_sheet.js";

let changed = null; // when the notes last changed, as the server told
let stale = false; // the sheet shows less than the server told of

/** Brings what was written and not sent back into its form. True if there was anything. */
function bringBack(form) {
  const kept = keptOf(form.dataset.draft);
  if (!kept || form.elements.text.value === kept.text) return false;
  form.elements.text.value = kept.text;
  form.closest("details")?.setAttribute("open", "");
  if (form.dataset.draft === "new" && kept.exact) about(kept);
  return true;
}

function dress() {
  const root = sheet();
  if (!root) return;
  if (root.dataset.sent) forgetSent(root.dataset.sent);
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
  for (const count of document.querySelectorAll('[data-sheet-count="notes"]')) count.textContent = answer.open || "";
  know(answer.passages);
  stale ||= changed !== null && changed !== answer.changed;
  changed = answer.changed;
  refresh();
}

document.addEventListener("focusout", (event) => event.target.closest?.("[data-notes]") && setTimeout(refresh, 300));
dress();
listen(`notes:${words.story}`, hear);
