// The address of a video or a post that stands alone on its line becomes that video or post, typed or pasted.
// Which addresses are known is the server's to say; of any other the line stays as it is.

const ADDRESS = /^https?:\/\/\S+$/;

/** The paragraph of the page that says `address` and nothing else, as its place; null for none. */
function lineOf(doc, address) {
  let at = null;
  doc.forEach((node, offset) => {
    if (node.type.name === "paragraph" && node.textContent.trim() === address) at = offset;
  });
  return at;
}

/** Asks the server what `address` is, and shows it in place of its line if that still says so. */
async function become(desk, address) {
  let found;
  try {
    found = await desk.ask(desk.config.urls.embed, { address });
  } catch {
    return; // none that is known, or no line: the address stays
  }
  const { editor } = desk;
  const at = lineOf(editor.state.doc, address);
  if (at === null) return;
  const end = at + editor.state.doc.nodeAt(at).nodeSize;
  const { from } = editor.state.selection;
  const inLine = from > at && from <= end;
  const chain = editor.chain().command(({ tr, state }) => {
    tr.replaceWith(at, end, state.schema.nodes.embed.create({ address: found.address }));
    if (!tr.doc.nodeAt(at + 1)) tr.insert(at + 1, state.schema.nodes.paragraph.create());
    return true;
  });
  if (inLine) chain.setTextSelection(at + 2);
  chain.run();
  desk.say(desk.word("embedMade", { host: new URL(found.address).hostname.replace(/^www\./, "") }));
}

/** The paragraph of the page itself in which the caret stands alone; null elsewhere. */
function paragraph({ selection: { $from, empty } }) {
  return empty && $from.depth === 1 && $from.parent.type.name === "paragraph" ? $from.parent : null;
}

export function ownLine(library, desk) {
  return library.Extension.create({
    name: "ownLine",
    priority: 250,
    addProseMirrorPlugins() {
      return [
        new library.Plugin({
          props: {
            handlePaste: (view, event) => {
              const text = event.clipboardData.getData("text/plain").trim();
              if (ADDRESS.test(text) && paragraph(view.state)?.content.size === 0) setTimeout(() => become(desk, text));
              return false; // it is pasted as ever
            },
            handleKeyDown: (view, event) => {
              const text = paragraph(view.state)?.textContent.trim() ?? "";
              if (event.key === "Enter" && !event.shiftKey && !event.isComposing && ADDRESS.test(text)) setTimeout(() => become(desk, text));
              return false;
            },
          },
        }),
      ];
    },
  });
}
