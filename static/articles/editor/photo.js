// A picture of the library in the text: <figure data-photo="12"><figcaption>own caption</figcaption></figure>.
// The picture, its credit and the library's caption are shown, not stored.

import { offer } from "../../photos/offer.js";
import { cardButton, element, icon, ownControls } from "./desk.js";

/** How high a picture stands in the text at most, in rem; editor.css says the same. */
const HIGHEST = 26;

/** Opens the library and puts the chosen photo below the paragraph; `files` are offered for upload first. */
export async function insertPhoto(desk, files = null) {
  const photo = await desk.pickPhoto(files ? { files } : {});
  if (photo) desk.insertBlock({ type: "photo", attrs: { id: photo.id } });
}

class PhotoView {
  constructor(desk, { node, getPos }) {
    this.desk = desk;
    this.getPos = getPos;
    this.picture = element("div", { class: "body-photo-picture" }, icon("image"));
    this.credit = element("span", { class: "body-photo-credit" });
    const controls = element(
      "div",
      { class: "body-card-controls" },
      cardButton("swap_horiz", desk.word("otherPhoto"), () => this.#other()),
      cardButton("delete", desk.word("removePhoto"), () => this.#remove()),
    );
    this.caption = element("figcaption", {});
    const frame = element("div", { class: "body-photo-frame", contenteditable: "false", "data-drag-handle": true }, this.picture, this.credit);
    if (desk.editor?.isEditable !== false) frame.append(controls);
    this.dom = element("figure", { class: "body-card body-photo" }, frame, this.caption);
    this.#show(node);
  }

  /** What ProseMirror wants of a node's own display. */
  get view() {
    return { ...ownControls(this.dom, this.caption), update: (node) => this.#update(node) };
  }

  #update(node) {
    if (node.type.name !== "photo") return false;
    this.#show(node);
    return true;
  }

  #show(node) {
    this.caption.classList.toggle("is-empty", !node.content.size);
    if (node.attrs.id === this.id) return;
    this.id = node.attrs.id;
    this.caption.dataset.placeholder = this.desk.word("caption");
    this.desk.photo(this.id).then((photo) => this.#fill(photo));
  }

  #fill(photo) {
    if (!photo) {
      this.picture.replaceChildren(icon("hide_image"), this.desk.word("missingPhoto"));
      return;
    }
    const width = `min(40rem, 100vw - 2rem, ${((HIGHEST * photo.width) / photo.height || HIGHEST).toFixed(1)}rem)`;
    const image = () => element("img", { loading: "lazy", draggable: "false" });
    if (photo.preview || photo.thumb) this.picture.replaceChildren(offer(image(), photo, width));
    else this.picture.replaceChildren(icon("hourglass_empty"), this.desk.word("photoInWork"));
    this.credit.textContent = photo.credit ? this.desk.word("credit", { credit: photo.credit }) : this.desk.word("noCredit");
    this.credit.classList.toggle("is-missing", !photo.credit);
    if (photo.caption) this.caption.dataset.placeholder = photo.caption;
  }

  async #other() {
    const photo = await this.desk.pickPhoto({ edit: this.id });
    if (!photo || photo.id === this.id) {
      if (photo) this.#fill(photo);
      return;
    }
    this.desk.editor.commands.command(({ tr }) => tr.setNodeAttribute(this.getPos(), "id", photo.id) && true);
  }

  #remove() {
    const from = this.getPos();
    const to = from + this.desk.editor.state.doc.nodeAt(from).nodeSize;
    this.desk.editor.chain().deleteRange({ from, to }).focus().run();
  }
}

export function photo(library, desk) {
  return library.Node.create({
    name: "photo",
    group: "block",
    content: "text*",
    marks: "bold italic link",
    draggable: true,
    isolating: true,

    addAttributes() {
      return {
        id: {
          default: null,
          parseHTML: (dom) => Number.parseInt(dom.dataset.photo, 10) || null,
          renderHTML: ({ id }) => ({ "data-photo": id }),
        },
      };
    },
    parseHTML() {
      const contentElement = (dom) => dom.querySelector("figcaption") ?? document.createElement("figcaption");
      return [{ tag: "figure[data-photo]", contentElement }];
    },
    renderHTML({ HTMLAttributes }) {
      return ["figure", HTMLAttributes, ["figcaption", 0]];
    },
    addNodeView() {
      return (props) => new PhotoView(desk, props).view;
    },
    addKeyboardShortcuts() {
      return {
        // Enter in a caption goes on below the picture
        Enter: ({ editor }) => {
          const { $from } = editor.state.selection;
          if ($from.parent.type.name !== "photo") return false;
          const after = $from.after();
          return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).focus().run();
        },
      };
    },
  });
}
