import assert from "node:assert/strict";
import test from "node:test";

import { emojiOf, withoutUnseen } from "../../../static/articles/editor/signs.js";

const picture = ({ emoji = "", alt = null, src = null }) => ({ dataset: { emoji }, getAttribute: (name) => ({ alt, src })[name] });

test("what nobody sees goes, from the middle of a word too", () => {
  assert.equal(withoutUnseen("pe\u00adme\u200brin\u2060tah\ufeff"), "pemerintah");
  assert.equal(withoutUnseen("Rp\u202a5\u202c juta"), "Rp5 juta");
});

test("a joiner stays where it joins letters or emoji, and goes elsewhere", () => {
  assert.equal(withoutUnseen("می\u200cخواهم"), "می\u200cخواهم");
  assert.equal(withoutUnseen("👨\u200d💻"), "👨\u200d💻");
  assert.equal(withoutUnseen("\u200dawal dan akhir\u200c"), "awal dan akhir");
  assert.equal(withoutUnseen("satu \u200d dua"), "satu  dua");
});

test("a joiner beside what goes is judged by what stays", () => {
  assert.equal(withoutUnseen("👨\u200b\u200d\u200b💻"), "👨\u200d💻");
});

test("a picture is the emoji it names, or whose code its address ends in", () => {
  assert.equal(emojiOf(picture({ alt: "😀" })), "😀");
  assert.equal(emojiOf(picture({ emoji: "👍", alt: "jempol" })), "👍");
  assert.equal(emojiOf(picture({ src: "https://static.example/emoji/v2/1f468-200d-1f4bb.png?x=1" })), "👨\u200d💻");
});

test("any other picture is none", () => {
  for (const one of [{}, { alt: "7" }, { alt: "Pasar Terong" }, { src: "/foto/1f600.png" }, { src: "/emoji/d83d.png" }, { src: "/emoji/zz.png" }]) {
    assert.equal(emojiOf(picture(one)), "", JSON.stringify(one));
  }
});
