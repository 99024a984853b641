import assert from "node:assert/strict";
import test from "node:test";

import { about, heightOf, moved, resized, widest } from "../../../static/photos/crop_geometry.js";

const LYING = { width: 1600, height: 800 };
const UPRIGHT = { width: 600, height: 1200 };

test("the largest crop is centred on the focal point as far as the edges allow", () => {
  assert.deepEqual(about({ x: 0.5, y: 0.5 }, LYING, 1), [0.25, 0, 0.5]);
  assert.deepEqual(about({ x: 0.95, y: 0.1 }, LYING, 1), [0.5, 0, 0.5]);
  assert.deepEqual(about({ x: 0.5, y: 0.9 }, UPRIGHT, 1), [0, 0.5, 1]);
  assert.equal(widest(UPRIGHT, 16 / 9), 1);
});

test("a crop that is moved stays within the picture", () => {
  assert.deepEqual(moved([0.2, 0.1, 0.25], LYING, 1, 0.1, 0.1), [0.3, 0.2, 0.25]);
  assert.deepEqual(moved([0.2, 0.1, 0.25], LYING, 1, 9, 9), [0.75, 0.5, 0.25]);
  assert.deepEqual(moved([0.2, 0.1, 0.25], LYING, 1, -9, -9), [0, 0, 0.25]);
});

test("a crop grows and shrinks about its middle, never beyond the picture nor below what is sharp", () => {
  assert.deepEqual(resized([0.25, 0.25, 0.25], LYING, 1, 0.125, 0.1), [0.3125, 0.375, 0.125]);
  assert.deepEqual(resized([0.25, 0.25, 0.25], LYING, 1, 0.01, 0.2), [0.275, 0.3, 0.2]);
  assert.deepEqual(resized([0.25, 0.25, 0.25], LYING, 1, 5, 0.2), [0.125, 0, 0.5]);
});

test("drawn by its corner it keeps its left upper one", () => {
  assert.deepEqual(resized([0.5, 0.5, 0.1], LYING, 1, 0.2, 0.1, { held: true }), [0.5, 0.5, 0.2]);
  assert.deepEqual(resized([0.5, 0.5, 0.1], LYING, 1, 5, 0.1, { held: true }), [0.5, 0.5, 0.25]);
  assert.equal(heightOf(0.25, LYING, 1), 0.5);
});
