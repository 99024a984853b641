import assert from "node:assert/strict";
import test from "node:test";

import { filled, inverse, newKey, next, places, put, shifted, withCard, without } from "../../../static/desk/fronts_arrangement.js";

const lead = { key: "lead", label: "Lead", size: 4, fill: "both", cards: [{ article: 1, headline: "Own" }, { article: 2 }] };
const row = { key: "row", label: "EkBis", size: 3, fill: "rule", cards: [] };
const hand = { key: "hand", label: "Hand", size: 2, fill: "hand", cards: [{ article: 9 }] };
const all = [lead, row, hand];
const shown = new Map([["lead", [1, 2, 3, 4]], ["row", [5, 6, 7]], ["hand", [9]]]);
const ids = (changed, key) => changed.get(key).cards.map((card) => card.article);

test("a story from the tray stands where it was put, and what stands above it stays", () => {
  const changed = put(all, shown, 8, { key: "lead", index: 3 });
  assert.deepEqual(ids(changed, "lead"), [1, 2, 3, 8]);
  assert.equal(changed.size, 1);
});

test("a story that was placed moves with its own words", () => {
  const changed = put(all, shown, 1, { key: "lead", index: 1 });
  assert.deepEqual(changed.get("lead").cards, [{ article: 2 }, { article: 1, headline: "Own" }]);
});

test("from one container to another it leaves the first", () => {
  const changed = put(all, shown, 1, { key: "hand", index: 0 });
  assert.deepEqual(ids(changed, "lead"), [2]);
  assert.deepEqual(changed.get("hand").cards[0], { article: 1, headline: "Own" });
});

test("a container that went by its rule is filled by hand first from then on", () => {
  const changed = put(all, shown, 8, { key: "row", index: 1 });
  assert.deepEqual(ids(changed, "row"), [5, 8]);
  assert.equal(changed.get("row").fill, "both");
});

test("by hand alone it stays, and makes room", () => {
  const changed = put(all, new Map([["hand", [9, 10]]]), 8, { key: "hand", index: 2 });
  assert.equal(changed.get("hand").fill, "hand");
  assert.equal(changed.get("hand").size, 3);
});

test("into a container that is gone nothing is put", () => {
  assert.equal(put(all, shown, 8, { key: "gone", index: 0 }).size, 0);
});

test("cards are taken off and written anew", () => {
  assert.deepEqual(ids(without(all, "lead", 1), "lead"), [2]);
  assert.equal(without(all, "lead", 7).size, 0);
  assert.deepEqual(withCard(all, "lead", { article: 2, pinned: true }).get("lead").cards[1], { article: 2, pinned: true });
});

test("the places of a front are those that are filled, and one behind where there is room", () => {
  const there = places(all, shown).map((place) => `${place.key}${place.index}`);
  assert.deepEqual(there, ["lead0", "lead1", "lead2", "lead3", "row0", "row1", "row2", "hand0", "hand1"]);
});

test("arrows go from place to place, pages from container to container, and stop at the ends", () => {
  const there = places(all, shown);
  const at = (place, step) => {
    const found = next(there, place, step);
    return `${found.key}${found.index}`;
  };
  assert.equal(at(null, 1), "lead0");
  assert.equal(at({ key: "lead", index: 3 }, 1), "row0");
  assert.equal(at({ key: "lead", index: 0 }, -1), "lead0");
  assert.equal(at({ key: "row", index: 2 }, 10), "hand0");
  assert.equal(at({ key: "row", index: 2 }, -10), "lead0");
  assert.equal(at({ key: "hand", index: 1 }, 10), "hand1");
});

test("containers are put in another order within the front", () => {
  assert.deepEqual(shifted(["a", "b", "c"], "b", -1), ["b", "a", "c"]);
  assert.deepEqual(shifted(["a", "b", "c"], "c", 1), ["a", "b", "c"]);
});

test("what puts a change back has the containers as they were, and none where there was none", () => {
  const back = inverse(all, new Map([["lead", null], ["new", { key: "new" }]]), ["new"]);
  assert.equal(back.changed.get("lead"), lead);
  assert.equal(back.changed.get("new"), null);
  assert.deepEqual(back.order, ["lead", "row", "hand"]);
  assert.deepEqual(inverse(all, new Map([["lead", null]]), null).order, ["lead", "row", "hand"], "back at its own place");
  assert.equal(inverse(all, new Map([["lead", lead]]), null).order, null);
});

test("words are filled in, and a new key is like no other", () => {
  assert.equal(filled("%(who)s at %(where)s%(more)s", { who: "Ari", where: "EkBis" }), "Ari at EkBis");
  assert.match(newKey(all), /^[a-z0-9]{8}$/);
});
