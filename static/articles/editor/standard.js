// The library's own marks and nodes, made to write exactly what a body may hold.

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
