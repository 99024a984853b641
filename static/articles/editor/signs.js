// Characters that nobody sees: which of them a text keeps. articles/body/signs.py holds the same rules.

const GONE = /[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]/g;
const JOINERS = /[\u200c\u200d]/g;
/** Letters, marks, figures, and what emoji are made of. */
const JOINED = /^[\p{L}\p{M}\p{N}\p{So}\p{Sk}]/u;
const EMOJI = /^[\p{So}\p{Sk}\p{Sm}\p{Mn}\p{Me}\p{Cf}0-9#*‼⁉〰〽]+$/u;
const EMOJI_ITSELF = /[\p{So}\u20e3‼⁉〰〽↔]/u;
/** Addresses of emoji as pictures end in their code: …/emoji/…/1f468-200d-1f4bb.png */
const EMOJI_FILE = /(?:emoji|twemoji)[^?#]*\/(?:emoji_)?u?([0-9a-f]{4,5}(?:[-_][0-9a-f]{2,5})*)\.(?:png|svg|gif|webp)/i;

/** Breaks that are no line feed: Word's, and Unicode's own for lines. */
export const LINE_BREAKS = /[\u000b\u000c\u0085\u2028]/g;
export const PARAGRAPH_BREAKS = /\u2029/g;

/** `text` without the characters that nobody sees and nobody meant; joiners inside a word or an emoji stay. */
export function withoutUnseen(text) {
  const rest = text.replace(GONE, "");
  return rest.replace(JOINERS, (joiner, at) => (JOINED.test([...rest.slice(Math.max(0, at - 2), at)].at(-1) ?? "") && JOINED.test(rest.slice(at + 1)) ? joiner : ""));
}

/** The emoji that a picture stands for, or "". */
export function emojiOf(picture) {
  const alt = picture.dataset.emoji || picture.getAttribute("alt") || "";
  if (EMOJI.test(alt) && EMOJI_ITSELF.test(alt)) return alt;
  const codes = EMOJI_FILE.exec((picture.getAttribute("src") ?? "").slice(-300))?.[1].split(/[-_]/).map((code) => Number.parseInt(code, 16));
  const emoji = String.fromCodePoint(...(codes ?? []).filter((code) => code < 0xd800 || (code > 0xdfff && code <= 0x10ffff)));
  return EMOJI.test(emoji) && EMOJI_ITSELF.test(emoji) ? emoji : "";
}
