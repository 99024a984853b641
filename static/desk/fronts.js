// The screen of a front page: the page itself, editable in place. Every change is sent to the desk, which merges it
// into the draft by container or says who was first; then the page is made again by the readers' own templates.
// Whatever says which versions were seen takes its turn, and says it then: nobody is refused for their own change.

import { Ahead } from "./fronts_ahead.js";
import { filled, inverse, newKey, put, shifted, withCard, without } from "./fronts_arrangement.js";
import { Canvas } from "./fronts_canvas.js";
import { barDialog, cardDialog, containerDialog, historyDialog, scheduleDialog } from "./fronts_dialogs.js";
import { Hand } from "./fronts_hand.js";
import { sender } from "./fronts_server.js";
import { Tray } from "./fronts_tray.js";
import { Undo } from "./fronts_undo.js";
import { Turns } from "./turns.js";

const PULSE = 5000;
const DESKTOP = 1240;

const root = document.getElementById("fronts");
const words = root.dataset;
const find = (name) => root.querySelector(`[data-${name}]`);
const said = document.querySelector("[data-said]");
const trouble = document.querySelector("[data-trouble]");
const send = sender(document.querySelector("[data-token] input").value, words.msgFailed);
const turns = new Turns();
const undo = new Undo();

const front = {
  root,
  words,
  zone: words.zone,
  state: null,
  seen: null, // the versions at which a form was opened, while it is open
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
  async drop(article, place, headline) {
    const label = () => front.state.containers.find((one) => one.key === place.key)?.label ?? "";
    const why = await act(() => put(front.state.containers, front.canvas.shown(), article, place), { must: true });
    if (!why) front.say(filled(words.msgDropped, { story: headline, where: label(), place: place.index + 1 }));
    else front.refuse(why);
    return why;
  },
  open: (article, key) => openCard(article, key),
  saveCard: (key, card, to = null, index = 0) =>
    act(() => {
      const own = front.state.containers.find((one) => one.key === key);
      if (!own) return new Map();
      const isPlaced = own.cards.some((each) => each.article === card.article);
      const shown = front.canvas.shown();
      let changed = isPlaced ? new Map() : put(front.state.containers, shown, card.article, { key, index });
      const now = front.state.containers.map((one) => changed.get(one.key) ?? one);
      changed = new Map([...changed, ...withCard(now, key, card)]);
      if (to) {
        const then = now.map((one) => changed.get(one.key) ?? one);
        changed = new Map([...changed, ...put(then, shown, card.article, to)]);
      }
      return changed;
    }, { must: true }),
  async remove(article, key) {
    const why = await act(() => without(front.state.containers, key, article));
    if (!why) front.say(filled(words.msgRemoved, { story: front.state.stories[article]?.headline ?? "" }));
    return why;
  },
  saveContainer: (key, parts) =>
    act(() => {
      const own = front.state.containers.find((one) => one.key === key) ?? { key: newKey(front.state.containers), cards: [] };
      return new Map([[own.key, { ...own, ...parts }]]);
    }),
  removeContainer: (key) => act(() => new Map([[key, null]])),
  shift: (key, step) => act(() => new Map(), { order: () => shifted(front.state.containers.map((one) => one.key), key, step) }),
};

/** Send a change (key → container or null, and an order of keys or null); `back` is where to keep what takes it back.
 * Gives a sentence if it was refused. In a turn only. */
async function change(changed, order, back) {
  if (!changed.size && !order) return "";
  const before = inverse(front.state.containers, changed, order);
  const versions = { ...front.state.versions, ...front.seen };
  const told = await send(`${words.base}change/`, { containers: Object.fromEntries(changed), versions, order });
  if (told.error) {
    if (told.status === 409) await refresh();
    if (front.seen) front.seen = front.state.versions; // they are told who was first: pressed again, it is meant
    return told.error;
  }
  undo.keep(before, told.versions, back);
  await take(told);
  return "";
}

/** A change of the person's own, worked out (`make`, `order`) in its turn from what is there then: what was undone
 * before it cannot be done again. One that `must` change something is refused where its place is gone. */
function act(make, { order = () => null, must = false } = {}) {
  return turns.take(async () => {
    const changed = make();
    const why = must && !changed.size ? words.msgGone : await change(changed, order(), undo.done);
    if (!why) undo.undone.length = 0;
    buttons();
    return why;
  });
}

/** Take the last of `from` back, and keep what does it again on `to`. */
async function goBack(from, to, sentence) {
  const why = await turns.take(async () => {
    const last = from.pop();
    return last ? change(last.changed, last.order, to) : "";
  }, { builds: true });
  if (why) front.refuse(why);
  else front.say(sentence);
  buttons();
}

function buttons() {
  find("undo").disabled = !undo.done.length;
  find("redo").disabled = !undo.undone.length;
}

/** Take a state that the desk told, and show it. */
async function take(state) {
  front.state = state;
  undo.know(state.versions);
  const count = state.changes.length;
  find("state").textContent = count ? filled(words.msgChanges, { n: count }) : words.msgSame;
  find("state").title = state.changes.map((one) => one.words).join("\n");
  find("live").textContent = state.live ? filled(words.msgLive, { n: state.live, at: state.liveAt }) : words.msgOwn;
  find("live").title = find("live").textContent;
  front.ahead.offer(state.ticks);
  others(state.others);
  buttons();
  await show();
}

/** Make the page again, as `query` asks. */
async function show(query) {
  try {
    await front.canvas.show(query);
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

// The bar
find("which").addEventListener("change", (event) => turns.take(() => void (location.href = event.target.value)));
find("undo").addEventListener("click", () => goBack(undo.done, undo.undone, words.msgUndone));
find("redo").addEventListener("click", () => goBack(undo.undone, undo.done, words.msgRedone));
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

/** Send `ask()` to an address of the front; a draft begins anew with it. It `builds` on what was changed before. */
function begin(address, ask, sentence, builds = true) {
  return turns.take(async () => {
    const told = await send(`${words.base}${address}`, ask());
    if (told.error) {
      if (told.status === 409) await refresh();
      return told.error;
    }
    undo.forget();
    await take(told);
    front.say(sentence);
    return "";
  }, { builds });
}

function publish(at, name) {
  const ask = () => ({ versions: front.state.versions, live: front.state.live, at, name });
  return begin("publish/", ask, at ? words.msgScheduled : words.msgPublished);
}

function setBar(fields) {
  return turns.take(async () => {
    const told = await send(words.bar, new URLSearchParams(fields));
    if (!told.error) location.reload();
    return told.error ?? "";
  });
}

// Who else is here, and whether they changed something
async function pulse() {
  if (!document.hidden && front.state) {
    const told = await send(`${words.base}pulse/`, new URLSearchParams({ key: front.key }));
    if (!told.error) await turns.take(() => hear(told));
  }
  setTimeout(pulse, PULSE);
}

async function hear(told) {
  if (front.hand.held) return;
  if (told.stamp !== front.state.stamp) await refresh();
  else if (JSON.stringify(told.others) !== JSON.stringify(front.state.others)) {
    others(told.others);
    dress();
  }
}

front.canvas = new Canvas(root, {
  open: (article, key) => article && !front.isAhead && openCard(article, key),
  settings: (key) => openContainer(key),
  pick: (place) => front.hand.dropAt(place),
});
if (matchMedia("(width > 48rem)").matches) front.canvas.fit(DESKTOP);
front.ahead = new Ahead(front, (query) => turns.take(() => show(query)));
front.hand = new Hand(front);
front.tray = new Tray(front);
const showCard = cardDialog(root, front);
const showContainer = containerDialog(root, front);
const openSchedule = scheduleDialog(root, front.zone, publish);
const openBar = barDialog(root, front.zone, setBar);

/** Show a form of what stands at `key` once all changes are answered; it is sent with the versions seen by then. */
function open(show, article, key) {
  return turns.take(() => {
    front.key = key ?? "";
    front.seen = front.state.versions;
    show(article, key);
  });
}
const openCard = (article, key) => open(showCard, article, key);
const openContainer = (key) => open((_, its) => showContainer(its), null, key);
root.addEventListener("close", () => !root.querySelector("[data-dialog][open]") && (front.seen = null), true);

const openHistory = historyDialog(root, words, async (address, sentence) => {
  const builds = address.startsWith("restore");
  const why = await begin(address, () => ({ versions: front.state.versions }), sentence, builds);
  if (why) front.refuse(why);
});
const opens = { history: openHistory, schedule: openSchedule, bar: openBar };
for (const button of root.querySelectorAll("[data-opens]")) button.addEventListener("click", () => opens[button.dataset.opens]());
front.canvas.ready.then(async () => {
  front.hand.listen(front.canvas.page);
  await refresh();
  front.tray.load();
  pulse();
});
