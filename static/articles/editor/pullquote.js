// A sentence of the story set large: <blockquote data-pullquote=""><p>…</p></blockquote>.

export function pullQuote(library) {
  return library.Node.create({
    name: "pullQuote",
    group: "block",
    content: "paragraph+",
    defining: true,

    parseHTML() {
      return [{ tag: "blockquote[data-pullquote]", priority: 60 }]; // before the plain quote takes it
    },
    renderHTML() {
      return ["blockquote", { "data-pullquote": "" }, 0];
    },
    addCommands() {
      return {
        togglePullQuote:
          () =>
          ({ commands }) =>
            commands.toggleWrap(this.name),
      };
    },
  });
}
