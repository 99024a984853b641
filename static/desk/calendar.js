// The calendar: what may be moved is dragged to another day and keeps its time of day; the symbol beside it opens the
// same with the keyboard, and asks for a time. Arrow keys lead from entry to entry and from day to day.

import { hold, letGo, refresh } from "./fresh.js";
import { openDialog, refuse, say, send, turns } from "./mover.js";

const calendar = document.getElementById("calendar");
const token = document.querySelector("[data-token] input");
const narrow = matchMedia("(max-width: 48rem)"); // there the days stand in one column
let dragged = null;

calendar.addEventListener("dragstart", (event) => {
  const found = event.target.closest?.(".event[draggable]");
  if (!found) return;
  dragged = found;
  hold();
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", found.querySelector(".event-name").textContent);
  found.classList.add("is-dragged");
  calendar.classList.add("is-dragging");
});
calendar.addEventListener("dragover", (event) => {
  const day = event.target.closest(".day");
  if (!dragged || !day) return;
  event.preventDefault();
  for (const other of calendar.querySelectorAll(".day.is-over")) if (other !== day) other.classList.remove("is-over");
  day.classList.add("is-over");
});
calendar.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  dragged = null;
  calendar.classList.remove("is-dragging");
  for (const day of calendar.querySelectorAll(".day.is-over")) day.classList.remove("is-over");
  letGo();
});
calendar.addEventListener("drop", (event) => {
  const day = event.target.closest(".day");
  const found = dragged;
  if (!found || !day) return;
  event.preventDefault();
  if (day.contains(found)) return;
  found.classList.add("is-pending");
  turns
    .take(() => letFall(found.dataset.moveUrl, day.dataset.day))
    .then((asks) => asks && openDialog(asks)) // what others let us print on terms: these are read where one presses
    .finally(() => found.classList.remove("is-pending"));
});

/** Move what is moved at an address to a day; the move before this one may have put another line in its place. Gives
 * the address of the form that the desk wants to be looked at first, if it does. */
async function letFall(address, day) {
  const found = calendar.querySelector(`[data-move-url="${address}"]`);
  const data = new FormData();
  data.set("csrfmiddlewaretoken", token.value);
  data.set("day", day);
  data.set("version", found?.dataset.version ?? "");
  const told = await send(address, data);
  if (told.done) say(told.said);
  else if (!told.asks) refuse(told.error);
  await refresh();
  return told.asks;
}

/** Where the keyboard can stand in a day: its entries and what follows them; on an empty day, the link to plan. */
function stops(day) {
  const found = [...day.querySelectorAll(".event-title, .day-more, .day-published")];
  return found.length ? found : [...day.querySelectorAll(".day-add")];
}

/** The nearest day that way with anything to stand on; `stride`: so many days further at each step. */
function dayBeyond(day, stride) {
  const days = [...calendar.querySelectorAll(".day")];
  let place = days.indexOf(day) + stride;
  while (days[place] && !(days[place].offsetParent && stops(days[place]).length)) place += stride;
  return days[place];
}

calendar.addEventListener("keydown", (event) => {
  const [across, down] = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key] ?? [0, 0];
  const day = event.target.closest(".day");
  if (!day || (!across && !down) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const here = stops(day);
  const entry = event.target.closest(".event")?.querySelector(".event-title") ?? event.target;
  const place = Math.max(0, here.indexOf(entry));
  const grid = calendar.classList.contains("calendar-month") && !narrow.matches;
  const next = across ? dayBeyond(day, across) : dayBeyond(day, down * (grid ? 7 : 1));
  const there = next ? stops(next) : [];
  const to = (down && here[place + down]) || (across ? there[Math.min(place, there.length - 1)] : there.at(down < 0 ? -1 : 0));
  if (!to) return;
  event.preventDefault();
  to.focus();
});
