// The page of a fix: what is typed is kept on this device until the desk has it, and goes there by a question of the
// page, so that neither a dead line nor an ended session costs a word. Without this file the page still saves.

import { Copies, newKey, sameText, store } from "./story_copies.js";
import { ask, line, token } from "./story_line.js";
import { textOf } from "./story_text.js";
import { WaitingSave } from "./story_waiting.js";

const form = document.getElementById("fix-form");
const words = form.dataset;
const { key, edition, body } = form.elements;
const said = form.querySelector("[data-save-state]");
const offer = document.querySelector("[data-local-offer]");
const waiting = new WaitingSave(form);
const copies = new Copies(words.user, store(), "fix");
const LOOK_EVERY = 1000;
const EDITOR_WITHIN = 15000; // an editor that has not started by then will not: the plain field stays
const GIVE_UP_AFTER = 45000;
const BY_SCRIPT = { "X-Desk": "json" };

key.value ||= newKey();
const name = copies.name(words.article, key.value);
let settled = null; // the text that the desk sent, as JSON; null until the editor has had its say
let seen = null; // the text when last looked at
let sending = false;
let leaving = false;

const now = () => JSON.stringify(textOf(form));

/** True if the page holds words that the desk has not kept. */
const dirty = () => "dirty" in words || (settled !== null && now() !== settled);

const clock = (moment) => new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

function say(message, trouble = false) {
  said.textContent = words[message].replace("{time}", clock(new Date()));
  said.classList.toggle("is-trouble", trouble);
}

/** What the page came with: the body as the editor writes it, if nobody was quicker; every other field as sent. */
function begun() {
  const text = textOf(form);
  for (const field of form.elements) if (field.name in text && (field !== body || "typed" in body.dataset)) text[field.name] = [field.defaultValue];
  return JSON.stringify(text);
}

/** Writes this page's copy. False: this device has no room. */
function keep() {
  const copy = { key: key.value, article: words.article, user: words.user, version: edition.value, fields: textOf(form) };
  return copies.put(name, { ...copy, at: new Date().toISOString() });
}

/** Looks at the text, and keeps it here if it changed and the desk has another. */
function look() {
  if (settled === null) {
    if ("bodyEditor" in body.dataset && !body.bodyEditor && performance.now() < EDITOR_WITHIN) return;
    settled = seen = begun();
    if ("dirty" in words && !copies.of(words.article).some(([at]) => at === name)) seen = null;
    form.dataset.settled = "";
    offerCopy();
  }
  if (now() === seen) return;
  seen = now();
  if (!dirty()) {
    copies.drop(name);
    said.textContent = "";
  } else if (keep()) say("msgDevice");
  else say("msgNowhere", true);
}

/** Offers what this person typed on this device before, and the desk never kept: the newest first. */
function offerCopy() {
  const shown = textOf(form);
  offer.hidden = true;
  for (const [at, kept] of copies.of(words.article)) {
    if (at === name) continue;
    if (sameText(kept.fields, shown)) {
      copies.drop(at);
      continue;
    }
    offer.querySelector("[data-local-offer-title]").textContent = words.msgLocal.replace("{time}", clock(kept.at));
    offer.querySelector("[data-local-restore]").onclick = () => fetchBack(kept);
    offer.querySelector("[data-local-discard]").onclick = () => {
      copies.drop(at);
      offerCopy();
      form.elements.headline.focus();
    };
    offer.hidden = false;
    return;
  }
}

/** Asks the desk for this page with the copy in it: joined with what readers have, if that is another text by now. */
function fetchBack({ key: its, version, fields }) {
  const about = { csrfmiddlewaretoken: [token()], _restore: ["1"], _user: [words.user], edition: [version], key: [its] };
  const back = Object.assign(document.createElement("form"), { method: "post", hidden: true });
  for (const [field, values] of Object.entries({ ...fields, ...about })) {
    for (const value of values) back.append(Object.assign(document.createElement("input"), { type: "hidden", name: field, value }));
  }
  document.body.append(back);
  back.submit();
}

function hold(failed) {
  say(failed ? "msgRefused" : line.state === "offline" ? "msgOffline" : "msgSignedOut", true);
  waiting.hold(null);
}

/** What the desk answers with a page of its own is sent again as a form. The copy stays until the desk has its words. */
function asForm() {
  leaving = true;
  waiting.sendAsForm(null);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (sending) return;
  waiting.release();
  look();
  form.elements.csrfmiddlewaretoken.value = token();
  if (line.state === "other" || line.state === "signedout") return hold(false);
  const text = now();
  sending = true;
  const { kind, data } = await ask(location.pathname, new FormData(form), { headers: BY_SCRIPT, giveUpAfter: GIVE_UP_AFTER });
  sending = false;
  if (kind === "ok" && data.next) return goOn(data.next, text);
  if (kind === "ok" || kind === "refused") return asForm();
  hold(kind === "failed");
});

/** The desk has `text`: what was typed since is still kept here, and offered by the page that comes next. */
function goOn(next, text) {
  delete words.dirty;
  settled = text;
  seen = null;
  look();
  leaving = true;
  location.assign(next);
}

document.getElementById("fix-drop")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = event.target;
  given.elements.csrfmiddlewaretoken.value = token();
  const { kind, data } = await ask(given.action, new FormData(given), { headers: BY_SCRIPT });
  leaving = true;
  if (kind !== "ok" || !data.next) return given.submit();
  clearInterval(looking);
  copies.drop(name);
  location.assign(data.next);
});

const looking = setInterval(look, LOOK_EVERY);
document.addEventListener("visibilitychange", () => document.hidden && look());
addEventListener("pagehide", () => leaving || look());
addEventListener("pageshow", () => (leaving = false));
addEventListener("beforeunload", (event) => {
  if (leaving || !dirty()) return;
  look();
  event.preventDefault();
});
look();
