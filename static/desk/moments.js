// A typed time as a sentence ("Wednesday 24 November, 06.00 WIB · in 9 hours"), and buttons for the usual ones.
// The field means the clock of the zone it names, whatever the device believes; the server reads it the same way.

import { ahead, asValue, dayAfter, dayAndClock, distance, fromValue, moments, shown } from "./zone_clock.js";

const language = document.documentElement.lang || "en";
const MINUTE = 60000;

/** What the zone is called at that moment: by the page's own names for its distances from UTC, else by the browser's. */
function zoneName(field, moment) {
  const { zone } = field.dataset;
  const name = JSON.parse(field.dataset.zoneNames ?? "{}")[ahead(zone, moment) / MINUTE];
  if (name) return name;
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "short" }).formatToParts(moment);
  return parts.find(({ type }) => type === "timeZoneName").value;
}

/** "Wednesday 24 November, 06.00 WIB": what stands in a field; empty for none, and for a time that does not exist. */
export function inWords(field) {
  const wall = fromValue(field.value);
  const found = Number.isNaN(wall) ? [] : moments(field.dataset.zone, wall);
  if (found.length !== 1) return "";
  return `${dayAndClock(wall, language, new Date().getFullYear())} ${zoneName(field, found[0])}`;
}

function sentence(field, line) {
  const wall = fromValue(field.value);
  if (Number.isNaN(wall)) return "";
  const said = inWords(field);
  return said ? `${said} · ${distance(moments(field.dataset.zone, wall)[0], Date.now(), language)}` : line.dataset.msgNoSuch;
}

const lineOf = (field) => document.querySelector(`[data-moment-said="${field.id}"]`);

/** Labels that name the zone name it as of the day that stands in the field; of today while none does. */
function nameZone(field) {
  const wall = fromValue(field.value);
  const moment = Number.isNaN(wall) ? Date.now() : moments(field.dataset.zone, wall)[0];
  if (moment === undefined) return;
  const name = zoneName(field, moment);
  for (const place of document.querySelectorAll(`[data-moment-zone="${field.id}"]`)) if (place.textContent !== name) place.textContent = name;
}

function say(line) {
  const field = document.getElementById(line.dataset.momentSaid);
  const text = field ? sentence(field, line) : "";
  if (line.textContent !== text) line.textContent = text;
}

function describe(line) {
  const field = document.getElementById(line.dataset.momentSaid);
  if (!field) return;
  const describedBy = `${field.getAttribute("aria-describedby") ?? ""} ${line.id} ${field.id}_error`;
  field.setAttribute("aria-describedby", describedBy.trim());
  say(line);
}

function offer(group) {
  const field = document.getElementById(group.dataset.momentChoices);
  if (!field) return;
  const wanted = (button) => {
    const wall = shown(field.dataset.zone, Date.now());
    if (button.dataset.momentIn) return wall + Number(button.dataset.momentIn) * MINUTE;
    return dayAfter(wall, Number(button.dataset.momentDay), button.dataset.momentAt);
  };
  for (const button of group.querySelectorAll("button")) {
    button.hidden = wanted(button) <= shown(field.dataset.zone, Date.now()); // this evening is over
    button.addEventListener("click", () => {
      field.value = asValue(wanted(button));
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
    });
  }
  group.hidden = false;
}

/** Bring the fields in `root`, which stands in the page already, to say their times. */
export function sayTimes(root) {
  root.querySelectorAll("[data-moment-said]").forEach(describe);
  root.querySelectorAll("[data-moment-choices]").forEach(offer);
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-moment]")) return;
  nameZone(target);
  const line = lineOf(target);
  if (line) say(line);
});
setInterval(() => document.querySelectorAll("[data-moment-said]").forEach(say), MINUTE / 2);
sayTimes(document);

// A refused order: the keyboard goes to the field that refuses.
for (const asked of document.querySelectorAll("dialog[data-open], .story-embargo-form")) {
  const box = asked.querySelector(".has-error :is(input:not([type=hidden]), textarea)");
  box?.setAttribute("aria-invalid", "true");
  box?.focus();
}
