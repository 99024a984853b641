// What hands type and print has otherwise: quotes as they open and close, and a link written as [words](address).
// The desk sets the rest when it saves (articles/text/typography.py) and says the same of these.

import { whole } from "./linkdialog.js";
import { allowedAddress } from "./link.js";

const BEFORE_OPENING = /[\s\u00a0([{–—\-/“‘]/;
const ADDRESS = /(?::\/\/|@|www\.)\S*$/;
const LINK = /\[([^[\]]+)\]\(([^\s()]+)$/;
const LOW = "„"; // a quotation that opens so is closed in its own way

const count = (text, sign) => text.split(sign).length - 1;

/**
 * How the quote `sign` is set after `before`, the words of its passage so far: the sign, and where an earlier straight
 * one turns out to have opened. Null: it stays as it was typed.
 */
export function setQuote(sign, before) {
  const last = before.slice(-1);
  const opens = !last || BEFORE_OPENING.test(last);
  if (before.includes(LOW) || ADDRESS.test(before.slice(-80))) return null;
  if (sign === '"') {
    if (opens) return { set: "“" };
    const isOpen = count(before, "“") > count(before, "”");
    return /\d/.test(last) && !isOpen ? null : { set: "”" }; // inches
  }
  if (opens) return null; // an apostrophe, or a quotation: its end will tell
  const opened = [...before.matchAll(/(?:^|[\s\u00a0([{–—\-/“])'(?=\p{L})/gu)].at(-1);
  if (opened) return { set: "’", opened: opened.index + opened[0].length - 1 };
  return /\d/.test(last) ? null : { set: "’" };
}

/** The words of the caret's passage before it, one sign for each place. */
const before = ({ selection: { $from } }) => $from.parent.textBetween(0, $from.parentOffset, null, "\ufffc");

function quote(view, from, to, sign) {
  const { $from } = view.state.selection;
  const found = setQuote(sign, before(view.state));
  if (!found) return false;
  const tr = view.state.tr;
  if (found.opened !== undefined) tr.insertText("‘", $from.start() + found.opened, $from.start() + found.opened + 1);
  view.dispatch(tr.insertText(found.set, from, to).scrollIntoView());
  return true;
}

function link(view, from, to, schemes) {
  const { schema, selection } = view.state;
  const typed = LINK.exec(before(view.state));
  const href = typed && whole(typed[2]);
  if (!typed || !schema.marks.link || !allowedAddress(href, schemes)) return false;
  const start = selection.$from.start() + typed.index;
  const marks = [...selection.$from.marks(), schema.marks.link.create({ href })];
  const tr = view.state.tr.replaceWith(start, to, schema.text(typed[1], marks));
  view.dispatch(tr.removeStoredMark(schema.marks.link).scrollIntoView());
  return true;
}

export function typing(library, desk) {
  const schemes = desk.config.extensions.Link?.protocols ?? [];
  return library.Extension.create({
    name: "typing",
    priority: 300,
    addProseMirrorPlugins() {
      const handleTextInput = (view, from, to, text) => {
        if (text === '"' || text === "'") return quote(view, from, to, text);
        return text === ")" && link(view, from, to, schemes);
      };
      return [new library.Plugin({ props: { handleTextInput } })];
    },
  });
}
