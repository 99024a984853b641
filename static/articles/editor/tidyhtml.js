// HTML from the clipboard to the HTML of a body. Works on a document of its own, in which nothing runs or loads.
// articles/body/pasted.py does the same to what comes without the editor.

import { emojiOf, LINE_BREAKS, PARAGRAPH_BREAKS, withoutUnseen } from "./signs.js";
import { dropUnseen, STYLE, styleAside, styleOf } from "./unseen.js";
import { buildLists } from "./wordlists.js";
import { unwrapped } from "./wrappers.js";

const DROPPED = "script, style, meta, link, title, xml, head, template, iframe, object, svg, math, noscript, button, input, select, textarea";
const RENAMED = { B: "strong", I: "em", STRIKE: "s", H1: "h2", H4: "h3", H5: "h3", H6: "h3" };
const BLOCK = "p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, table, tr, td, th, blockquote, figure, aside, section, article, pre, hr";
const STYLED = "span, font, u, ins, a, b, strong, i, em, p, h1, h2, h3, h4, h5, h6, li, td, th";
/** What mail programs make of :) and ->, as letters of a font that readers do not have. */
const WINGDINGS = { J: "☺", K: "😐", L: "☹", à: "→", ß: "←" };
const KEPT = { A: ["href"], TD: ["colspan", "rowspan"], TH: ["colspan", "rowspan"], OL: ["start"], FIGURE: ["data-photo", "data-embed", "data-poster"], ASIDE: ["data-article"], BLOCKQUOTE: ["data-pullquote"] };

const unwrap = (dom) => dom.replaceWith(...dom.childNodes);
const each = (root, selector, act) => root.querySelectorAll(selector).forEach(act);

function rename(dom, name) {
  const other = dom.ownerDocument.createElement(name);
  other.append(...dom.childNodes);
  dom.replaceWith(other);
  return other;
}

/** Comments of the HTML itself (Word's conditions among them) and what is never text. */
function dropSilent(body) {
  const comments = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.remove();
  each(body, DROPPED, (dom) => dom.remove());
}

/** An emoji given as a picture becomes its letter; any other picture has no credit, and goes. */
function pictures(body, leftOut) {
  each(body, "img", (dom) => {
    const emoji = emojiOf(dom);
    if (!emoji) leftOut.push({ kind: "pictures", words: dom.getAttribute("alt") ?? "" });
    dom.replaceWith(emoji);
  });
}

/** Line breaks that are signs, not tags. */
function signBreaks(body) {
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) if (texts.currentNode.data.search(LINE_BREAKS) >= 0 || texts.currentNode.data.search(PARAGRAPH_BREAKS) >= 0) found.push(texts.currentNode);
  for (const text of found) {
    const lines = text.data.replace(PARAGRAPH_BREAKS, "\u2028\u2028").split(LINE_BREAKS);
    text.replaceWith(...lines.flatMap((line, at) => (at ? [body.ownerDocument.createElement("br"), line] : [line])));
  }
}

/** Small figures, for which a body has no mark, as signs of their own: m², CO₂. */
function smallFigures(body) {
  for (const [place, tag, signs] of [["super", "sup", "⁰¹²³⁴⁵⁶⁷⁸⁹"], ["sub", "sub", "₀₁₂₃₄₅₆₇₈₉"]]) {
    each(body, `${tag}, [${STYLE}*='vertical-align:${place}'], [${STYLE}*='vertical-align: ${place}']`, (dom) => {
      if (/^\d+$/.test(dom.textContent)) dom.textContent = dom.textContent.replace(/\d/g, (figure) => signs[figure]);
    });
  }
}

/** What an element looks like, said by tags; a tag that is styled not to look like itself is undone. */
function readStyles(body) {
  const line = (dom) => styleOf(dom, "text-decoration-line") || styleOf(dom, "text-decoration");
  each(body, "b, strong, i, em, s, strike", (dom) => {
    const plain = dom.matches("b, strong") ? /^(normal|400|300)$/.test(styleOf(dom, "font-weight")) : dom.matches("i, em") ? styleOf(dom, "font-style") === "normal" : line(dom) === "none";
    if (plain) unwrap(dom);
  });
  each(body, STYLED, (dom) => {
    if (dom.matches(BLOCK) && dom.querySelector(BLOCK)) return;
    const shown = dom.matches("span, font");
    const heading = dom.closest("h1, h2, h3, h4, h5, h6");
    const bold = shown && /^(bold|[6-9]00)$/.test(styleOf(dom, "font-weight")) && !heading;
    const names = [line(dom).includes("line-through") && "s", shown && styleOf(dom, "font-style") === "italic" && "em", bold && "strong"].filter(Boolean);
    for (const name of dom.textContent.trim() ? names : []) {
      const mark = body.ownerDocument.createElement(name);
      mark.append(...dom.childNodes);
      dom.append(mark);
    }
    if (!dom.matches("span, font, u, ins")) return;
    if (styleOf(dom, "font-family").includes("wingdings")) dom.textContent = WINGDINGS[dom.textContent.trim()] ?? dom.textContent;
    const isLine = /^(block|flex|grid|table|list-item)$/.test(styleOf(dom, "display")) || dom.classList.contains("c-mrkdwn__br");
    if (isLine) {
      dom.prepend(body.ownerDocument.createElement("br"));
      dom.append(body.ownerDocument.createElement("br"));
    }
    unwrap(dom);
  });
}

const isInline = (node) => node && !node.matches?.(BLOCK) && !node.querySelector?.(BLOCK);

/** Lines that stand in no paragraph, as in a mail, get one around them, so that their breaks are kept. */
function wrapLines(br) {
  if (!br.parentElement.matches("body, blockquote")) return;
  let first = br;
  while (isInline(first.previousSibling)) first = first.previousSibling;
  const paragraph = br.ownerDocument.createElement("p");
  first.before(paragraph);
  while (isInline(paragraph.nextSibling)) paragraph.append(paragraph.nextSibling);
}

/** The line break after this one, with nothing but space between. */
function breakAfter(br) {
  let next = br.nextSibling;
  while (next?.nodeType === Node.TEXT_NODE && !next.data.trim()) next = next.nextSibling;
  return next?.nodeName === "BR" ? next : null;
}

/** Two or more line breaks end the paragraph they stand in. */
function splitAt(br) {
  const paragraph = br.parentElement; // none: an earlier break took this one with it
  if (!paragraph?.matches("p") || !breakAfter(br)) return;
  for (let last = breakAfter(br); last; last = breakAfter(br)) {
    while (br.nextSibling !== last) br.nextSibling.remove();
    last.remove();
  }
  const after = paragraph.cloneNode(false);
  while (br.nextSibling) after.append(br.nextSibling);
  br.remove();
  paragraph.after(after);
}

/** Leaf divs are paragraphs, others only wrap; two line breaks end a paragraph. */
function paragraphs(body) {
  each(body, "div, section, article, main, header, footer, center, pre", (dom) => {
    if (dom.querySelector(BLOCK)) unwrap(dom);
    else rename(dom, "p");
  });
  each(body, "br", wrapLines);
  each(body, "br", splitAt);
  each(body, "br", (br) => {
    const edge = !br.nextSibling || !br.previousSibling;
    if (br.parentElement === body || br.parentElement.matches("ul, ol, table, tr, tbody") || edge) br.remove();
  });
  each(body, "p, h1, h2, h3, h4, h5, h6", (dom) => {
    if (!dom.textContent.trim() && !dom.closest("td, th, li")) dom.remove();
  });
}

/** Links without the counter that a program put before them. */
function links(body, wrappers) {
  each(body, "a", (dom) => {
    let address = unwrapped(dom.getAttribute("href") ?? "", wrappers);
    if (/^https?:\/\/t\.co\//.test(address)) {
      const shown = [dom.dataset.expandedUrl, dom.title, dom.textContent.trim()];
      address = shown.find((one) => /^https?:\/\/[^\s…]+\.[^\s…]+$/.test(one ?? "")) ?? address;
    }
    dom.setAttribute("href", address);
    if (!address || address.startsWith("#") || !dom.textContent.trim()) unwrap(dom);
  });
}

/** {html, leftOut}: the tidied HTML, and what it cannot carry as {kind, words}. What this editor copied stays as it is. */
export function tidy(html, wrappers) {
  const leftOut = [];
  if (html.includes("data-pm-slice")) return { html, leftOut };
  const { body } = new DOMParser().parseFromString(styleAside(html), "text/html");
  dropSilent(body);
  dropUnseen(body, leftOut);
  pictures(body, leftOut);
  buildLists(body);
  smallFigures(body);
  readStyles(body);
  signBreaks(body);
  paragraphs(body);
  links(body, wrappers);
  for (const dom of body.querySelectorAll("*")) {
    const kept = KEPT[dom.tagName] ?? [];
    for (const { name } of [...dom.attributes]) if (!kept.includes(name)) dom.removeAttribute(name);
    if (dom.tagName.includes(":")) unwrap(dom); // o:p, w:sdt, st1:place
    else if (RENAMED[dom.tagName]) rename(dom, RENAMED[dom.tagName]);
  }
  body.normalize();
  const text = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (text.nextNode()) text.currentNode.data = withoutUnseen(text.currentNode.data.replace(/[\u00a0\n\r\t ]+/g, " "));
  return { html: body.innerHTML, leftOut };
}
