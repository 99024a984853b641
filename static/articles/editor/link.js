// A link in the text: <a href>, and nothing else. Written by ourselves, since the library's brings a list of every
// ending that an address can have, a tenth of all that an editor loads, to make links of bare names: we never do.

/** Addresses a link may have: one of `schemes`, or a path of this site. */
export function allowedAddress(href, schemes) {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href ?? "");
  if (scheme) return schemes.includes(scheme[1].toLowerCase());
  return /^[/?]/.test(href ?? "");
}

const ADDRESS = /https?:\/\/[^\s<>"“”„«»]+/gi;

/** `text` without the marks at its end that belong to the sentence around it. */
function trimmed(text) {
  let end = text.length;
  for (; end; end -= 1) {
    const last = text[end - 1];
    const opening = { ")": "(", "]": "[" }[last];
    const count = (sign) => text.slice(0, end).split(sign).length;
    if (opening ? count(opening) >= count(last) : !/[.,:;!?'’*_…]/.test(last)) break;
  }
  return text.slice(0, end);
}

/** The full addresses in `text`, each with where it begins. */
export function addressesIn(text) {
  const found = [...text.matchAll(ADDRESS)].map((match) => ({ index: match.index, text: trimmed(match[0]) }));
  return found.filter((one) => URL.canParse(one.text));
}

/** An address that is pasted over chosen words leads on from them. */
function overWords(library, editor, type) {
  return new library.Plugin({
    props: {
      handlePaste: (view, event, slice) => {
        if (view.state.selection.empty) return false;
        const words = slice.content.textBetween(0, slice.content.size);
        return addressesIn(words)[0]?.text === words && editor.commands.setMark(type, { href: words });
      },
    },
  });
}

/** `href` only; the sanitiser adds the same `rel`. */
export function link(library, desk, { protocols }) {
  const allowed = (href) => allowedAddress(href, protocols);
  return library.Mark.create({
    name: "link",
    priority: 1000,
    keepOnSplit: false,
    exitable: true,
    inclusive: false,

    addAttributes() {
      return { href: { default: null, parseHTML: (dom) => dom.getAttribute("href") } };
    },
    parseHTML() {
      return [{ tag: "a[href]", getAttrs: (dom) => (allowed(dom.getAttribute("href")) ? null : false) }];
    },
    renderHTML({ HTMLAttributes: { href } }) {
      return ["a", { rel: "noopener", href: allowed(href) ? href : "" }, 0];
    },
    addCommands() {
      return {
        setLink: (attributes) => ({ commands }) => allowed(attributes.href) && commands.setMark(this.name, attributes),
        unsetLink: () => ({ commands }) => commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
      };
    },
    addKeyboardShortcuts() {
      return { "Mod-k": () => desk.run("link") };
    },
    addPasteRules() {
      const find = (text) => addressesIn(text).map((one) => ({ ...one, data: { href: one.text } }));
      return [library.markPasteRule({ find, type: this.type, getAttributes: (match) => ({ href: match.data.href }) })];
    },
    addProseMirrorPlugins() {
      return [overWords(library, this.editor, this.type)];
    },
  });
}
