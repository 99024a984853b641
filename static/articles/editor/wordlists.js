// Lists that only look like lists: Word's numbered paragraphs, and lists whose levels stand beside each other.
// articles/body/wordlists.py holds the same rules.

import { styleOf } from "./unseen.js";

const GLYPH = /^\s*(?:[·•◦‣∙●○▪▫■□§ØüÃà–—-]|[oqv](?=\s*\u00a0))[\s\u00a0]+/;
const NUMBER = /^\(?(?:\d{1,3}\.)*(\d{1,3}|[a-z]{1,6})[.)]?\)?$/i;
const TYPED = /^\s*(\(?(?:\d{1,2}|[a-z])[.)])[\s\u00a0]+/;
const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The level that Word online or Slack writes on an item of a list that is flat in its HTML; 0 if none. */
function levelOf(item) {
  const { ariaLevel, stringifyIndent } = item.dataset;
  return /^\d$/.test(ariaLevel ?? "") ? Number(ariaLevel) : /^\d$/.test(stringifyIndent ?? "") ? Number(stringifyIndent) + 1 : 0;
}

function isItem(dom) {
  if (dom?.matches?.("ul, ol")) return [...dom.children].some((item) => item.matches("li") && levelOf(item));
  if (!dom?.matches?.("p, div")) return false;
  const style = styleOf(dom, "mso-list");
  return style !== "none" && (/^l\d+ level\d/.test(style) || (!style && [...dom.classList].some((name) => /^MsoListParagraph/i.test(name))));
}

/** The number that a sign such as "iv." or "1.2." stands for; null for a bullet. */
function read(sign) {
  const last = /[.)\d]/.test(sign) ? NUMBER.exec(sign)?.[1].toLowerCase() : null;
  if (!last) return null;
  if (/^\d/.test(last)) return Number(last);
  if (/^[ivxlc]+$/.test(last) && (last.length > 1 || /[ivx]/.test(last))) {
    const values = [...last].map((letter) => ROMAN[letter]);
    return values.reduce((sum, value, at) => sum + (value < Math.max(...values.slice(at)) ? -value : value), 0);
  }
  return last.length === 1 ? last.charCodeAt(0) - 96 : null;
}

/** Takes Word's own sign of the item away: {number, or null for a bullet; goesOn: there was no sign at all}. */
function takeSign(item) {
  const marks = [...item.querySelectorAll("*")].filter((dom) => styleOf(dom, "mso-list") === "ignore");
  const sign = marks.map((dom) => dom.textContent.replace(/\u00a0/g, " ").trim()).find(Boolean);
  for (const mark of marks) mark.remove();
  if (sign) return { number: read(sign), goesOn: false };
  const texts = item.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const whole = text.data;
    if (!whole.trim()) continue;
    const typed = TYPED.exec(whole);
    text.data = typed ? whole.slice(typed[0].length) : whole.replace(GLYPH, "");
    return { number: typed ? read(typed[1]) : null, goesOn: text.data === whole };
  }
  return { number: null, goesOn: true };
}

/** The items that one element stands for: {nodes, level, number}. */
function itemsOf(dom) {
  if (!dom.matches("ul, ol")) {
    const level = Number(/level(\d)/.exec(styleOf(dom, "mso-list"))?.[1] ?? 0);
    const { number, goesOn } = takeSign(dom);
    const paragraph = dom.ownerDocument.createElement("p");
    paragraph.append(...dom.childNodes);
    return [{ nodes: [paragraph], level: level || 1, number, goesOn: goesOn && !level }];
  }
  const start = Number.parseInt(dom.getAttribute("start"), 10) || 1;
  return [...dom.children]
    .filter((item) => item.matches("li"))
    .map((item, at) => ({ nodes: [...item.childNodes], level: levelOf(item) || 1, number: dom.matches("ol") ? start + at : null }));
}

/** Items one after the other as lists within lists; a number that does not follow begins a list of its own. */
function listsOf(items, page) {
  const roots = [];
  const open = []; // {list, level, number of its newest item}
  const follows = (number, before) => (number === null ? before === null : before !== null && number === before + 1);
  for (const { nodes, level, number, goesOn } of items) {
    if (goesOn) {
      if (open.length) open.at(-1).list.lastElementChild.append(...nodes);
      else roots.push(...nodes);
      continue;
    }
    while (open.length && open.at(-1).level > level) open.pop();
    if (open.length && open.at(-1).level === level && !follows(number, open.at(-1).number)) open.pop();
    if (!open.length || open.at(-1).level < level) {
      const list = page.createElement(number === null ? "ul" : "ol");
      if (number !== null && number !== 1) list.setAttribute("start", number);
      if (open.length) open.at(-1).list.lastElementChild.append(list);
      else roots.push(list);
      open.push({ list, level });
    }
    const entry = page.createElement("li");
    entry.append(...nodes);
    open.at(-1).list.append(entry);
    open.at(-1).number = number;
  }
  return roots;
}

/** Makes lists of what only looks like one, levels and numbers kept. */
export function buildLists(body) {
  for (const box of body.querySelectorAll(".ListContainerWrapper")) box.replaceWith(...box.childNodes);
  for (const inner of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const before = inner.previousElementSibling;
    if (before?.matches("li")) before.append(inner);
  }
  for (const first of body.querySelectorAll("p, div, ul, ol")) {
    if (!body.contains(first) || !isItem(first)) continue;
    const run = [];
    for (let dom = first; isItem(dom); dom = dom.nextElementSibling) run.push(dom);
    first.before(...listsOf(run.flatMap(itemsOf), body.ownerDocument));
    for (const dom of run) dom.remove();
  }
}
