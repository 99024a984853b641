// Passages found by their words: whatever stands between them, the likeliest of several, and nothing when they are gone.

import assert from "node:assert/strict";
import test from "node:test";
import { bare, find, offsetsOf, placeOf } from "../../../static/desk/passage_words.js";

const TEXT = bare("Harga beras naik. Petani panen lebih awal. Harga beras naik lagi di Jawa. Pemerintah menunggu.");
const words = ({ at, end }) => TEXT.slice(at, end);

test("white space counts for nothing, of whatever kind", () => {
  assert.equal(bare(" a\u00a0b\n\tc\u2003d "), "abcd");
});

test("each letter's offset is told, without those of white space", () => {
  assert.deepEqual(offsetsOf(" ab\u00a0\nc "), [1, 2, 5]);
  assert.deepEqual(offsetsOf(" \n "), []);
});

test("a passage is found however its words are parted", () => {
  assert.equal(words(find(TEXT, { exact: "awal.\n\n  Harga   beras" })), "awal.Hargaberas");
});

test("of several the one with the same neighbours is meant", () => {
  const first = find(TEXT, { exact: "Harga beras naik", prefix: "", suffix: ". Petani panen" });
  const second = find(TEXT, { exact: "Harga beras naik", prefix: "lebih awal.", suffix: " lagi di Jawa" });
  assert.equal(first.at, 0);
  assert.equal(second.at, TEXT.lastIndexOf("Hargaberasnaik"));
});

test("what stands before decides as much as what stands after", () => {
  assert.equal(find(TEXT, { exact: "Harga beras naik", prefix: "panen lebih awal." }).at, TEXT.lastIndexOf("Hargaberasnaik"));
});

test("with neighbours that are gone the first is taken", () => {
  assert.equal(find(TEXT, { exact: "Harga beras naik", prefix: "kopi", suffix: "kopi" }).at, 0);
});

test("words that are gone, changed or none are not found", () => {
  assert.equal(find(TEXT, { exact: "Harga kopi naik" }), null);
  assert.equal(find(TEXT, { exact: "harga beras" }), null);
  assert.equal(find(TEXT, { exact: " \n " }), null);
  assert.equal(find("", { exact: "Harga" }), null);
});

test("passages that overlap themselves are each looked at", () => {
  assert.deepEqual(find("ababab", { exact: "abab", prefix: "ab" }), { at: 2, end: 6 });
});

test("a letter's place is its node's, at a node's first and last letter too; a node without letters has none", () => {
  const places = [
    { node: "one", from: 0, offsets: [1, 2] },
    { node: "space", from: 2, offsets: [] },
    { node: "two", from: 2, offsets: [0, 3, 4] },
  ];
  const found = [0, 1, 2, 3, 4].map((at) => placeOf(places, at));
  assert.deepEqual(found.map(({ node }) => node), ["one", "one", "two", "two", "two"]);
  assert.deepEqual(found.map(({ offset }) => offset), [1, 2, 0, 3, 4]);
});
