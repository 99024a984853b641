import assert from "node:assert/strict";
import test from "node:test";

import { Undo } from "../../../static/desk/fronts_undo.js";

const change = (order, ...keys) => ({ changed: new Map(keys.map((key) => [key, null])), order });

test("one's own changes are taken back from the last", () => {
  const undo = new Undo();
  undo.keep(change(null, "lead"), { lead: 1 });
  undo.keep(change(null, "lead", "row"), { lead: 2, row: 1 });
  undo.know({ lead: 2, row: 1, other: 7 });
  assert.deepEqual(undo.done.map((one) => [...one.changed.keys()]), [["lead"], ["lead", "row"]]);
  const last = undo.done.pop();
  undo.keep(last, { lead: 3, row: 2 }, undo.undone);
  undo.know({ lead: 3, row: 2, other: 7 });
  assert.equal(undo.done.length, 1);
  assert.equal(undo.undone.length, 1);
});

test("what somebody else has changed since is not taken back, nor what lies below it", () => {
  const undo = new Undo();
  undo.keep(change(null, "row"), { row: 1 });
  undo.keep(change(null, "lead"), { row: 1, lead: 1 });
  undo.keep(change(null, "video"), { row: 1, lead: 1, video: 1 });
  undo.know({ row: 1, lead: 2, video: 1 });
  assert.deepEqual(undo.done.map((one) => [...one.changed.keys()]), [["video"]]);
});

test("an order that somebody else has changed since stays", () => {
  const undo = new Undo();
  undo.keep(change(["lead", "row"]), { "": 1 });
  undo.know({ "": 1 });
  assert.equal(undo.done.length, 1);
  undo.know({ "": 2 });
  assert.equal(undo.done.length, 0);
});

test("the last fifty are kept", () => {
  const undo = new Undo();
  for (let nth = 1; nth <= 60; nth += 1) undo.keep(change(null, `c${nth}`), { [`c${nth}`]: 1 });
  assert.equal(undo.done.length, 50);
  assert.ok(undo.done[0].changed.has("c11"));
  undo.forget();
  assert.equal(undo.done.length, 0);
});
