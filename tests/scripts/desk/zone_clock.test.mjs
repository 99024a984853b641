// Times as a zone's clock shows them: Jakarta's never changes, Berlin's goes forward in March and back in October.

import assert from "node:assert/strict";
import test from "node:test";
import { ahead, asValue, dayAfter, dayAndClock, distance, fromValue, moments, shown } from "../../../static/desk/zone_clock.js";

const HOUR = 3600000;
const utc = (text) => Date.parse(`${text}Z`);

test("a zone's clock shows its own time, whatever zone this machine is in", () => {
  const before = process.env.TZ;
  for (const machine of ["UTC", "America/New_York", "Asia/Jayapura"]) {
    process.env.TZ = machine;
    assert.equal(asValue(shown("Asia/Jakarta", utc("2026-11-24T23:30:45"))), "2026-11-25T06:30");
  }
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

test("midnight is the hour nought of the new day", () => {
  assert.equal(asValue(shown("Asia/Jakarta", utc("2026-11-24T17:00"))), "2026-11-25T00:00");
});

test("a time of a clock that never changes is one moment", () => {
  assert.deepEqual(moments("Asia/Makassar", fromValue("2026-11-25T06:00")), [utc("2026-11-24T22:00")]);
});

test("a time that the clocks leave out is no moment", () => {
  assert.deepEqual(moments("Europe/Berlin", fromValue("2026-03-29T02:30")), []);
});

test("a time that comes twice is two moments, an hour apart", () => {
  const found = moments("Europe/Berlin", fromValue("2026-10-25T02:30")).sort();
  assert.deepEqual(found, [utc("2026-10-25T00:30"), utc("2026-10-25T01:30")]);
});

test("the hours beside a change are one moment each", () => {
  for (const [typed, moment] of [
    ["2026-03-29T01:59", "2026-03-29T00:59"],
    ["2026-03-29T03:00", "2026-03-29T01:00"],
    ["2026-10-25T01:59", "2026-10-24T23:59"],
    ["2026-10-25T03:00", "2026-10-25T02:00"],
  ]) assert.deepEqual(moments("Europe/Berlin", fromValue(typed)), [utc(moment)], typed);
});

test("how far a clock is ahead follows its changes, and the seconds do not count", () => {
  assert.equal(ahead("Asia/Jayapura", utc("2026-07-01T12:00:59")), 9 * HOUR);
  assert.equal(ahead("Europe/Berlin", utc("2026-07-01T12:00")), 2 * HOUR);
  assert.equal(ahead("Europe/Berlin", utc("2026-12-01T12:00")), HOUR);
  assert.equal(ahead("America/St_Johns", utc("2026-12-01T12:00")), -3.5 * HOUR);
});

test("an empty field holds no time", () => {
  assert.ok(Number.isNaN(fromValue("")));
});

test("tomorrow's time is counted from the zone's day, over the end of a year too", () => {
  const wall = fromValue("2026-12-31T23:50");
  assert.equal(asValue(dayAfter(wall, 0, "18:00")), "2026-12-31T18:00");
  assert.equal(asValue(dayAfter(wall, 1, "06:00")), "2027-01-01T06:00");
});

test("distances are told in the largest unit that fits twice, back and forth", () => {
  const from = utc("2026-11-25T06:00");
  for (const [minutes, said] of [
    [0, "in 0 minutes"],
    [59, "in 59 minutes"],
    [60, "in 1 hour"],
    [47 * 60, "in 47 hours"],
    [48 * 60, "in 2 days"],
    [-20, "20 minutes ago"],
    [-72 * 60, "3 days ago"],
  ]) assert.equal(distance(from + minutes * 60000, from, "en"), said);
  assert.equal(distance(from + 9 * HOUR, from, "id"), "dalam 9 jam");
});

test("a day is told in the page's language, its year only when it is another", () => {
  const wall = fromValue("2026-11-24T06:05");
  assert.match(dayAndClock(wall, "en", 2026), /^Tuesday,? 24 November, 06\.05$/);
  assert.match(dayAndClock(wall, "id", 2026), /^Selasa,? 24 November, 06\.05$/);
  assert.match(dayAndClock(wall, "id", 2025), /24 November 2026, 06\.05$/);
});
