import assert from "node:assert/strict";
import test from "node:test";

import { unwrapped } from "../../../static/articles/editor/wrappers.js";

const WRAPPERS = { rules: [["(?:.+\\.)?pembungkus\\.example", "/l(?:/.*)?", "u url"]], trailers: ["fbclid"] };
const wrap = (address) => `https://l.pembungkus.example/l/?u=${encodeURIComponent(address)}`;
const open = (address) => unwrapped(address, WRAPPERS);

test("an address is taken out of its wrapper, and of one in that", () => {
  assert.equal(open(wrap("https://example.org/a?b=c")), "https://example.org/a?b=c");
  assert.equal(open(wrap(wrap("https://example.org/a"))), "https://example.org/a");
  assert.equal(open("https://pembungkus.example/l?url=mailto:redaksi@example.org"), "mailto:redaksi@example.org");
});

test("what the counter hung on the address goes, and nothing else of it", () => {
  assert.equal(open(wrap("https://example.org/a?b=1&fbclid=x")), "https://example.org/a?b=1");
});

test("any other address comes back as it is", () => {
  for (const address of [
    "https://example.org/l?u=https://a.example",
    "https://pembungkus.example.org/l?u=https://a.example",
    "https://l.pembungkus.example/lain?u=https://a.example",
    "ftp://l.pembungkus.example/l?u=https://a.example",
    "bukan alamat",
    "",
  ]) assert.equal(open(address), address);
});

test("nothing that could run is taken out", () => {
  for (const inside of ["javascript:alert(1)", "data:text/html,x", "https:// a", 'https://a.example/"><b>', "//a.example"]) {
    assert.equal(open(wrap(inside)), wrap(inside));
  }
});

test("wrappers without end are opened a few times only", () => {
  const deep = Array.from({ length: 9 }).reduce(wrap, "https://example.org/");
  assert.match(open(deep), /^https:\/\/l\.pembungkus\.example/);
});
