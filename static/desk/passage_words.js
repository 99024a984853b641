// Finds a passage in a text by its words and those around it. White space is looked past, so that it does not matter
// how a paragraph ends; desk/notes/passages.py does the same.

/** How many letters before and after a passage are kept with it. */
export const CONTEXT = 40;

/** `text` without its white space. */
export const bare = (text) => text.replace(/\s+/gu, "");

/** Where the letters of `text` stand: the offset of each that is no white space. */
export function offsetsOf(text) {
  const offsets = [];
  for (let at = 0; at < text.length; at += 1) if (!/\s/u.test(text[at])) offsets.push(at);
  return offsets;
}

/** How many letters two texts share at their beginning, or at their end. */
function alike(one, other, fromEnd) {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && (fromEnd ? one.at(-1 - same) === other.at(-1 - same) : one[same] === other[same])) same += 1;
  return same;
}

/** {at, end} of a passage in `text`, both bare: the likeliest of several by what surrounds it; null if it is gone. */
export function find(text, { exact, prefix = "", suffix = "" }) {
  const wanted = bare(exact);
  if (!wanted) return null;
  const [before, after] = [bare(prefix), bare(suffix)];
  let best = null;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const score = alike(text.slice(Math.max(0, at - CONTEXT), at), before, true) + alike(text.slice(end, end + CONTEXT), after, false);
    if (!best || score > best.score) best = { at, end, score };
  }
  return best && { at: best.at, end: best.end };
}

/** The node of `places` ({node, from, offsets}, in order) that holds letter `at`, and the letter's offset in it. */
export function placeOf(places, at) {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (places[middle].from <= at) low = middle;
    else high = middle - 1;
  }
  const { node, from, offsets } = places[low];
  return { node, offset: offsets[at - from] };
}
