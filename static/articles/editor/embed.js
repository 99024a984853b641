// A video or post of another site, by its address alone: <figure data-embed="https://…"></figure>.

import { cardButton, element, icon, ownControls } from "./desk.js";
import { Dialog } from "./dialog.js";

/** Asks for an address until the server knows it or the person leaves; then shows it below the paragraph. */
export async function insertEmbed(desk) {
  const input = element("input", { type: "url", inputmode: "url", autocomplete: "off", class: "body-input", id: "body-embed-address", placeholder: "https://" });
  const label = element("label", { for: input.id }, desk.word("embedAddress"));
  const note = element("p", { class: "body-note", id: "body-embed-note" }, desk.word("embedHelp", { providers: desk.config.providers.join(", ") }));
  input.setAttribute("aria-describedby", note.id);
  const dialog = new Dialog(desk, desk.word("embedTitle"), [label, input, note], desk.word("insert"));
  dialog.onsubmit = async () => {
    try {
      dialog.close(await desk.ask(desk.config.urls.embed, { address: input.value }));
    } catch (error) {
      dialog.refuse(note, input, error.message);
    }
  };
  const found = await dialog.open(input);
  if (found) desk.insertBlock({ type: "embed", attrs: { address: found.address } });
}

function card(desk, { node, getPos }) {
  const { address } = node.attrs;
  const remove = () => {
    const at = getPos();
    desk.editor.chain().deleteRange({ from: at, to: at + 1 }).focus().run();
  };
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "";
  const dom = element(
    "figure",
    { class: "body-card body-embed", contenteditable: "false", "data-drag-handle": true },
    element("span", { class: "body-card-kind" }, icon("smart_display"), desk.word("embedFrom", { host })),
    element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address),
    element("div", { class: "body-card-controls" }, cardButton("delete", desk.word("removeEmbed"), remove)),
  );
  return ownControls(dom);
}

export function embed(library, desk) {
  return library.Node.create({
    name: "embed",
    group: "block",
    atom: true,
    draggable: true,

    addAttributes() {
      return {
        address: {
          default: null,
          parseHTML: (dom) => dom.dataset.embed,
          renderHTML: ({ address }) => ({ "data-embed": address }),
        },
      };
    },
    parseHTML() {
      return [{ tag: "figure[data-embed]" }];
    },
    renderHTML({ HTMLAttributes }) {
      return ["figure", HTMLAttributes];
    },
    renderText({ node }) {
      return node.attrs.address;
    },
    addNodeView() {
      return (props) => card(desk, props);
    },
  });
}
