import assert from "node:assert/strict";
import test from "node:test";

import { Turns } from "../../../static/desk/turns.js";

/** An act whose answer comes when `answer(sentence)` is called. */
function held(told, name) {
  let answer;
  const answered = new Promise((tell) => (answer = tell));
  return { answer, act: () => (told.push(name), answered) };
}

test("what is asked waits for the answer to what was asked before", async () => {
  const turns = new Turns();
  const told = [];
  const [first, second] = [held(told, "first"), held(told, "second")];
  const begun = turns.take(first.act);
  const after = turns.take(second.act);
  await null;
  assert.deepEqual(told, ["first"]);
  first.answer("");
  assert.equal(await begun, "");
  await new Promise(setImmediate);
  assert.deepEqual(told, ["first", "second"]);
  second.answer("No.");
  assert.equal(await after, "No.");
});

test("what builds on something that is refused is left undone, and what does not goes on", async () => {
  const turns = new Turns();
  const told = [];
  const first = held(told, "first");
  turns.take(first.act);
  const other = turns.take(async () => (told.push("other"), ""));
  const built = turns.take(async () => (told.push("built"), ""), { builds: true });
  first.answer("Somebody was first.");
  assert.equal(await other, "");
  assert.equal(await built, "Somebody was first.");
  assert.deepEqual(told, ["first", "other"]);
});

test("a refusal that was answered before stands in nobody's way", async () => {
  const turns = new Turns();
  await turns.take(async () => "No.");
  await turns.answered();
  assert.equal(await turns.take(async () => "", { builds: true }), "");
});

test("one that breaks is a refusal, and the next goes on", async () => {
  const turns = new Turns();
  const broken = turns.take(async () => {
    throw new Error("gone");
  });
  const built = turns.take(async () => "", { builds: true });
  await assert.rejects(broken, /gone/);
  assert.match(await built, /gone/);
  assert.equal(await turns.take(async () => "done"), "done");
});
