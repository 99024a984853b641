// The screen of a front page: the page itself, editable in place. Every change is sent to the desk, which merges it
// into the draft by container or says who was first; then the page is made again by the readers' own templates.

import { filled, inverse, newKey, put, shifted, withCard, without } from "./fronts_arrangement.js";
import { Canvas } from "./fronts_canvas.js";
import { barDialog, cardDialog, containerDialog, fromField, historyDialog, scheduleDialog, toField } from "./fronts_dialogs.js";
import { Hand } from "./fronts_hand.js";
import { sender } from "./fronts_server.js";
import { Tray } from "./fronts_tray.js";

const PULSE = 5000;
const STEP = 15 * 60 * 1000;
const UNDOS = 50;
const DESKTOP = 1240;

const root = document.getElementById("fronts");
const words = root.dataset;
const find = (name) => root.querySelector(`[data-${name}]`);
const said = document.querySelector("[data-said]");
const trouble = document.querySelector("[data-trouble]");
const send = sender(document.querySelector("[data-token] input").value, words.msgFailed);
const done = [];
const undone = [];

const front = {
  root,
  words,
  zone: words.zone,
  state: null,
  isAhead: false,
  key: "",
  say(sentence) {
    trouble.hidden = true;
    said.textContent = sentence;
  },
  refuse(sentence) {
    said.textContent = "";
    trouble.textContent = sentence;
    trouble.hidden = false;
  },
  drop(article, place, headline) {
    const changed = put(front.state.containers, front.canvas.shown(), article, place);
    const label = front.state.containers.find((one) => one.key === place.key)?.label ?? "";
    return act(changed).then((why) => {
      if (!why) front.say(filled(words.msgDropped, { story: headline, where: label, place: place.index + 1 }));
      else front.refuse(why);
      return why;
    });
  },
  open: (article, key) => openCard(article, key),
  async saveCard(key, card, to = null, index = 0) {
    const own = front.state.containers.find((one) => one.key === key);
    const isPlaced = own.cards.some((each) => each.article === card.article);
    const shown = front.canvas.shown();
    let changed = isPlaced ? new Map() : put(front.state.containers, shown, card.article, { key, index });
    const now = front.state.containers.map((one) => changed.get(one.key) ?? one);
    changed = new Map([...changed, ...withCard(now, key, card)]);
    if (to) {
      const then = now.map((one) => changed.get(one.key) ?? one);
      changed = new Map([...changed, ...put(then, shown, card.article, to)]);
    }
    return act(changed);
  },
  async remove(article, key) {
    const why = await act(without(front.state.containers, key, article));
    if (!why) front.say(filled(words.msgRemoved, { story: front.state.stories[article]?.headline ?? "" }));
    return why;
  },
  saveContainer(key, parts) {
    const own = front.state.containers.find((one) => one.key === key) ?? { key: newKey(front.state.containers), cards: [] };
    return act(new Map([[own.key, { ...own, ...parts }]]));
  },
  removeContainer: (key) => act(new Map([[key, null]])),
  shift: (key, step) => act(new Map(), shifted(front.state.containers.map((one) => one.key), key, step)),
};

/** Change containers (key → container or null) and their order; `back` remembers how to take it back, for undo or for
 * redo. Gives a sentence if it was refused. */
async function change(changed, order = null, back = done) {
  if (!changed.size && !order) return "";
  const before = inverse(front.state.containers, changed, order);
  const asked = { containers: Object.fromEntries(changed), versions: front.state.versions, order };
  const told = await send(`${words.base}change/`, asked);
  if (told.error) {
    if (told.status === 409) await refresh();
    return told.error;
  }
  back.push(before);
  if (back.length > UNDOS) back.shift();
  await take(told);
  return "";
}

/** A change of the person's own: what was undone before it cannot be done again. */
async function act(changed, order = null) {
  const why = await change(changed, order);
  if (!why) undone.length = 0;
  buttons();
  return why;
}

async function goBack(from, to, sentence) {
  const last = from.pop();
  if (!last) return;
  const why = await change(last.changed, last.order, to);
  if (why) front.refuse(why);
  else front.say(sentence);
  buttons();
}

function buttons() {
  find("undo").disabled = !done.length;
  find("redo").disabled = !undone.length;
}

/** Take a state that the desk told, and show it. */
async function take(state) {
  front.state = state;
  const count = state.changes.length;
  find("state").textContent = count ? filled(words.msgChanges, { n: count }) : words.msgSame;
  find("state").title = state.changes.map((one) => one.words).join("\n");
  find("live").textContent = state.live ? filled(words.msgLive, { n: state.live, at: state.liveAt }) : words.msgOwn;
  find("ticks").replaceChildren(...state.ticks.map(tick));
  others(state.others);
  buttons();
  try {
    await front.canvas.show();
  } catch {
    front.refuse(words.msgFailed);
  }
  dress();
}

function dress() {
  if (!front.isAhead) front.canvas.dress(front.state);
  const shown = front.canvas.shown();
  const hidden = front.state.containers.filter((one) => !shown.has(one.key));
  find("hidden").hidden = !hidden.length || front.isAhead;
  find("hidden").replaceChildren(`${words.msgHidden}: `, ...hidden.map((one) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "chip", textContent: one.label });
    button.addEventListener("click", () => openContainer(one.key));
    return button;
  }));
  front.tray.mark();
  root.dataset.ready = front.state.stamp;
}

function tick({ at, kind, words: what }) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: `chip fronts-tick is-${kind}`, textContent: what });
  button.addEventListener("click", () => lookAt(at));
  return button;
}

function others(people) {
  front.state.others = people;
  find("others").replaceChildren(...people.map(({ name, initials, key }) => {
    const face = Object.assign(document.createElement("span"), { className: "fronts-face", textContent: initials });
    const where = front.state.containers.find((one) => one.key === key)?.label;
    face.title = where ? filled(words.msgAt, { who: name, where }) : filled(words.msgHere, { who: name });
    face.append(Object.assign(document.createElement("span"), { className: "out-of-sight", textContent: face.title }));
    return face;
  }));
}

async function refresh() {
  try {
    const answer = await fetch(`${words.base}state/`);
    if (answer.ok && !answer.redirected) await take(await answer.json());
  } catch {
    front.refuse(words.msgFailed);
  }
}

// As of a time
async function lookAt(iso) {
  front.isAhead = Boolean(iso) && Date.parse(iso) > Date.now() + 1000;
  root.classList.toggle("is-ahead", front.isAhead);
  find("ahead").hidden = !front.isAhead;
  find("at").value = front.isAhead ? String(Math.round((Date.parse(iso) - Date.now()) / STEP)) : "0";
  find("at-exact").value = front.isAhead ? toField(front.zone, iso) : "";
  find("ahead-words").textContent = filled(words.msgAhead, { at: toField(front.zone, iso).replace("T", " ") });
  try {
    await front.canvas.show(front.isAhead ? `?at=${encodeURIComponent(iso)}` : "");
  } catch {
    front.refuse(words.msgFailed);
  }
  dress();
}

find("at").addEventListener("change", () => {
  const steps = Number(find("at").value);
  lookAt(steps ? new Date(Math.ceil(Date.now() / STEP + steps) * STEP).toISOString() : null);
});
find("at-exact").addEventListener("change", () => lookAt(fromField(front.zone, find("at-exact").value)));
find("now").addEventListener("click", () => lookAt(null));

// The bar
find("which").addEventListener("change", (event) => (location.href = event.target.value));
find("undo").addEventListener("click", () => goBack(done, undone, words.msgUndone));
find("redo").addEventListener("click", () => goBack(undone, done, words.msgRedone));
find("add").addEventListener("click", () => openContainer(null));
for (const button of root.querySelectorAll("[data-width]")) {
  button.addEventListener("click", () => {
    front.canvas.fit(button.dataset.width === "phone" ? 0 : DESKTOP);
    for (const each of root.querySelectorAll("[data-width]")) each.setAttribute("aria-pressed", String(each === button));
  });
}
find("publish").addEventListener("click", async () => {
  const why = await publish(null, "");
  if (why) front.refuse(why);
});

async function publish(at, name) {
  const told = await send(`${words.base}publish/`, { versions: front.state.versions, live: front.state.live, at, name });
  if (told.error) {
    if (told.status === 409) await refresh();
    return told.error;
  }
  done.length = undone.length = 0;
  await take(told);
  front.say(at ? words.msgScheduled : words.msgPublished);
  return "";
}

async function setBar(fields) {
  const told = await send(words.bar, new URLSearchParams(fields));
  if (told.error) return told.error;
  location.reload();
  return "";
}

// Who else is here, and whether they changed something
async function pulse() {
  if (!document.hidden && front.state) {
    const told = await send(`${words.base}pulse/`, new URLSearchParams({ key: front.key }));
    if (!told.error && !front.hand.held) {
      if (told.stamp !== front.state.stamp) await refresh();
      else if (JSON.stringify(told.others) !== JSON.stringify(front.state.others)) {
        others(told.others);
        dress();
      }
    }
  }
  setTimeout(pulse, PULSE);
}

front.canvas = new Canvas(root, {
  open: (article, key) => article && !front.isAhead && openCard(article, key),
  settings: (key) => openContainer(key),
  pick: (place) => front.hand.dropAt(place),
});
if (matchMedia("(width > 48rem)").matches) front.canvas.fit(DESKTOP);
front.hand = new Hand(front);
front.tray = new Tray(front);
const showCard = cardDialog(root, front);
const showContainer = containerDialog(root, front);
const openSchedule = scheduleDialog(root, front.zone, publish);
const openBar = barDialog(root, front.zone, setBar);

function openCard(article, key) {
  front.key = key;
  showCard(article, key);
}

function openContainer(key) {
  front.key = key ?? "";
  showContainer(key);
}

const openHistory = historyDialog(root, words, async (address, sentence) => {
  const told = await send(`${words.base}${address}`, {});
  if (told.error) return front.refuse(told.error);
  done.length = undone.length = 0;
  await take(told);
  front.say(sentence);
});
const opens = { history: openHistory, schedule: openSchedule, bar: openBar };
for (const button of root.querySelectorAll("[data-opens]")) button.addEventListener("click", () => opens[button.dataset.opens]());
front.canvas.ready.then(async () => {
  front.hand.listen(front.canvas.page);
  await refresh();
  front.tray.load();
  pulse();
});
