import assert from "node:assert/strict";
import test from "node:test";

import { STYLE, styleAside } from "../../../static/articles/editor/unseen.js";

const aside = (html) => styleAside(html).replaceAll(STYLE, "X");

test("a style goes by another name, however it is written", () => {
  assert.equal(aside(`<b style="a:b">x</b>`), `<b X="a:b">x</b>`);
  assert.equal(aside(`<b id='1'STYLE = 'a:b' class=c>x</b>`), `<b id='1'X = 'a:b' class=c>x</b>`);
  assert.equal(aside(`<b\nstyle=a:b>`), `<b\nX=a:b>`);
  assert.equal(aside(`<b/style="a:b">`), `<b/X="a:b">`);
});

test("words and values that speak of style stay", () => {
  for (const html of [
    `<p>1 < 2, style="a"</p>`,
    `<p title=' style="a" '>style = x</p>`,
    `<p class=style data-style="a" mystyle="b">x</p>`,
    `<styled>p { a: b }</styled>`,
  ]) assert.equal(aside(html), html);
});

test("style sheets go", () => {
  assert.equal(aside(`<p>a</p><STYLE type="b"><!-- p > a { c: d } --></style >\n<p>e</p><style>f{}</style>`), `<p>a</p>\n<p>e</p>`);
});

test("tags that never end are looked at once", () => {
  const broken = "<a ".repeat(100_000);
  assert.equal(aside(broken), broken);
  assert.equal(aside(`<p>a</p>${"<style>".repeat(100_000)}`), "<p>a</p>");
});
