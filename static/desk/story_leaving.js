// Leaving the page: a save under way, and what is typed during it. What the save does not hold is a text of its own,
// and goes on from what the save made.

import { newKey } from "./story_copies.js";
import { ask } from "./story_line.js";
import { copies, copy, keepHere, now, own, words } from "./story_own.js";

let leaving = false;
let underWay = null; // the text of a save under way
let sequel = null; // where what was typed during it is kept: {key, name, saved}

export const isLeaving = () => leaving;

/** The page gives way to the next one. `saving`: with a save of what it says. */
export function leave({ saving = false } = {}) {
  leaving = true;
  if (saving) underWay = now();
}

/** Keeps on this device what the save under way does not hold. Returns the copy, or null if there is nothing more. */
export function keepLater(saved = {}) {
  if (underWay === null || now() === underWay) return null;
  const late = { ...copy(), key: sequel?.key ?? newKey(), ...sequel?.saved, ...saved };
  if (sequel) copies.drop(sequel.name);
  sequel = { key: late.key, name: copies.name(late.article, late.key), saved: { ...sequel?.saved, ...saved } };
  copies.put(sequel.name, late, own.name);
  return late;
}

/** The page goes on after all: everything it holds is its own text again. */
export function stay() {
  leaving = false;
  underWay = null;
  if (sequel && keepHere()) copies.drop(sequel.name);
  sequel = null;
}

/** After a save: the address that comes next. `saved`: the story and the version that the save made. */
export async function onward(next, saved = {}) {
  const late = keepLater(saved);
  if (!late) return next;
  const { kind } = await ask(words.autosave, late);
  if (kind !== "ok") return next;
  underWay = JSON.stringify(late.fields);
  copies.put(sequel.name, { ...late, onServer: true }, own.name);
  return next.endsWith("/change/") ? `${next}?restore=${late.key}` : next;
}

addEventListener("pageshow", stay);
addEventListener("pagehide", () => keepLater());
