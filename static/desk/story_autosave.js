// No lost words: what is typed is kept on this device at every pause, and on the server every few seconds; the line
// in the bar says where it is kept.

import { isLeaving, keepLater, leave, stay } from "./story_leaving.js";
import { ask, line as desk } from "./story_line.js";
import { copy, dirty, form, keepHere, now, own, words } from "./story_own.js";
import { isOrder } from "./story_text.js";

const line = document.querySelector("[data-save-state]");
const LOOK_EVERY = 1000;
const EDITOR_WITHIN = 15000; // an editor that has not started by then will not: the plain field stays
const SEND_AFTER = 3000;
let seen = null; // the text when last looked at
let sendAt = 0;
let sending = false;
let underSend = null;
let early = words.plain.split(" ").some((name) => form.elements[name].value !== form.elements[name].defaultValue);
const { blank, typed } = form.elements.body?.dataset ?? {};
early ||= typed !== undefined || (blank !== undefined && form.elements.body.value !== "");

export const clock = (moment) => new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

function say(name, { time = clock(new Date()), trouble = false } = {}) {
  line.textContent = words[name].replace("{time}", time);
  line.classList.toggle("is-trouble", trouble);
  line.dataset.kept = name.slice(3).toLowerCase(); // server, device, offline, signedout, refused, nowhere
}

/** True while the editor is on its way: on a slow device it may come long after the page. */
function starting() {
  const { body } = form.elements;
  return "bodyEditor" in (body?.dataset ?? {}) && !body.bodyEditor && performance.now() < EDITOR_WITHIN;
}

/** Looks at the text: keeps it here when it changed, and on the server when the typing paused. */
export function look() {
  if (isLeaving()) return void keepLater();
  const text = now();
  if (own.settled === null) {
    if (!early && starting()) return;
    own.settled = own.sent = seen = early ? "" : text; // a quick hand writes before the page is ready
    form.dataset.settled = "";
    if (!dirty()) form.dispatchEvent(new Event("story:untouched"));
  }
  if (text !== seen) {
    seen = text;
    if (keepHere()) say("msgDevice");
    sendAt = Date.now() + SEND_AFTER;
  }
  if (text !== own.sent && !sending && Date.now() >= sendAt) underSend = send(text);
}

/** Waits for a text on its way to the server: one that came after the save would be offered as unsaved. */
export const quiet = () => Promise.race([underSend, new Promise((resolve) => setTimeout(resolve, 3000))]);

async function send(text) {
  sending = true;
  const keptHere = keepHere();
  const { kind, data } = await ask(words.autosave, copy());
  sending = false;
  if (kind === "ok" || kind === "stale") return kept(data, text);
  sendAt = Date.now() + (kind === "offline" ? 4 : 10) * SEND_AFTER;
  if (isLeaving()) return;
  if (!keptHere) return say("msgNowhere", { trouble: true });
  if (kind === "offline") return say("msgOffline", { trouble: true });
  if (kind === "signedout" || kind === "other") return say("msgSignedOut", { trouble: true });
  say("msgRefused", { trouble: true });
  line.textContent += ` ${data.error ?? ""}`;
}

function kept(answer, text) {
  own.sent = own.onServer = text;
  if (now() === text) keepHere();
  if (isLeaving()) return;
  say(answer.newer ? "msgStale" : "msgServer", { time: `${answer.clock} ${answer.zone}` });
  if (!answer.newer) return;
  line.textContent = `${answer.newer} ${line.textContent}`;
  line.classList.add("is-trouble");
}

function soon() {
  sendAt = 0;
  look();
}

setInterval(look, LOOK_EVERY);
form.addEventListener("input", (event) => (early ||= event.isTrusted && !isOrder(event.target)), { capture: true });
document.addEventListener("visibilitychange", () => document.hidden && look());
addEventListener("online", soon);
document.addEventListener("story:signed-in", soon);
document.addEventListener("story:line", (event) => {
  if (event.detail === "offline" && dirty()) say(keepHere() ? "msgOffline" : "msgNowhere", { trouble: true });
});
document.addEventListener("story:held", (event) => {
  stay();
  const name = event.detail.failed ? "msgRefused" : desk.state === "offline" ? "msgOffline" : "msgSignedOut";
  say(keepHere() ? name : "msgNowhere", { trouble: true });
});
form.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return; // a save is under way
  if (dirty()) keepHere(); // if the way to the server breaks, or the session is over, it is offered again
  leave({ saving: true });
  line.textContent = words.msgSaving;
});
addEventListener("beforeunload", (event) => {
  if (isLeaving() || !dirty()) return;
  keepHere();
  event.preventDefault();
});
