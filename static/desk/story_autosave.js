// No lost words: what is typed is kept on this device at every pause, and on the server every few seconds.
//
// A copy is {key, article, version, fields, at}; fields: name -> list of values, as the form would send them.
// On this device it lies in localStorage under "story:<user>:<story or new>:<key>" until the text is saved.

import { ask, line as desk } from "./story_line.js";

const form = document.getElementById("story-form");
const words = form.dataset;
const line = form.querySelector("[data-save-state]");
const NOT_TEXT = /^(csrfmiddlewaretoken|version|key|_.*|.*-(note|starts_at|ends_at|change))$/;
const LOOK_EVERY = 1000;
const SEND_AFTER = 3000;
/** A copy nobody came back for: as long as the server keeps its own. */
const KEPT_FOR = 30 * 24 * 3600 * 1000;

const copyName = (article, key) => `story:${words.user}:${article || "new"}:${key}`;
let own = copyName(words.article, form.elements.key.value);

/** What the form says now. */
function fields() {
  const found = {};
  for (const [name, value] of new FormData(form)) {
    if (NOT_TEXT.test(name) || typeof value !== "string") continue;
    (found[name] ??= []).push(value.replaceAll("\r\n", "\n"));
  }
  return found;
}

function copy() {
  return {
    key: form.elements.key.value,
    article: words.article || null,
    user: words.user,
    version: Number(form.elements.version.value || 0),
    fields: fields(),
    at: new Date().toISOString(),
  };
}

const clock = (moment) => new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });

function say(name, moment = new Date(), trouble = false) {
  line.textContent = words[name].replace("{time}", moment.text ?? clock(moment));
  line.classList.toggle("is-trouble", trouble);
  line.dataset.kept = name.slice(3).toLowerCase(); // server, device, offline, signedout, refused, nowhere
}

// Keeping

let settled = null; // the text as the server's page showed it, once the editor has had its say
let seen = null; // the text when last looked at
let sent = null; // the text that need not be sent
let onServer = null; // the text that the server said it has
let sendAt = 0;
let sending = false;
let leaving = false;
let underWay = null; // the text of a save under way
let sequel = null; // where what was typed during it is kept: {key, name}
let early = words.plain.split(" ").some((name) => form.elements[name].value !== form.elements[name].defaultValue);

const dirty = () => "dirty" in words || (settled !== null && JSON.stringify(fields()) !== settled);

/** Writes this page's copy. */
function keepHere() {
  const now = copy();
  return store(own, { ...now, onServer: JSON.stringify(now.fields) === onServer });
}

/** Writes a copy. A full store gives up what the server has of other forms, the oldest first. */
function store(place, kept) {
  const text = JSON.stringify(kept);
  for (const name of [null, ...spare()]) {
    try {
      if (name) localStorage.removeItem(name);
      localStorage.setItem(place, text);
      return true;
    } catch {
      // full, or forbidden
    }
  }
  return false;
}

/** Copies that can go: those of other forms that the server keeps too. */
function spare() {
  try {
    return every().filter(([name, kept]) => name !== own && kept.onServer).map(([name]) => name).reverse();
  } catch {
    return []; // this browser keeps nothing
  }
}

function look() {
  if (leaving) return void keepLater();
  const now = JSON.stringify(fields());
  if (settled === null) settled = sent = seen = early ? "" : now; // a quick hand writes before the page is ready
  if (now !== seen) {
    seen = now;
    if (keepHere()) say("msgDevice");
    sendAt = Date.now() + SEND_AFTER;
  }
  if (now !== sent && !sending && Date.now() >= sendAt) send(now);
}

async function send(now) {
  sending = true;
  const keptHere = keepHere();
  const { kind, data } = await ask(words.autosave, copy());
  sending = false;
  if (kind === "ok" || kind === "stale") return kept(data, now);
  sendAt = Date.now() + (kind === "offline" ? 4 : 10) * SEND_AFTER;
  if (leaving) return;
  if (!keptHere) return say("msgNowhere", new Date(), true);
  if (kind === "offline") return say("msgOffline", new Date(), true);
  if (kind === "signedout" || kind === "other") return say("msgSignedOut", new Date(), true);
  say("msgRefused", new Date(), true);
  line.textContent += ` ${data.error ?? ""}`;
}

function kept(answer, now) {
  sent = onServer = now;
  if (JSON.stringify(fields()) === now) keepHere();
  if (leaving) return;
  say(answer.newer ? "msgStale" : "msgServer", { text: `${answer.clock} ${answer.zone}` });
  if (!answer.newer) return;
  line.textContent = `${answer.newer} ${line.textContent}`;
  line.classList.add("is-trouble");
}

setInterval(look, LOOK_EVERY);
form.addEventListener("input", (event) => (early ||= event.isTrusted), { capture: true });
document.addEventListener("visibilitychange", () => document.hidden && look());
function soon() {
  sendAt = 0;
  look();
}
addEventListener("online", soon);
document.addEventListener("story:signed-in", soon);
document.addEventListener("story:line", (event) => {
  if (event.detail === "offline" && dirty()) say(keepHere() ? "msgOffline" : "msgNowhere", new Date(), true);
});
document.addEventListener("story:held", (event) => {
  stay();
  const name = event.detail.failed ? "msgRefused" : desk.state === "offline" ? "msgOffline" : "msgSignedOut";
  say(keepHere() ? name : "msgNowhere", new Date(), true);
});
form.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return; // a save is under way
  if (dirty()) keepHere(); // if the way to the server breaks, or the session is over, it is offered again
  underWay = JSON.stringify(fields());
  leaving = true;
  line.textContent = words.msgSaving;
});
addEventListener("pageshow", stay);
addEventListener("pagehide", () => keepLater());
addEventListener("beforeunload", (event) => {
  if (leaving || !dirty()) return;
  keepHere();
  event.preventDefault();
});

// Typing on while a save is under way: what the save does not hold is a text of its own, and goes on from what it made.

/** Keeps on this device what the save under way does not hold. Returns the copy, or null if there is nothing more. */
function keepLater(saved = {}) {
  if (underWay === null || JSON.stringify(fields()) === underWay) return null;
  const late = { ...copy(), key: sequel?.key ?? newKey(), ...sequel?.saved, ...saved };
  if (sequel) localStorage.removeItem(sequel.name);
  sequel = { key: late.key, name: copyName(late.article, late.key), saved: { ...sequel?.saved, ...saved } };
  store(sequel.name, late);
  return late;
}

/** The page goes on after all: everything it holds is its own text again. */
function stay() {
  leaving = false;
  underWay = null;
  if (sequel && keepHere()) localStorage.removeItem(sequel.name);
  sequel = null;
}

/** After a save: the address that comes next. `saved`: the story and the version that the save made. */
export async function onward(next, saved = {}) {
  const late = keepLater(saved);
  if (!late) return next;
  const { kind } = await ask(words.autosave, late);
  if (kind !== "ok") return next;
  underWay = JSON.stringify(late.fields);
  store(sequel.name, { ...late, onServer: true });
  return next.endsWith("/change/") ? `${next}?restore=${late.key}` : next;
}

/** As the server makes them; browsers give crypto.randomUUID to https alone. */
function newKey() {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

// One text, one page: who fetched a text back twice writes on in two pages, and neither may overwrite the other's copy.

const pages = new BroadcastChannel("story-pages");
const me = newKey();
pages.addEventListener("message", ({ data }) => {
  if (data.key !== form.elements.key.value || data.user !== words.user) return;
  if (data.to === me) return takeNewKey();
  if (data.to) return;
  pages.postMessage({ ...data, to: data.from });
  if (!dirty()) return;
  sent = ""; // what stands here is the text of this key
  keepHere();
});
if ("dirty" in words) pages.postMessage({ key: form.elements.key.value, user: words.user, from: me });

/** From now on this page's text is kept apart from the one it began with. */
function takeNewKey() {
  const key = newKey();
  form.elements.key.value = key;
  document.querySelector("[data-pulse]")?.setAttribute("data-key", key);
  own = copyName(words.article, key);
  if (settled === null || JSON.stringify(fields()) === settled) return; // it has none of its own yet
  sent = "";
  keepHere();
}

// Offering

const offer = document.querySelector("[data-local-offer]");

/** Every copy of this person's on this device, the newest first; what cannot be read or is too old goes. */
function every() {
  const found = [];
  for (const name of Object.keys(localStorage).filter((key) => key.startsWith(`story:${words.user}:`))) {
    try {
      const kept = JSON.parse(localStorage.getItem(name));
      if (Date.now() - Date.parse(kept.at) > KEPT_FOR) localStorage.removeItem(name);
      else found.push([name, kept]);
    } catch {
      localStorage.removeItem(name);
    }
  }
  return found.sort((a, b) => b[1].at.localeCompare(a[1].at));
}

const copies = () => every().filter(([name]) => name.startsWith(copyName(words.article, "")));

/** What is in a revision by now need not stay on this device. */
function dropSaved() {
  const saved = new Set(words.savedForms.split(" ").filter(Boolean));
  for (let n = localStorage.length - 1; n >= 0; n -= 1) {
    const name = localStorage.key(n);
    if (name.startsWith(`story:${words.user}:`) && saved.has(name.split(":")[3])) localStorage.removeItem(name);
  }
}

const same = (kept, shown) => Object.keys({ ...kept, ...shown }).every((name) => String(kept[name] ?? "") === String(shown[name] ?? ""));
const says = (kept) => words.telling.split(" ").some((name) => String(kept[name] ?? "").trim());

function offerCopy() {
  dropSaved();
  const shown = fields();
  for (const [name, kept] of copies()) {
    const restored = document.querySelector(`[data-restored="${kept.key}"]`);
    const inPage = "dirty" in words && [form.elements.key.value, words.mine].includes(kept.key);
    if (inPage && (!restored || kept.onServer)) continue;
    if (same(kept.fields, shown) || (!words.article && !says(kept.fields))) {
      localStorage.removeItem(name);
      continue;
    }
    const there = restored ?? document.querySelector(`[data-offer="${kept.key}"]`);
    if (there && kept.onServer) return; // the server offers it already
    // What was typed on this device after the line broke goes on from what the server has.
    const later = there && Date.parse(kept.at) > Date.parse(there.dataset.savedAt);
    if (later) there.hidden = true;
    const mine = name === own;
    if (mine) takeNewKey(); // what is typed here meanwhile must not take its place
    const forward = show(name, kept);
    if (later && mine && JSON.stringify(fields()) === settled) forward(`?restore=${kept.key}`);
    return;
  }
}

/** Offers a copy. Returns what sends it to the server and goes on to an address there. */
function show(name, kept) {
  offer.querySelector("[data-local-offer-title]").textContent = words.msgLocal.replace("{time}", clock(kept.at));
  offer.hidden = false;
  const forward = async (address) => {
    const { kind: came } = await ask(words.autosave, { ...kept, user: words.user });
    if (came === "ok" || came === "stale") {
      store(name, { ...kept, onServer: true });
      look();
      leaving = true;
      location.assign(address);
      return;
    }
    const problem = offer.querySelector("[data-local-offer-problem]");
    problem.textContent = words.msgOffline.replace("{time}", clock(kept.at));
    problem.hidden = false;
  };
  offer.querySelector("[data-local-restore]").addEventListener("click", () => forward(`?restore=${kept.key}`));
  offer.querySelector("[data-local-compare]").addEventListener("click", () =>
    forward(words.unsaved.replace("00000000-0000-0000-0000-000000000000", kept.key)));
  offer.querySelector("[data-local-discard]").addEventListener("click", () => {
    localStorage.removeItem(name);
    offer.hidden = true;
    document.getElementById("id_headline").focus();
  });
  return forward;
}

// The editor may write the same text in its own way while it starts: what it says then is the text to compare with.
addEventListener("load", () => setTimeout(() => {
  look();
  offerCopy();
}, 400));
