// A form's text: what is sent, without what the form tells of itself and what a move asks.

import assert from "node:assert/strict";
import test from "node:test";
import { textOf, textPairs } from "../../../static/desk/story_text.js";

/** A form of named elements; those in `orders` stand below data-order. */
const formOf = (names, orders = []) => ({
  elements: [...names, ...orders].map((name) => ({
    name,
    closest: (selector) => (selector === "[data-order]" && orders.includes(name) ? {} : null),
  })),
});

test("the text is every field but the form's own", () => {
  const sent = [["csrfmiddlewaretoken", "t"], ["version", "3"], ["key", "k"], ["_user", "1"], ["_pick-body-0", "mine"], ["headline", "Judul"]];
  assert.deepEqual(textOf(formOf(sent.map(([name]) => name)), sent), { headline: ["Judul"] });
});

test("fields that only begin like the form's own are text", () => {
  assert.deepEqual(textOf(formOf(["keyword"]), [["keyword", "beras"], ["versions", "2"]]), { keyword: ["beras"], versions: ["2"] });
});

test("what a move asks is no text, whatever it is called", () => {
  const form = formOf(["section"], ["hand_over-section", "publish-resurface", "submit-start_over"]);
  const sent = [["section", "1"], ["hand_over-section", "2"], ["publish-resurface", "on"], ["submit-start_over", "on"]];
  assert.deepEqual(textOf(form, sent), { section: ["1"] });
});

test("a name that comes more than once is a list in the form's order", () => {
  const sent = [["bylines_author", "2"], ["bylines_author", "1"]];
  assert.deepEqual(textOf(formOf(["bylines_author"]), sent), { bylines_author: ["2", "1"] });
  assert.deepEqual(textPairs(formOf(["bylines_author"]), sent), sent);
});

test("lines end alike on every machine, and files are no text", () => {
  const sent = [["body", "a\r\nb\nc"], ["photo", { name: "x.jpg" }]];
  assert.deepEqual(textOf(formOf(["body", "photo"]), sent), { body: ["a\nb\nc"] });
});
