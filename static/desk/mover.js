// What the board and the calendar share: the dialog that asks where to, what is said afterwards, and the question to
// the desk. Every sentence comes from the page or from the desk.

import { refresh } from "./fresh.js";
import { sayTimes } from "./moments.js";
import { Turns } from "./turns.js";

const dialog = document.getElementById("mover");
const body = dialog.querySelector("[data-mover]");
const said = document.querySelector("[data-said]");
const trouble = document.querySelector("[data-trouble]");
const FIELD = ":is(input:not([type=hidden]), select, textarea)";
let timer = null;

export const words = dialog.dataset;
/** Moves that are made here go one after the other: each says the version that the one before it has made. */
export const turns = new Turns();

/** Say that something was done. */
export function say(sentence) {
  trouble.hidden = true;
  said.textContent = sentence;
  clearTimeout(timer);
  timer = setTimeout(() => (said.textContent = ""), 8000);
}

/** Say why something was not done; it stays until the next thing happens. */
export function refuse(sentence) {
  said.textContent = "";
  trouble.textContent = `${words.msgBack} ${sentence}`;
  trouble.hidden = false;
}

/** A page's part as an element. Throws when the desk does not answer. */
export async function fetchPart(address) {
  const answer = await fetch(address, { headers: { "X-Part": "1" }, signal: AbortSignal.timeout(20000) });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  return template.content;
}

/** Send `data` and tell what came of it: `{done}`, and `said` or `error` as a sentence, or `asks`, the address of a
 * form that has to be looked at first. */
export async function send(address, data) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: data,
      headers: { "X-Part": "1" },
      signal: AbortSignal.timeout(30000),
    });
    const told = answer.redirected ? {} : await answer.json().catch(() => ({}));
    const done = answer.ok && Boolean(told.said);
    return { done, said: told.said, asks: told.asks, error: told.error || words.msgFailed };
  } catch {
    return { done: false, error: words.msgFailed };
  }
}

/** Open the dialog with the part at `address`; `only` shows the fields of one move alone. */
export async function openDialog(address, only = "") {
  trouble.hidden = true;
  body.replaceChildren();
  body.setAttribute("aria-busy", "true");
  dialog.showModal();
  await turns.answered();
  try {
    body.replaceChildren(await fetchPart(address));
    sayTimes(body);
  } catch {
    body.append(alertBox(words.msgFailed));
  }
  body.removeAttribute("aria-busy");
  if (only) {
    body.querySelector(".moves")?.classList.add("has-one");
    const chosen = body.querySelector(`[data-move="${only}"]`);
    chosen?.classList.add("is-chosen");
    chosen?.querySelector("details")?.setAttribute("open", "");
  }
  (body.querySelector(`.is-chosen ${FIELD}`) ?? body.querySelector("button, summary, input:not([type=hidden])"))?.focus();
}

function alertBox(sentence) {
  const box = document.createElement("p");
  box.className = "desk-callout is-error";
  box.setAttribute("role", "alert");
  box.textContent = sentence;
  return box;
}

dialog.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.classList.contains("is-sending")) return;
  form.classList.add("is-sending");
  const data = new FormData(form, event.submitter);
  turns.take(() => submit(form, data));
});

async function submit(form, data) {
  const told = await send(form.action, data);
  form.classList.remove("is-sending");
  dialog.querySelector("[role=alert]")?.remove();
  if (told.done) {
    dialog.close();
    say(told.said);
  } else {
    body.prepend(alertBox(told.error)); // what was written in the fields stays
    body.scrollTop = 0;
  }
  await refresh();
  return told.done ? "" : told.error;
}
// The words that open a move's fields vanish with it: the keyboard goes on in the first of them.
dialog.addEventListener(
  "toggle",
  (event) => event.target.matches(".moves-asks[open]") && event.target.querySelector(FIELD)?.focus(),
  true,
);
dialog.addEventListener("click", (event) => {
  if (event.target.closest("[data-closes]") || event.target === dialog) dialog.close();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-move-menu]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  openDialog(link.href);
});
trouble.addEventListener("click", () => (trouble.hidden = true));
