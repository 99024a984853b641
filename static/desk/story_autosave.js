// No lost words: what is typed is kept on this device at every pause, and on the server every few seconds.
//
// A copy is {key, article, version, fields, at}; fields: name -> list of values, as the form would send them.
// On this device it lies in localStorage under "story:<user>:<story or new>:<key>" until the text is saved.

const form = document.getElementById("story-form");
const words = form.dataset;
const line = form.querySelector("[data-save-state]");
const NOT_TEXT = /^(csrfmiddlewaretoken|version|key|_.*|.*-(note|starts_at|ends_at|change))$/;
const LOOK_EVERY = 1000;
const SEND_AFTER = 3000;
const GIVE_UP_AFTER = 20000;

const copyName = (article, key) => `story:${words.user}:${article || "new"}:${key}`;
const own = copyName(words.article, form.elements.key.value);

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
let sent = null; // the text the server has
let sendAt = 0;
let sending = false;
let leaving = false;

const dirty = () => "dirty" in words || (settled !== null && JSON.stringify(fields()) !== settled);

function keepHere() {
  try {
    localStorage.setItem(own, JSON.stringify(copy()));
    return true;
  } catch {
    return false; // full, or forbidden
  }
}

function look() {
  if (leaving) return;
  const now = JSON.stringify(fields());
  if (settled === null) settled = sent = seen = now;
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
  try {
    const answer = await fetch(words.autosave, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(copy()),
      signal: AbortSignal.timeout(GIVE_UP_AFTER),
    });
    if (answer.ok) kept(await answer.json(), now);
    else await notKept(answer, keptHere);
  } catch {
    say(keptHere ? "msgOffline" : "msgNowhere", new Date(), true);
    sendAt = Date.now() + 4 * SEND_AFTER;
  }
  sending = false;
}

function kept(answer, now) {
  sent = now;
  say("msgServer", { text: `${answer.clock} ${answer.zone}` });
  if (answer.newer) {
    line.textContent = `${answer.newer} ${line.textContent}`;
    line.classList.add("is-trouble");
  }
}

/** A redirect is the sign-in page; 403 with a reason is a rule of the desk, without one a stale session. */
async function notKept(answer, keptHere) {
  sendAt = Date.now() + 10 * SEND_AFTER;
  if (!keptHere) return say("msgNowhere", new Date(), true);
  const json = answer.headers.get("Content-Type")?.includes("json");
  if (answer.type === "opaqueredirect" || answer.status === 401 || (answer.status === 403 && !json)) {
    return say("msgSignedOut", new Date(), true);
  }
  say("msgRefused", new Date(), true);
  if (json) line.textContent += ` ${(await answer.json()).error ?? ""}`;
}

/** The newest token: signing in again in another tab makes a new one. */
function token() {
  return document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
}

setInterval(look, LOOK_EVERY);
document.addEventListener("visibilitychange", () => document.hidden && look());
addEventListener("online", () => {
  sendAt = 0;
  look();
});
form.addEventListener("submit", () => {
  if (dirty()) keepHere(); // if the way to the server breaks, or the session is over, it is offered again
  form.elements.csrfmiddlewaretoken.value = token();
  leaving = true;
  line.textContent = words.msgSaving;
});
addEventListener("pageshow", () => (leaving = false));
addEventListener("beforeunload", (event) => {
  if (leaving || !dirty()) return;
  keepHere();
  event.preventDefault();
});

// Offering

const offer = document.querySelector("[data-local-offer]");

function copies() {
  const found = [];
  for (let n = 0; n < localStorage.length; n += 1) {
    const name = localStorage.key(n);
    if (!name.startsWith(copyName(words.article, ""))) continue;
    try {
      found.push([name, JSON.parse(localStorage.getItem(name))]);
    } catch {
      localStorage.removeItem(name);
    }
  }
  return found.sort((a, b) => b[1].at.localeCompare(a[1].at));
}

/** What is in a revision by now need not stay on this device. */
function dropSaved() {
  const saved = new Set(words.savedForms.split(" ").filter(Boolean));
  for (let n = localStorage.length - 1; n >= 0; n -= 1) {
    const name = localStorage.key(n);
    if (name.startsWith(`story:${words.user}:`) && saved.has(name.split(":")[3])) localStorage.removeItem(name);
  }
}

const same = (kept, shown) => Object.keys({ ...kept, ...shown }).every((name) => String(kept[name] ?? "") === String(shown[name] ?? ""));
const says = (kept) => ["headline", "standfirst", "body", "tags", "lead_photo", "video_url"].some((name) => String(kept[name] ?? "").trim());

function offerCopy() {
  dropSaved();
  const shown = fields();
  for (const [name, kept] of copies()) {
    if (name === own && "dirty" in words) continue; // this very text is in the page
    if (same(kept.fields, shown) || (!words.article && !says(kept.fields))) {
      localStorage.removeItem(name);
      continue;
    }
    if (document.querySelector(`[data-offer="${kept.key}"]`)) return; // the server offers it already
    return show(name, kept);
  }
}

function show(name, kept) {
  offer.querySelector("[data-local-offer-title]").textContent = words.msgLocal.replace("{time}", clock(kept.at));
  offer.hidden = false;
  const forward = async (address) => {
    const answer = await fetch(words.autosave, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(kept),
    }).catch(() => null);
    if (answer?.ok) {
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
}

// The editor may write the same text in its own way while it starts: what it says then is the text to compare with.
addEventListener("load", () => setTimeout(() => {
  look();
  offerCopy();
}, 400));
