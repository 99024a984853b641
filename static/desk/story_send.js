// A save goes to the desk by a question of the page, so that a dead line or an ended session never costs the form:
// it is held, and sent by itself when the line is back. What the desk answers with a page is sent again as a form.

import { quiet } from "./story_autosave.js"; // it hears of a save first, and keeps what it saves
import { onward } from "./story_leaving.js";
import { ask, line, token } from "./story_line.js";
import { WaitingSave } from "./story_waiting.js";

const form = document.getElementById("story-form");
const GIVE_UP_AFTER = 45000;
const waiting = new WaitingSave(form);

form.addEventListener("submit", async (event) => {
  if (event.defaultPrevented) return;
  form.elements.csrfmiddlewaretoken.value = token();
  event.preventDefault();
  const button = event.submitter;
  waiting.release();
  if (line.state === "other" || line.state === "signedout") return hold(button);
  const sent = new FormData(form, button);
  await quiet();
  const { kind, data } = await ask(form.action, sent, {
    headers: { "X-Desk": "json" },
    giveUpAfter: GIVE_UP_AFTER,
  });
  if (kind === "ok" && data.next) return goOn(await onward(data.next, data.saved));
  if (kind === "ok" || kind === "refused") return asForm(button);
  hold(button, kind === "failed");
});

/** To the page that comes next. Until it is there the story stays with this one (static/desk/story_lock.js). After a
 * first save the story takes the place of its blank page, so that “back” does not lead to that. */
function goOn(next) {
  form.dataset.onward = "";
  if (form.dataset.article) location.assign(next);
  else location.replace(next);
}

/** For whatever the desk answers with a page of its own. */
function asForm(button) {
  form.dataset.onward = "";
  waiting.sendAsForm(button);
}

function hold(button, failed = false) {
  form.classList.remove("is-sending");
  document.dispatchEvent(new CustomEvent("story:held", { detail: { failed } }));
  document.querySelectorAll("dialog[open]:not([data-signin])").forEach((dialog) => dialog.close());
  waiting.hold(button);
}

// A blank page that the browser kept alive while its form went on: its story may be saved by now.
addEventListener("pageshow", async (event) => {
  if (!event.persisted || form.dataset.article) return;
  const found = await fetch(location.href, { method: "HEAD" }).catch(() => ({}));
  if (found.redirected && found.url.endsWith("/change/")) location.replace(found.url);
});
