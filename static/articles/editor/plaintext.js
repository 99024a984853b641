// Plain text to paragraphs: the lines of a chat, its *bold* and _italic_, its lists; or hard-wrapped mail.

import { isChat, withoutChat } from "./chat.js";
import { LINE_BREAKS, PARAGRAPH_BREAKS, withoutUnseen } from "./signs.js";

const BULLET = /^[-•*–·◦▪●○]\s+/;
const NUMBER = /^\d{1,2}[.)]\s+/;
const EMPHASIS = /(?<![\p{L}\p{N}*_~])(?:\*(?=\S)([^*\n]+?)(?<=\S)\*|_(?=\S)([^_\n]+?)(?<=\S)_|~(?=[\p{L}\p{N}_*])([^~\n]+?)(?<=\S)~)(?![\p{L}\p{N}*_~])/u;
/** A field's instruction that Word leaves in plain text: HYPERLINK "https://…" */
const FIELD_CODE = /\bHYPERLINK\s+"[^"\n]*"(?:\s+\\[a-z](?:\s+"[^"\n]*")?)*\s?/g;
const PARTED = /\p{L}[-‐]$/u;
const WRAPPED = { shortest: 55, longest: 90 };
const SENTENCE_END = /[.!?:”"’']$/;

/** `line` as [{text, marks}], the chat's signs turned into marks. */
function spans(line, marks = []) {
  const found = EMPHASIS.exec(line);
  if (!found) return line ? [{ text: line, marks }] : [];
  const [whole, bold, italic, struck] = found;
  return [
    ...spans(line.slice(0, found.index), marks),
    ...spans(bold ?? italic ?? struck, [...marks, bold ? "bold" : italic ? "italic" : "strike"]),
    ...spans(line.slice(found.index + whole.length), marks),
  ];
}

/** True if `lines` are one paragraph that a mail program broke at a column: as wide as each other, in mid-sentence. */
function isWrapped(lines) {
  const full = lines.slice(0, -1);
  const wide = (line) => line.length >= WRAPPED.shortest && line.length <= WRAPPED.longest;
  const ended = full.filter((line) => SENTENCE_END.test(line)).length;
  const marked = lines.some((line) => BULLET.test(line) || NUMBER.test(line) || isChat(line));
  return full.length > 1 && !marked && full.every(wide) && ended <= full.length / 3;
}

/** True if a line's end parted a word: peme-⏎rintah. Nobody but a reader knows whether the hyphen is the word's own. */
const isParted = (line, next) => PARTED.test(line) && /^\p{Ll}/u.test(next ?? "");

/** `lines` with words joined that a line's end had parted, hyphen kept; adds them to `parted`, but buku-buku. */
function joinParted(lines, parted) {
  const whole = [];
  lines.forEach((line, at) => {
    if (!at || !isParted(lines[at - 1], line)) return whole.push(line);
    const before = /[\p{L}\p{M}]+(?=[-‐]$)/u.exec(whole.at(-1))[0];
    const after = /^[\p{L}\p{M}]+/u.exec(line)[0];
    whole.push(whole.pop().replace(/‐$/, "-") + line);
    if (!after.startsWith(before.toLowerCase())) parted.push(`${before}-${after}`);
  });
  return whole;
}

/** {lines, leftOut, parted}: the paragraphs of `text`, what stood around them, and words with a line end's hyphen. */
function paragraphs(text) {
  const leftOut = [];
  const parted = [];
  const fields = (words) => leftOut.push({ kind: "fields", words: words.trim() }) && "";
  const joined = text.replace(/\r\n?/g, "\n").replace(LINE_BREAKS, "\n").replace(PARAGRAPH_BREAKS, "\n\n").replace(/\u00ad\s*\n\s*/g, "");
  const tidy = withoutUnseen(joined).replace(/[\u00a0\t]/g, " ").replace(FIELD_CODE, fields);
  if (!tidy.includes("\n")) return { lines: withoutChat([tidy], leftOut), leftOut, parted }; // its spaces belong to the sentence it goes into
  const groups = tidy.split(/\n\s*\n/).map((group) => group.split("\n").map((line) => line.trim()).filter(Boolean));
  const lines = groups.flatMap((group) => {
    const marked = group.some((line) => BULLET.test(line) || NUMBER.test(line) || isChat(line));
    const hyphens = !marked && group.some((line, at) => isParted(line, group[at + 1]));
    if (isWrapped(group) || hyphens) return [joinParted(group, parted).join(" ")];
    return group;
  });
  return { lines: withoutChat(lines, leftOut), leftOut, parted };
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

/** {slice, leftOut, parted}: a ProseMirror slice of what `text` says, and what there is to tell of it. */
export function readText(text, schema, library) {
  const { Fragment, Slice } = library.pm.model;
  const { lines, leftOut, parted } = paragraphs(text);
  const inline = (line) => spans(line).map((span) => schema.text(span.text, span.marks.map((mark) => schema.mark(mark))));
  const paragraph = (line) => schema.node("paragraph", null, inline(line));
  const nodes = blocks(lines).map((block) =>
    block.list ? schema.node(block.list, null, block.items.map((item) => schema.node("listItem", null, paragraph(item)))) : paragraph(block.line),
  );
  return { slice: Slice.maxOpen(Fragment.from(nodes)), leftOut, parted };
}
