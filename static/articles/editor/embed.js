// A video or post of another site, by its address: <figure data-embed="https://…"></figure>; a video with a photo of
// ours before it plays: <figure data-embed="https://…" data-poster="12"></figure>.

import { offer } from "../../photos/offer.js";
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
  const { address, poster } = node.attrs;
  const remove = () => {
    const at = getPos();
    desk.editor.chain().deleteRange({ from: at, to: at + 1 }).focus().run();
  };
  const set = (id) => desk.editor.commands.command(({ tr }) => tr.setNodeAttribute(getPos(), "poster", id) && true);
  const choose = async () => {
    const photo = await desk.pickPhoto(poster ? { edit: poster } : {});
    if (photo) set(photo.id);
  };
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "";
  const controls = desk.config.players.includes(host) ? [cardButton("add_photo_alternate", desk.word("poster"), choose)] : [];
  if (poster) controls.push(cardButton("hide_image", desk.word("removePoster"), () => set(null)));
  const picture = element("span", { class: "body-embed-poster", hidden: !poster });
  const dom = element(
    "figure",
    { class: "body-card body-embed", contenteditable: "false", "data-drag-handle": true },
    element("span", { class: "body-card-kind" }, icon("smart_display"), desk.word("embedFrom", { host })),
    picture,
    element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address),
    element("div", { class: "body-card-controls" }, ...controls, cardButton("delete", desk.word("removeEmbed"), remove)),
  );
  if (poster) {
    desk.photo(poster).then((photo) => {
      const made = photo?.preview || photo?.thumb;
      const image = () => element("img", { loading: "lazy", draggable: "false" });
      picture.replaceChildren(made ? offer(image(), photo, "16rem") : desk.word(photo ? "photoInWork" : "missingPhoto"));
    });
  }
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
        poster: {
          default: null,
          parseHTML: (dom) => Number.parseInt(dom.dataset.poster, 10) || null,
          renderHTML: ({ poster }) => (poster ? { "data-poster": poster } : {}),
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
