// A typed time as a sentence ("Wednesday 24 November, 06.00 WIB · in 9 hours"), and buttons for the usual ones.
// The field means the clock of the zone it names, whatever the device believes; the server reads it the same way.

const language = document.documentElement.lang || "en";
const MINUTE = 60000;
const UNITS = [
  ["day", 1440],
  ["hour", 60],
  ["minute", 1],
];

/** What a zone's clock shows at a moment, as if it were UTC: milliseconds. */
function shown(zone, moment) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(moment);
  const at = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute);
}

/** The moments at which a zone's clock shows `wall`: one, or two or none where the clocks change. */
function moments(zone, wall) {
  const found = new Set();
  for (const near of [wall - 86400000, wall + 86400000]) {
    const moment = wall - (shown(zone, near) - near);
    if (shown(zone, moment) === wall) found.add(moment);
  }
  return [...found];
}

const inMinutes = (milliseconds) => Math.floor(milliseconds / MINUTE) * MINUTE;
const asValue = (wall) => new Date(wall).toISOString().slice(0, 16);

/** "in 9 hours", "in 2 days", "20 minutes ago". */
function distance(moment) {
  const minutes = Math.round((moment - Date.now()) / MINUTE);
  const [unit, size] = UNITS.find(([, size]) => Math.abs(minutes) >= size * (size > 60 ? 2 : 1)) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(language, { numeric: "always" }).format(Math.round(minutes / size), unit);
}

/** The zone's name, as the page calls it; where the clocks have changed until then, as the browser does. */
function zoneName(field, wall, moment) {
  const now = inMinutes(Date.now());
  if (wall - moment === shown(field.dataset.zone, now) - now) return field.dataset.zoneName;
  const parts = new Intl.DateTimeFormat(language, { timeZone: field.dataset.zone, timeZoneName: "short" }).formatToParts(moment);
  return parts.find(({ type }) => type === "timeZoneName").value;
}

function sentence(field, line) {
  const wall = Date.parse(`${field.value}Z`);
  if (Number.isNaN(wall)) return "";
  const found = moments(field.dataset.zone, wall);
  if (found.length !== 1) return line.dataset.msgNoSuch;
  const year = new Date(wall).getUTCFullYear() === new Date().getFullYear() ? undefined : "numeric";
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    year,
  }).format(wall);
  const clock = asValue(wall).slice(11).replace(":", ".");
  return `${day}, ${clock} ${zoneName(field, wall, found[0])} · ${distance(found[0])}`;
}

const lineOf = (field) => document.querySelector(`[data-moment-said="${field.id}"]`);

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
    const day = new Date(wall + Number(button.dataset.momentDay) * 86400000).toISOString().slice(0, 10);
    return Date.parse(`${day}T${button.dataset.momentAt}Z`);
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
  const line = target.matches("[data-moment]") && lineOf(target);
  if (line) say(line);
});
setInterval(() => document.querySelectorAll("[data-moment-said]").forEach(say), MINUTE / 2);
sayTimes(document);

// A refused order: the keyboard goes to the field that refuses.
for (const asked of document.querySelectorAll("dialog[data-open], .story-holding")) {
  const box = asked.querySelector(".has-error :is(input:not([type=hidden]), textarea)");
  box?.setAttribute("aria-invalid", "true");
  box?.focus();
}
