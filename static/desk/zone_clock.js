// What the clock of a time zone shows, whatever the device's own clock believes. A wall time is what the clock shows,
// as milliseconds, as if it were UTC; a moment is milliseconds since 1970.

const MINUTE = 60000;
const DAY = 1440 * MINUTE;
const UNITS = [
  ["day", 1440],
  ["hour", 60],
  ["minute", 1],
];

/** The wall time that a zone's clock shows at a moment, to the minute. */
export function shown(zone, moment) {
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
export function moments(zone, wall) {
  const found = new Set();
  for (const near of [wall - DAY, wall + DAY]) {
    const moment = wall - (shown(zone, near) - near);
    if (shown(zone, moment) === wall) found.add(moment);
  }
  return [...found];
}

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
export function ahead(zone, moment) {
  const whole = Math.floor(moment / MINUTE) * MINUTE;
  return shown(zone, whole) - whole;
}

/** A wall time as the value of a datetime-local field. */
export const asValue = (wall) => new Date(wall).toISOString().slice(0, 16);

/** The wall time in a datetime-local field; NaN if there is none. */
export const fromValue = (value) => Date.parse(`${value}Z`);

/** The wall time `days` after `wall`'s own day, at `time` ("18:00"). */
export const dayAfter = (wall, days, time) => Date.parse(`${asValue(wall + days * DAY).slice(0, 10)}T${time}Z`);

/** "in 9 hours", "in 2 days", "20 minutes ago", in a language; from `now` on. */
export function distance(moment, now, language) {
  const minutes = Math.round((moment - now) / MINUTE);
  const [unit, size] = UNITS.find(([, size]) => Math.abs(minutes) >= size * (size > 60 ? 2 : 1)) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(language, { numeric: "always" }).format(Math.round(minutes / size), unit);
}

/** "Wednesday 24 November, 06.00", in a language; with the year unless it is `thisYear`. */
export function dayAndClock(wall, language, thisYear) {
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: new Date(wall).getUTCFullYear() === thisYear ? undefined : "numeric",
  }).format(wall);
  return `${day}, ${asValue(wall).slice(11).replace(":", ".")}`;
}
