// Who else has this story open, and who has the lock. The page tells the desk every half minute that it lives, which
// renews its lock; the answer is shown in the bar, above a story to read, or in place where someone was writing.

import { ask, line } from "./story_line.js";

const EVERY = 25000;
const WAITING = 12000; // a page that waits for the lock looks more often
const page = document.querySelector("[data-pulse]");
const form = document.getElementById("story-form");
const writing = "writing" in (page?.dataset ?? {});
const people = document.querySelector("[data-faces]");
const notice = document.querySelector("[data-lock]");
const lost = document.querySelector("[data-lock-lost]");
const dialog = document.querySelector("[data-lock-dialog]");
let timer = null;
let asking = false;
let turn = 0; // counts what this page tells: the desk may hear it in another order
let left = false;
let frozen = false;

const version = () => Number((writing ? form.elements.version.value : page.dataset.version) || 0);
const message = (leaving = false) => ({
  key: page.dataset.key, writing, version: version(), user: page.dataset.user, turn: (turn += 1), leaving,
});
const sending = () => Boolean(form?.classList.contains("is-sending"));
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

async function beat() {
  clearTimeout(timer);
  if (asking || left) return;
  if (sending()) return void (timer = setTimeout(beat, 1000)); // the desk takes the form as the last word of this page
  asking = true;
  const { kind, data } = await ask(page.dataset.pulse, message());
  asking = false;
  if (kind === "ok") hear(data);
  timer = setTimeout(beat, !writing && data.lock ? WAITING : EVERY);
}

function hear(data) {
  showPeople(data.people);
  if (notice) showNotice(data);
  if (lost) showLost(data);
  const held = document.querySelector("[data-conflict-held]");
  if (held) held.hidden = !data.lock || data.lock.mine;
  document.dispatchEvent(new CustomEvent("story:pulse", { detail: data }));
}

// Faces

function face(person) {
  const circle = document.createElement("span");
  circle.className = "face";
  circle.setAttribute("aria-hidden", "true");
  if (person.picture) circle.append(Object.assign(new Image(32, 32), { src: person.picture, alt: "" }));
  else circle.textContent = person.initials;
  return circle;
}

function showPeople(found) {
  if (!people) return;
  const now = JSON.stringify(found);
  if (people.dataset.shown === now) return;
  people.dataset.shown = now;
  people.hidden = !found.length;
  people.replaceChildren(...found.map((person) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    item.className = `people-one${person.writing ? " is-writing" : ""}`;
    item.title = fill(person.writing ? people.dataset.msgWrites : people.dataset.msgReads, person);
    name.className = "people-name";
    name.textContent = person.name;
    item.append(face(person), name);
    return item;
  }));
}

// A story to read: who edits it, and what one may do about it

function showNotice({ lock, may_edit: may, version: newest }) {
  if (!lock && !may) return void (notice.hidden = true);
  const part = (name) => notice.querySelector(`[data-lock-${name}]`);
  notice.hidden = false;
  const words = !lock ? notice.dataset.msgFree : fill(lock.yours ? notice.dataset.msgYours : notice.dataset.msgOther, lock);
  if (part("words").textContent.trim() !== words) part("words").textContent = words;
  part("face").replaceChildren(...(lock ? [face(lock)] : []));
  part("face").hidden = !lock;
  part("why").textContent = lock?.why ?? "";
  part("why").hidden = !lock?.why;
  part("newer").textContent = newest === version() ? "" : notice.dataset.msgNewer;
  part("newer").hidden = newest === version();
  part("edit").hidden = !may || Boolean(lock && !lock.mine); // their own other page is no hindrance
  part("take").hidden = !may || !lock || lock.mine || Boolean(lock.why);
  part("take-other").hidden = Boolean(lock?.yours);
  part("take-own").hidden = !lock?.yours;
  notice.classList.toggle("is-free", !lock);
  const owner = document.querySelector("#take-over-form [name=owner]");
  if (owner && !dialog.open) owner.value = lock?.owner ?? "";
}

notice?.querySelector("[data-lock-take]").addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  dialog.querySelector("[data-lock-dialog-words]").textContent = notice.querySelector("[data-lock-words]").textContent;
  dialog.showModal();
});

// A story someone was writing, and has no longer

function showLost({ lock, taken, newer }) {
  const held = lock && !lock.mine && !form.dataset.mine ? lock : null; // the page of two texts says so itself
  const reason = taken ? (taken.by ? "msgBy" : "msgOwn") : held ? "msgHeld" : newer ? "msgNewer" : null;
  if (!reason) return void (lost.hidden = true);
  const title = fill(lost.dataset[reason], { ...held, ...taken });
  const heading = lost.querySelector("[data-lock-lost-title]");
  const kept = lost.querySelector("[data-lock-lost-kept]");
  if (heading.textContent !== title) heading.textContent = title;
  kept.textContent = taken?.revision ? fill(lost.dataset.msgKept, taken) : "";
  kept.hidden = !taken?.revision;
  lost.hidden = false;
}

// Coming and going

/** The page is closed or left, or the device puts it to sleep: the story is free. */
function leave() {
  const goesOn = writing ? "onward" in form.dataset : sending();
  if (left || goesOn) return; // the page that comes next is the same story
  left = true;
  clearTimeout(timer);
  ask(page.dataset.pulse, message(true), { keepalive: true });
}

/** It was only away: brought back by “back”, or awake again. */
function back() {
  left = false;
  beat();
}

/** A story that was never saved has no lock yet. */
function watch() {
  page.dataset.watched = ""; // static/desk/shell.js leaves the rest to this page
  addEventListener("pagehide", leave);
  document.addEventListener("freeze", () => {
    frozen = true;
    leave();
  });
  addEventListener("pageshow", (event) => {
    delete form?.dataset.onward;
    if (event.persisted) back();
  });
  document.addEventListener("resume", () => {
    frozen = false;
    if (!document.hidden) back();
  });
  document.addEventListener("visibilitychange", () => !document.hidden && !frozen && back());
  form?.addEventListener("formdata", ({ formData }) => writing && formData.set("_turn", turn));
  document.addEventListener("story:line", (event) => event.detail === "online" && setTimeout(beat, 50));
  document.addEventListener("story:signed-in", beat);
  addEventListener("online", () => setTimeout(beat, 50));

  if (line.state !== "offline") beat();
  else timer = setTimeout(beat, EVERY);
}

if (page && (form || !writing)) watch(); // a form that has not come whole is shell.js's to give back
