// Copies on this device: one person's own, found again, given up when there is no room, gone when too old.

import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import test from "node:test";
import { Copies, newKey, sameText } from "../../../static/desk/story_copies.js";

globalThis.crypto ??= webcrypto; // Node 18 has it under this name alone
const DAY = 24 * 3600 * 1000;
const ago = (milliseconds) => new Date(Date.now() - milliseconds).toISOString();

/** A browser's store with room for so many letters. */
function storeOf(room = Infinity, held = {}) {
  const kept = new Map(Object.entries(held));
  const size = () => [...kept].reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  return {
    get length() { return kept.size; },
    key: (n) => [...kept.keys()][n] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem(name, text) {
      const before = kept.get(name);
      kept.set(name, text);
      if (size() <= room) return;
      if (before === undefined) kept.delete(name);
      else kept.set(name, before);
      throw new Error("QuotaExceededError");
    },
    names: () => [...kept.keys()],
  };
}

const copyOf = (words, { at = ago(0), ...more } = {}) => ({ fields: { body: [words] }, at, ...more });

test("a copy is found again with its story's, the newest first", () => {
  const copies = new Copies("7", storeOf());
  copies.put(copies.name("12", "older"), copyOf("tua", { at: ago(DAY) }));
  copies.put(copies.name("12", "newer"), copyOf("baru"));
  copies.put(copies.name("", "blank"), copyOf("lain"));
  assert.deepEqual(copies.of("12").map(([, copy]) => copy.fields.body[0]), ["baru", "tua"]);
  assert.deepEqual(copies.of("").map(([name]) => name), ["story:7:new:blank"]);
});

test("a story's copies are not those of a story whose number begins alike", () => {
  const copies = new Copies("7", storeOf());
  copies.put(copies.name("12", "k"), copyOf("a"));
  assert.deepEqual(copies.of("1"), []);
});

test("another person's copies on the same device are neither shown nor touched", () => {
  const store = storeOf();
  new Copies("71", store).put("story:71:12:k", copyOf("rahasia", { at: ago(90 * DAY) }));
  const mine = new Copies("7", store);
  mine.dropSaved(new Set(["k"]));
  assert.deepEqual(mine.all(), []);
  assert.deepEqual(store.names(), ["story:71:12:k"]);
});

test("what is too old or cannot be read goes, everything else stays", () => {
  const store = storeOf(Infinity, { "story:7:1:broken": "{", "story:7:1:none": "null", "theme": "dark" });
  const copies = new Copies("7", store);
  copies.put(copies.name("1", "old"), copyOf("tua", { at: ago(31 * DAY) }));
  copies.put(copies.name("1", "young"), copyOf("muda", { at: ago(29 * DAY) }));
  assert.deepEqual(copies.all().map(([name]) => name), ["story:7:1:young"]);
  assert.deepEqual(store.names().sort(), ["story:7:1:young", "theme"]);
});

test("what is in a revision by now is dropped by its form's key", () => {
  const copies = new Copies("7", storeOf());
  for (const key of ["a", "b"]) copies.put(copies.name("1", key), copyOf(key));
  copies.dropSaved(new Set(["a"]));
  assert.deepEqual(copies.all().map(([name]) => name), ["story:7:1:b"]);
});

test("a full store gives up what the server has of other forms, the oldest first, and no more than it must", () => {
  const store = storeOf(330);
  const copies = new Copies("7", store);
  copies.put("story:7:1:oldest", copyOf("x".repeat(10), { at: ago(3000), onServer: true }));
  copies.put("story:7:1:older", copyOf("x".repeat(10), { at: ago(2000), onServer: true }));
  copies.put("story:7:1:alone", copyOf("x".repeat(10), { at: ago(4000) }));
  assert.equal(copies.put("story:7:2:mine", copyOf("y".repeat(40))), true);
  assert.deepEqual(store.names().sort(), ["story:7:1:alone", "story:7:1:older", "story:7:2:mine"]);
});

test("with no room even then the copy is not kept, and what only this device has stays", () => {
  const store = storeOf(200);
  const copies = new Copies("7", store);
  copies.put("story:7:1:alone", copyOf("x"));
  assert.equal(copies.put("story:7:2:mine", copyOf("y".repeat(500))), false);
  assert.deepEqual(store.names(), ["story:7:1:alone"]);
});

test("a page's own copy is never given up for a text that goes on from it", () => {
  const store = storeOf(220);
  const copies = new Copies("7", store);
  copies.put("story:7:1:own", copyOf("x".repeat(40), { onServer: true }));
  assert.equal(copies.put("story:7:1:sequel", copyOf("y".repeat(60)), "story:7:1:own"), false);
  assert.deepEqual(store.names(), ["story:7:1:own"]);
});

test("a browser that forbids its store keeps nothing and breaks nothing", () => {
  const copies = new Copies("7", null);
  assert.equal(copies.put("story:7:1:k", copyOf("a")), false);
  assert.deepEqual(copies.all(), []);
  copies.drop("story:7:1:k");
  copies.dropSaved(new Set(["k"]));
});

test("keys are UUIDs of the fourth kind, and never the same", () => {
  const keys = Array.from({ length: 200 }, newKey);
  for (const key of keys) assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(keys).size, keys.length);
});

test("texts are the same whichever leaves an empty field out", () => {
  assert.ok(sameText({ body: ["a"], slug: [""] }, { body: ["a"] }));
  assert.ok(sameText({}, { tags: [] }));
  assert.ok(!sameText({ body: ["a"] }, { body: ["a", "b"] }));
  assert.ok(!sameText({ body: ["a"] }, {}));
});
