// Finds passages of a text by their words and those around them, and names what is marked in the same way.
// White space is looked past, so that it does not matter how a paragraph ends; desk/passages.py does the same.

const CONTEXT = 40;
/** What stands on the page and is not the story's own text. */
const NOT_TEXT = "aside, .read-also, .embed, .photo-credit, .story-dateline, [contenteditable='false'], script, style";
const BLOCK = "p, h2, h3, li, td, th, blockquote, figcaption, figure, div";

const bare = (text) => text.replace(/\s+/gu, "");

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
    const offsets = [];
    const data = node.data;
    for (let at = 0; at < data.length; at += 1) if (!/\s/u.test(data[at])) offsets.push(at);
    places.push({ node, from: length, offsets });
    parts.push(bare(data));
    length += offsets.length;
  }
  return { text: parts.join(""), places };
}

function place(found, at) {
  let low = 0;
  let high = found.places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (found.places[middle].from <= at) low = middle;
    else high = middle - 1;
  }
  const { node, from, offsets } = found.places[low];
  return { node, offset: offsets[at - from] };
}

function alike(one, other, fromEnd) {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && (fromEnd ? one.at(-1 - same) === other.at(-1 - same) : one[same] === other[same])) same += 1;
  return same;
}

/** The Range of a passage among `found` letters, the likeliest of several; null if its words are gone. */
export function locate(found, { exact, prefix = "", suffix = "" }) {
  const wanted = bare(exact);
  if (!wanted) return null;
  const [before, after] = [bare(prefix), bare(suffix)];
  let best = null;
  for (let at = found.text.indexOf(wanted); at >= 0; at = found.text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const score = alike(found.text.slice(Math.max(0, at - CONTEXT), at), before, true) + alike(found.text.slice(end, end + CONTEXT), after, false);
    if (!best || score > best.score) best = { at, end, score };
  }
  if (!best) return null;
  const range = document.createRange();
  const [first, last] = [place(found, best.at), place(found, best.end - 1)];
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
