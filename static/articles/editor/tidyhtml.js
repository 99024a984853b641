// HTML from the clipboard to the HTML of a body. Works on a document of its own, in which nothing runs or loads.

const DROPPED = "script, style, meta, link, title, xml, head, template, iframe, object, svg, noscript, button, input, select, textarea";
const RENAMED = { B: "strong", I: "em", H1: "h2", H4: "h3", H5: "h3", H6: "h3" };
const BLOCK = "p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, table, tr, td, th, blockquote, figure, aside, section, article, pre, hr";
const KEPT = { A: ["href"], TD: ["colspan", "rowspan"], TH: ["colspan", "rowspan"], OL: ["start"], FIGURE: ["data-photo", "data-embed"], ASIDE: ["data-article"], BLOCKQUOTE: ["data-pullquote"] };

const unwrap = (dom) => dom.replaceWith(...dom.childNodes);
const each = (root, selector, act) => root.querySelectorAll(selector).forEach(act);

function rename(dom, name) {
  const other = dom.ownerDocument.createElement(name);
  other.append(...dom.childNodes);
  dom.replaceWith(other);
  return other;
}

/** Comments (Word's conditions among them) and what is never text. */
function dropUnseen(body) {
  const comments = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.remove();
  each(body, DROPPED, (dom) => dom.remove());
  each(body, "[style*='display:none'], [style*='display: none'], [style*='mso-hide:all']", (dom) => dom.remove());
}

/** Word's paragraphs that only look like list items, made into lists. */
function wordLists(body) {
  const isItem = (dom) => dom?.matches?.("p[style*='mso-list'], p[class*='MsoListParagraph']") && !/mso-list:\s*none/.test(dom.getAttribute("style") ?? "");
  each(body, "p", (first) => {
    if (first.closest("li") || !isItem(first)) return;
    const items = [];
    for (let dom = first; isItem(dom); dom = dom.nextElementSibling) items.push(dom);
    const marker = (dom) => dom.querySelector("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']");
    const sign = (marker(first)?.textContent ?? first.textContent).trim();
    const list = body.ownerDocument.createElement(/^\(?[0-9a-z]{1,4}[.)]/i.test(sign) ? "ol" : "ul");
    first.before(list);
    for (const item of items) {
      marker(item)?.remove();
      const entry = body.ownerDocument.createElement("li");
      entry.append(item);
      list.append(entry);
    }
    const text = list.querySelector("li p")?.firstChild;
    if (text?.nodeType === Node.TEXT_NODE) text.data = text.data.replace(/^[·•o§–-]\s+/, "");
  });
}

/** Small figures, for which a body has no mark, as signs of their own: m², CO₂. */
function smallFigures(body) {
  for (const [place, tag, signs] of [["super", "sup", "⁰¹²³⁴⁵⁶⁷⁸⁹"], ["sub", "sub", "₀₁₂₃₄₅₆₇₈₉"]]) {
    each(body, `${tag}, [style*='vertical-align:${place}'], [style*='vertical-align: ${place}']`, (dom) => {
      if (/^\d+$/.test(dom.textContent)) dom.textContent = dom.textContent.replace(/\d/g, (figure) => signs[figure]);
    });
  }
}

/** What a span looks like, said by tags; a tag that is styled not to look like itself is undone. */
function readStyles(body) {
  each(body, "b, strong, i, em", (dom) => {
    const plain = dom.matches("b, strong") ? /^(normal|400|300)$/.test(dom.style.fontWeight) : dom.style.fontStyle === "normal";
    if (plain) unwrap(dom);
  });
  each(body, "span, font", (dom) => {
    const heading = dom.closest("h1, h2, h3, h4, h5, h6");
    const bold = /^(bold|[6-9]00)$/.test(dom.style.fontWeight) && !heading;
    const names = [bold && "strong", dom.style.fontStyle === "italic" && "em"].filter(Boolean);
    for (const name of dom.textContent.trim() ? names : []) {
      const mark = body.ownerDocument.createElement(name);
      mark.append(...dom.childNodes);
      dom.append(mark);
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
    if (dom.querySelector(BLOCK) || dom.closest("li, td, th")) unwrap(dom);
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

/** Links without the tracking that a program wrapped around them. */
function links(body) {
  each(body, "a", (dom) => {
    const address = dom.getAttribute("href") ?? "";
    const wrapped = URL.canParse(address) ? new URL(address) : null;
    const inner = wrapped && /(^|\.)google\.[a-z.]+$/.test(wrapped.hostname) && wrapped.pathname === "/url" ? wrapped.searchParams.get("q") : null;
    if (inner) dom.setAttribute("href", inner);
    if (!address || !dom.textContent.trim()) unwrap(dom);
  });
}

/** {html, pictures}: the tidied HTML, and how many pictures it cannot carry. What this editor copied stays as it is. */
export function tidy(html) {
  if (html.includes("data-pm-slice")) return { html, pictures: 0 };
  const { body } = new DOMParser().parseFromString(html, "text/html");
  dropUnseen(body);
  const pictures = body.querySelectorAll("img").length;
  each(body, "img", (dom) => dom.remove());
  wordLists(body);
  smallFigures(body);
  readStyles(body);
  paragraphs(body);
  links(body);
  for (const dom of body.querySelectorAll("*")) {
    const kept = KEPT[dom.tagName] ?? [];
    for (const { name } of [...dom.attributes]) if (!kept.includes(name)) dom.removeAttribute(name);
    if (dom.tagName.includes(":")) unwrap(dom); // o:p, w:sdt, st1:place
    else if (RENAMED[dom.tagName]) rename(dom, RENAMED[dom.tagName]);
  }
  body.normalize();
  const text = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (text.nextNode()) text.currentNode.data = text.currentNode.data.replace(/[\u00a0\n\r\t ]+/g, " ").replace(/[\u200b\u200e\u200f\ufeff]/g, "");
  return { html: body.innerHTML, pictures };
}
