// Finds passages in the page by their words and those around them, and names what is marked in the same way.

import { bare, CONTEXT, find, offsetsOf, placeOf } from "./passage_words.js";

/** What stands on the page and is not the story's own text. */
const NOT_TEXT = "aside, .read-also, .embed, .photo-credit, .story-dateline, [contenteditable='false'], script, style";
const BLOCK = "p, h2, h3, li, td, th, blockquote, figcaption, figure, div";

function texts(root) {
  const accept = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, accept);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

/** The letters of `root` without white space, each with its place. */
export function letters(root) {
  const nodes = texts(root);
  const parts = [];
  const places = []; // for each node: where its letters begin, and the offset of each
  let length = 0;
  for (const node of nodes) {
    const offsets = offsetsOf(node.data);
    places.push({ node, from: length, offsets });
    parts.push(bare(node.data));
    length += offsets.length;
  }
  return { text: parts.join(""), places };
}

/** The Range of a passage among `found` letters, the likeliest of several; null if its words are gone. */
export function locate(found, passage) {
  const there = find(found.text, passage);
  if (!there) return null;
  const range = document.createRange();
  const [first, last] = [placeOf(found.places, there.at), placeOf(found.places, there.end - 1)];
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

/** What `range` marks in `root`, as {exact, prefix, suffix}; null if no word of the text is in it. */
export function describe(root, range) {
  let [exact, before, after, block] = ["", "", "", null];
  for (const node of texts(root)) {
    const [begins, ends] = [range.comparePoint(node, 0), range.comparePoint(node, node.length)];
    const from = ends < 0 ? node.length : begins < 0 ? range.startOffset : 0;
    const to = begins > 0 ? 0 : ends > 0 ? range.endOffset : node.length;
    before += node.data.slice(0, from);
    after += node.data.slice(to);
    if (to <= from) continue;
    const own = node.parentElement.closest(BLOCK);
    if (block && own !== block) exact += " "; // two paragraphs do not grow into one word
    block = own;
    exact += node.data.slice(from, to);
  }
  exact = exact.replace(/\s+/gu, " ").trim();
  return exact ? { exact, prefix: bare(before).slice(-CONTEXT), suffix: bare(after).slice(0, CONTEXT) } : null;
}
