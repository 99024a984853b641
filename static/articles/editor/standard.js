// The library's own marks and nodes, made to write exactly what a body may hold.

/** Addresses a link may have: one of `schemes`, or a path of this site. */
export function allowedAddress(href, schemes) {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href ?? "");
  if (scheme) return schemes.includes(scheme[1].toLowerCase());
  return /^[/?]/.test(href ?? "");
}

/** `href` only; the sanitiser adds the same `rel`. No link is made of a bare name such as tokopedia.com. */
export function link(library, desk, { protocols }) {
  return library.Link.extend({
    addAttributes() {
      return { href: { default: null, parseHTML: (dom) => dom.getAttribute("href") } };
    },
    addKeyboardShortcuts() {
      return { "Mod-k": () => desk.run("link") };
    },
  }).configure({
    autolink: false,
    linkOnPaste: true,
    openOnClick: false,
    defaultProtocol: "https",
    shouldAutoLink: (url) => /^https?:/i.test(url),
    isAllowedUri: (url) => allowedAddress(url, protocols),
    HTMLAttributes: { rel: "noopener", target: null, class: null },
  });
}

/** A numbered list that writes no more than where it starts. */
export function list(library) {
  return library.OrderedList.extend({
    addAttributes() {
      return {
        start: {
          default: 1,
          parseHTML: (dom) => Number.parseInt(dom.getAttribute("start"), 10) || 1,
          renderHTML: ({ start }) => (start === 1 ? {} : { start }),
        },
      };
    },
    addNodeView: null,
    addInputRules() {
      return [library.wrappingInputRule({ find: /^1[.)]\s$/, type: this.type })];
    },
  }).configure({ enableListAttributes: false });
}

function cell(library, name) {
  const number = (key) => ({
    default: 1,
    parseHTML: (dom) => Number.parseInt(dom.getAttribute(key), 10) || 1,
    renderHTML: (attributes) => (attributes[key] === 1 ? {} : { [key]: attributes[key] }),
  });
  return library[name].extend({
    addAttributes() {
      // the table commands read colwidth, though nothing here writes it
      return { colspan: number("colspan"), rowspan: number("rowspan"), colwidth: { default: null, rendered: false } };
    },
  });
}

/** Tables without widths, styles or a wrapper. */
export const tableParts = {
  TableCell: (library) => cell(library, "TableCell"),
  TableHeader: (library) => cell(library, "TableHeader"),
};
