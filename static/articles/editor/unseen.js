// What another program marks as not part of the text: comments, deleted words, field codes, anchors of absent notes.
// articles/body/unseen.py holds the same rules.

const COMMENT = /^(mso(comanchor|comoff|comtxt|commentreference|commenttext|commentsubject)|comment-(anchor|reference)|docos-.*)$/i;
const NOTE_SIGN = /^\s*(\[[^[\]]{1,15}\]|\(?\d{1,3}\)?|[ivxl]{1,6}|[*†‡]{1,3}|[a-z]|[⁰¹²³⁴-⁹]{1,3})\s*$/u;
const NOTE_PLACE = /^(_?(ftn|edn)|sd(foot|end)note|(foot|end)note|fn\W?\d|cite_)/;

/** The name under which an element of the clipboard keeps its style. */
export const STYLE = "data-clipboard-style";
const SHEET = /<style\b[^<>]*>[^]*?(?:<\/style[^<>]*>|$)/gi; // one that never ends takes all that follows
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;
const QUOTED_OR_STYLE = /"[^"]*"|'[^']*'|(?<=[\s"'/])style(?=\s*=)/gi;

/**
 * `html` without style sheets and with every style attribute called STYLE: by their own names the browser would hold
 * them against the desk's policy, and report each.
 */
export function styleAside(html) {
  return html.replace(SHEET, "").replace(TAG, (tag) => tag.replace(QUOTED_OR_STYLE, (found) => (/^style$/i.test(found) ? STYLE : found)));
}

/** What the element's own style says of `name`, in lower case; read from its words, for browsers drop what Word made up. */
export function styleOf(dom, name) {
  const found = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`, "i").exec(dom.getAttribute(STYLE) ?? "");
  return found ? found[1].trim().toLowerCase() : "";
}

const hasClass = (dom, pattern) => [...dom.classList].some((name) => pattern.test(name));
const place = (dom) => (dom.getAttribute("href") ?? "").split("#").slice(1).join("#");

function dropper(leftOut) {
  return (dom, kind) => {
    const words = dom.textContent.replace(/\s+/g, " ").trim();
    if (words) leftOut.push({ kind, words });
    dom.remove();
  };
}

function comments(body, drop) {
  for (const dom of body.querySelectorAll("*")) {
    if (!body.contains(dom)) continue;
    if (styleOf(dom, "mso-element").startsWith("comment") || hasClass(dom, COMMENT) || /^_com_/.test(dom.id)) drop(dom, "comments");
    else if (dom.matches("a") && /^(_msocom_|_msoanchor_|cmnt\d)/.test(place(dom))) drop(dom, "comments");
    else if (dom.matches("a") && /^cmnt_ref/.test(place(dom))) drop(dom.parentElement.closest("p, div, li") ?? dom, "comments");
  }
}

/** Of a field (a page number, a table of contents) its result stays and its instruction goes. */
function fieldCodes(body, leftOut) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const inCode = []; // of each open field: are we in its instruction?
  let codes = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      if (!inCode.includes(true)) continue;
      codes += node.data;
      node.data = "";
      continue;
    }
    const element = styleOf(node, "mso-element");
    if (element === "field-begin") inCode.push(true);
    else if (element === "field-separator" && inCode.length) inCode[inCode.length - 1] = false;
    else if (element === "field-end") inCode.pop();
  }
  const words = codes.replace(/\s+/g, " ").trim();
  if (words) leftOut.push({ kind: "fields", words });
}

/** Anchors of notes that did not come along go; of any other way within the page the words stay, without a link. */
function notes(body, drop) {
  const places = new Set([...body.querySelectorAll("[id], [name]")].flatMap((dom) => [dom.id, dom.getAttribute("name")]));
  for (const dom of body.querySelectorAll("a[href*='#']")) {
    const address = dom.getAttribute("href").split("#")[0];
    const name = place(dom);
    if (!name || !(!address || /^(file|about):/.test(address) || NOTE_PLACE.test(name))) continue;
    if (!places.has(name) && NOTE_SIGN.test(dom.textContent)) drop(dom, "notes");
    else dom.replaceWith(...dom.childNodes);
  }
}

/** Takes all of it from `body`, and adds {kind, words} to `leftOut` for each. */
export function dropUnseen(body, leftOut) {
  const drop = dropper(leftOut);
  comments(body, drop);
  for (const dom of body.querySelectorAll("*")) {
    if (!body.contains(dom)) continue;
    const isHidden = styleOf(dom, "display") === "none" || styleOf(dom, "visibility") === "hidden" || styleOf(dom, "mso-hide") === "all" || dom.hasAttribute("hidden");
    if (dom.matches("del") || hasClass(dom, /^msodel$/i)) drop(dom, "deleted");
    else if (isHidden) drop(dom, "hidden");
  }
  fieldCodes(body, leftOut);
  notes(body, drop);
}
