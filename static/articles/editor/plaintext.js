// Plain text to paragraphs: the lines of a chat, its *bold* and _italic_, its lists; or hard-wrapped mail.

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;
const CHAT_STAMP = /^\[\d{1,2}[.:/]\d{1,2}[^\]\n]{0,30}\]\s+/; // [10.23, 12/11/2025] Budi: …
const BULLET = /^[-•*–]\s+/;
const NUMBER = /^\d{1,2}[.)]\s+/;
const EMPHASIS = /(?<![\p{L}\p{N}*_])(?:\*(?=\S)([^*\n]+?)(?<=\S)\*|_(?=\S)([^_\n]+?)(?<=\S)_)(?![\p{L}\p{N}*_])/u;
const WRAPPED = { shortest: 55, longest: 90 };
const SENTENCE_END = /[.!?:”"’']$/;

/** `line` as [{text, marks}], the chat's signs turned into marks. */
function spans(line, marks = []) {
  const found = EMPHASIS.exec(line);
  if (!found) return line ? [{ text: line, marks }] : [];
  const [whole, bold, italic] = found;
  return [
    ...spans(line.slice(0, found.index), marks),
    ...spans(bold ?? italic, [...marks, bold ? "bold" : "italic"]),
    ...spans(line.slice(found.index + whole.length), marks),
  ];
}

/** True if `lines` are one paragraph that a mail program broke at a column: as wide as each other, in mid-sentence. */
function isWrapped(lines) {
  const full = lines.slice(0, -1);
  const wide = (line) => line.length >= WRAPPED.shortest && line.length <= WRAPPED.longest;
  const ended = full.filter((line) => SENTENCE_END.test(line)).length;
  const marked = lines.some((line) => BULLET.test(line) || NUMBER.test(line) || CHAT_STAMP.test(line));
  return full.length > 1 && !marked && full.every(wide) && ended <= full.length / 3;
}

/** The paragraphs of `text`: strings, one for each. */
function paragraphs(text) {
  const tidy = text.replace(/\r\n?/g, "\n").replace(INVISIBLE, "").replace(/[\u00a0\t]/g, " ");
  if (!tidy.includes("\n")) return [tidy]; // a word or two: their spaces belong to the sentence they go into
  const groups = tidy.split(/\n\s*\n/).map((group) => group.split("\n").map((line) => line.trim()).filter(Boolean));
  const lines = groups.flatMap((group) => (isWrapped(group) ? [group.join(" ")] : group));
  return lines.map((line) => line.replace(CHAT_STAMP, ""));
}

/** Lines as blocks: runs of two or more bullets or numbers become lists. */
function blocks(lines) {
  const out = [];
  for (let at = 0; at < lines.length; ) {
    const sign = [BULLET, NUMBER].find((pattern) => pattern.test(lines[at]));
    let end = at + 1;
    while (sign && end < lines.length && sign.test(lines[end])) end += 1;
    if (sign && end - at > 1) out.push({ list: sign === NUMBER ? "orderedList" : "bulletList", items: lines.slice(at, end).map((line) => line.replace(sign, "")) });
    else out.push(...lines.slice(at, end).map((line) => ({ line })));
    at = end;
  }
  return out;
}

/** A ProseMirror slice of what `text` says. */
export function readText(text, schema, library) {
  const { Fragment, Slice } = library.pm.model;
  const inline = (line) => spans(line).map((span) => schema.text(span.text, span.marks.map((mark) => schema.mark(mark))));
  const paragraph = (line) => schema.node("paragraph", null, inline(line));
  const nodes = blocks(paragraphs(text)).map((block) =>
    block.list ? schema.node(block.list, null, block.items.map((item) => schema.node("listItem", null, paragraph(item)))) : paragraph(block.line),
  );
  return Slice.maxOpen(Fragment.from(nodes));
}
