// The board: cards are dragged to where a move leads, and columns where none leads say why. What is possible is asked
// of the desk when a card is picked up; the same menu answers to the keyboard. On a phone one column shows at a time.

import { hold, letGo, refresh } from "./fresh.js";
import { fetchPart, openDialog, refuse, say, send, turns, words } from "./mover.js";

const board = document.getElementById("board");
const asked = new Map();
let dragged = null;

/** What the desk says about moving a card: state → {move, asks, reason}, and the forms that make the moves. */
function answersFor(card) {
  const key = `${card.dataset.story}:${card.dataset.version}`;
  if (!asked.has(key)) {
    const coming = fetchPart(card.dataset.moves).then((menu) => ({
      menu,
      drops: new Map([...menu.querySelectorAll("[data-drops] li")].map((line) => [line.dataset.state, dropOf(line)])),
    }));
    coming.catch(() => asked.delete(key));
    asked.set(key, coming);
    setTimeout(() => asked.delete(key), 30000); // a checklist or a right may change without the story
  }
  return asked.get(key);
}

function dropOf(line) {
  return { move: line.dataset.move ?? "", asks: "asks" in line.dataset, label: line.dataset.label, reason: line.textContent.trim() };
}

// Picking up
board.addEventListener("pointerdown", (event) => {
  const card = event.target.closest(".card");
  if (card && event.pointerType === "mouse" && !event.target.closest("[data-move-menu]")) answersFor(card).catch(() => {});
});
board.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.(".card");
  if (!card) return;
  dragged = card;
  hold();
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.querySelector(".card-headline").textContent);
  card.classList.add("is-dragged");
  board.classList.add("is-dragging");
  answersFor(card)
    .then(({ drops }) => dragged === card && mark(drops))
    .catch(() => {});
});

/** Open columns and closed ones, with the reason, while a card is in the air. */
function mark(drops) {
  for (const lane of board.querySelectorAll(".lane")) {
    const drop = drops.get(lane.dataset.state);
    const own = lane.dataset.state === dragged.dataset.state;
    lane.classList.toggle("is-open", Boolean(drop?.move));
    lane.classList.toggle("is-closed", !drop?.move && !own);
    const why = lane.querySelector("[data-why]");
    why.textContent = drop?.reason ?? "";
    why.hidden = own || !drop?.reason;
  }
}

function unmark() {
  board.classList.remove("is-dragging");
  for (const lane of board.querySelectorAll(".lane")) {
    lane.classList.remove("is-open", "is-closed", "is-over");
    lane.querySelector("[data-why]").hidden = true;
  }
}

board.addEventListener("dragover", (event) => {
  const lane = event.target.closest(".lane");
  if (!dragged || !lane) return;
  event.preventDefault(); // a closed column takes the card too, and says why it goes back
  for (const other of board.querySelectorAll(".lane.is-over")) if (other !== lane) other.classList.remove("is-over");
  lane.classList.add("is-over");
});
board.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  dragged = null;
  unmark();
  letGo();
});
board.addEventListener("drop", (event) => {
  const lane = event.target.closest(".lane");
  const card = dragged;
  if (!card || !lane) return;
  event.preventDefault();
  if (lane.dataset.state === card.dataset.state) return;
  card.classList.add("is-pending");
  turns.take(() => letFall(card, lane)).finally(() => card.classList.remove("is-pending"));
});

/** A card was let go over another column: make the move, ask what it needs, or say why not. */
async function letFall(card, lane) {
  if (lane.dataset.state === card.dataset.state) return; // the move before this one has brought it there
  let answer;
  try {
    answer = await answersFor(card);
  } catch {
    refuse(words.msgFailed);
    return;
  }
  const drop = answer.drops.get(lane.dataset.state);
  if (!drop?.move) {
    goesBack(card, drop ? [drop.label, drop.reason].filter(Boolean).join(": ") : words.msgFailed);
    return;
  }
  if (drop.asks) {
    openDialog(card.dataset.moves, drop.move);
    return;
  }
  const form = answer.menu.querySelector(`[data-move="${drop.move}"] form`);
  const data = new FormData(form);
  data.set("_move", drop.move);
  data.set("version", card.dataset.version); // what this person looked at
  const told = await send(form.getAttribute("action"), data);
  if (told.done) say(told.said);
  else goesBack(card, told.error);
  asked.clear();
  await refresh();
}

function goesBack(card, sentence) {
  refuse(sentence);
  card.classList.add("is-back");
  setTimeout(() => card.classList.remove("is-back"), 1500);
}

// Arrow keys lead from card to card
board.addEventListener("keydown", (event) => {
  const steps = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  const step = steps[event.key];
  const card = event.target.closest(".card");
  if (!step || !card || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = step[0] ? beside(card, step[0]) : step[1] > 0 ? card.nextElementSibling : card.previousElementSibling;
  if (!to) return;
  event.preventDefault();
  to.querySelector(".card-headline").focus();
});

/** The card at the same height in the next column that has any. */
function beside(card, way) {
  const lanes = [...board.querySelectorAll(".lane")].filter((lane) => lane.querySelector(".card") && lane.offsetParent);
  const lane = lanes[lanes.indexOf(card.closest(".lane")) + way];
  const place = [...card.parentElement.children].indexOf(card);
  const cards = lane?.querySelectorAll(".card") ?? [];
  return cards[Math.min(place, cards.length - 1)];
}

// One column at a time, where there is room for one
const narrow = matchMedia("(max-width: 48rem)");
let shown = location.hash.replace("#lane-", "") || sessionStorage.getItem("board-lane") || "";

function showLane() {
  const lanes = [...board.querySelectorAll(".lane")];
  const chosen = lanes.find((lane) => lane.dataset.state === shown) ?? lanes.find((lane) => lane.querySelector(".card")) ?? lanes[0];
  board.classList.toggle("is-one", narrow.matches);
  for (const lane of lanes) lane.classList.toggle("is-shown", lane === chosen);
  for (const tab of board.querySelectorAll("[data-tab]")) {
    if (tab.dataset.tab === chosen.dataset.state) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

board.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-tab]");
  if (!tab || !narrow.matches) return;
  event.preventDefault();
  shown = tab.dataset.tab;
  sessionStorage.setItem("board-lane", shown);
  showLane();
});
board.addEventListener("fresh", () => {
  asked.clear();
  showLane();
});
narrow.addEventListener("change", showLane);
showLane();
