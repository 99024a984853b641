// The calendar: what may be moved is dragged to another day and keeps its time of day; the symbol beside it opens the
// same with the keyboard, and asks for a time.

import { hold, letGo, refresh } from "./fresh.js";
import { refuse, say, send } from "./mover.js";

const calendar = document.getElementById("calendar");
const token = document.querySelector("[data-token] input");
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
calendar.addEventListener("drop", async (event) => {
  const day = event.target.closest(".day");
  const found = dragged;
  if (!found || !day) return;
  event.preventDefault();
  if (day.contains(found)) return;
  const data = new FormData();
  data.set("csrfmiddlewaretoken", token.value);
  data.set("day", day.dataset.day);
  data.set("version", found.dataset.version);
  found.classList.add("is-pending");
  const told = await send(found.dataset.moveUrl, data);
  found.classList.remove("is-pending");
  if (told.done) say(told.said);
  else refuse(told.error);
  await refresh();
});
