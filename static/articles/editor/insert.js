// What can stand in a text, by name: opened by "+" beside an empty line, by "/" typed on it, or by the toolbar.
// The pattern is the ARIA listbox: the keyboard stays where it writes, and the chosen row is named from there.

import { element, icon } from "./desk.js";
import { insertEmbed } from "./embed.js";
import { editLink } from "./linkdialog.js";
import { insertPhoto } from "./photo.js";
import { insertReadAlso } from "./readalso.js";

const ROOM = 240; // less than this below the line, and the list opens above it
const TYPED = /^\/([^\s/]{0,24})$/;
const chain = (editor) => editor.chain().focus();
const row = (name, needs, symbol, run, css = "") => ({ name, needs, symbol, run, css });
const marks = "is-mark"; // on a phone, where the bar has room for one of them only

/** Every row: `needs` an extension, or an element of the page around the editor; `run` acts. */
const ROWS = [
  row("photo", "Photo", "add_photo_alternate", (editor, desk) => insertPhoto(desk)),
  row("readAlso", "ReadAlso", "article", (editor, desk) => insertReadAlso(desk)),
  row("pullQuote", "PullQuote", "format_ink_highlighter", (editor) => chain(editor).togglePullQuote().run()),
  row("heading2", "Heading", "format_h2", (editor) => chain(editor).toggleHeading({ level: 2 }).run()),
  row("heading3", "Heading", "format_h3", (editor) => chain(editor).toggleHeading({ level: 3 }).run()),
  row("bulletList", "BulletList", "format_list_bulleted", (editor) => chain(editor).toggleBulletList().run()),
  row("orderedList", "OrderedList", "format_list_numbered", (editor) => chain(editor).toggleOrderedList().run()),
  row("blockquote", "Blockquote", "format_quote", (editor) => chain(editor).toggleBlockquote().run()),
  row("embed", "Embed", "smart_display", (editor, desk) => insertEmbed(desk)),
  row("table", "Table", "table", (editor) => chain(editor).insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run()),
  row("keyPoints", "#field-key_points", "checklist", (editor, desk) => desk.elsewhere("field-key_points")),
  row("italic", "Italic", "format_italic", (editor) => chain(editor).toggleItalic().run(), marks),
  row("link", "Link", "link", (editor, desk) => editLink(desk), marks),
  row("strike", "Strike", "format_strikethrough", (editor) => chain(editor).toggleStrike().run(), marks),
  row("undo", "History", "undo", (editor) => chain(editor).undo().run(), marks),
  row("redo", "History", "redo", (editor) => chain(editor).redo().run(), marks),
];

/** What stands in the paragraph of the caret, if that is one of the page's own and the caret is at its end; else null. */
function line({ selection }) {
  const { $from, empty } = selection;
  if (!empty || $from.depth !== 1 || $from.parent.type.name !== "paragraph") return null;
  return $from.parentOffset === $from.parent.content.size ? $from.parent.textContent : null;
}

export class InsertMenu {
  constructor(editor, desk) {
    Object.assign(this, { editor, desk, typed: null, left: false, at: 0, opener: null });
    const offered = ROWS.filter(({ needs }) => (needs.startsWith("#") ? document.querySelector(needs) : desk.config.extensions[needs]));
    this.rows = offered.map((item) => ({ ...item, label: desk.word(item.name), dom: this.#row(item) }));
    this.list = element("ul", { role: "listbox", id: "body-insert", tabindex: "-1", "aria-label": desk.word("insertTitle"), onkeydown: (event) => this.#listKeys(event) });
    this.list.append(...this.rows.map(({ dom }) => dom));
    this.none = element("p", { class: "body-insert-none" }, desk.word("insertNone"));
    this.dom = element("div", { class: "body-insert", hidden: true }, this.list, this.none, element("p", { class: "body-insert-foot", "aria-hidden": "true" }, desk.word("insertKeys")));
    this.dom.addEventListener("pointerdown", (event) => event.preventDefault()); // the caret stays in the page
    this.plus = element(
      "button",
      { type: "button", class: "body-plus", tabindex: "-1", "aria-label": desk.word("insertTitle"), title: desk.word("insertTitle"), hidden: true, onmousedown: (event) => event.preventDefault(), onclick: () => this.toggle() },
      icon("add"),
    );
    editor.on("transaction", () => this.#follow());
    editor.on("blur", () => setTimeout(() => !this.dom.contains(document.activeElement) && this.#leave()));
    editor.on("focus", () => this.#follow());
    document.addEventListener("pointerdown", (event) => {
      if (!this.dom.hidden && !this.dom.contains(event.target) && !event.target.closest?.(".body-plus, [data-tool=insert]")) this.close();
    });
  }

  #row(item) {
    const help = this.desk.config.words[`${item.name}Row`];
    const words = element("span", {}, this.desk.word(item.name), help ? element("small", {}, help) : null);
    return element("li", { role: "option", id: `body-insert-${item.name}`, class: item.css, "data-insert": item.name, "aria-selected": "false", onclick: () => this.#run(item) }, icon(item.symbol), words);
  }

  /** The rows that answer what was typed after "/", and that there is room for. */
  get #shown() {
    return this.rows.filter(({ dom }) => !dom.hidden && dom.checkVisibility());
  }

  /** Looks at the line of the caret after every change of the page. */
  #follow() {
    const text = this.editor.isFocused && this.editor.isEditable ? line(this.editor.state) : null;
    this.plus.hidden = text !== "";
    if (text === "") this.plus.style.top = `${this.#caret().top}px`;
    const typed = TYPED.exec(text ?? "");
    if (!typed) {
      this.left = false;
      if (this.typed !== null) this.close();
      return;
    }
    if (this.left) return;
    this.typed = typed[1].toLocaleLowerCase();
    this.open();
  }

  #caret() {
    const box = this.editor.view.coordsAtPos(this.editor.state.selection.from);
    const root = this.desk.root.getBoundingClientRect();
    return { top: box.top - root.top, bottom: box.bottom - root.top, above: root.bottom - box.top, below: innerHeight - box.bottom };
  }

  toggle(opener = null) {
    if (this.dom.hidden) this.open(opener);
    else this.close();
  }

  /** Shows it at the line of the caret. Whoever came by keyboard from a button goes into the list. */
  open(opener = null) {
    this.opener = opener;
    opener?.setAttribute("aria-expanded", "true");
    this.dom.hidden = false;
    for (const { dom, label, name } of this.rows) {
      const about = `${label} ${name} ${dom.textContent}`.toLocaleLowerCase();
      dom.hidden = Boolean(this.typed) && !about.includes(this.typed);
    }
    this.none.hidden = this.#shown.length > 0;
    const { bottom, above, below } = this.#caret();
    const up = below < ROOM && this.editor.view.coordsAtPos(this.editor.state.selection.from).top > below;
    this.dom.style.top = up ? "auto" : `${bottom + 6}px`;
    this.dom.style.bottom = up ? `${above + 6}px` : "auto";
    if (!this.editor.isFocused) this.list.focus();
    const first = this.#shown.findIndex(({ label }) => label.toLocaleLowerCase().startsWith(this.typed ?? ""));
    this.#mark(Math.max(0, first));
  }

  close() {
    this.dom.hidden = true;
    this.typed = null;
    this.opener?.setAttribute("aria-expanded", "false");
    this.editor.view.dom.removeAttribute("aria-activedescendant");
    this.editor.view.dom.removeAttribute("aria-controls");
    if (document.activeElement === this.list) (this.opener ?? this.editor.view.dom).focus();
  }

  #leave() {
    this.plus.hidden = true;
    if (!this.dom.hidden) this.close();
  }

  #mark(at) {
    const shown = this.#shown;
    this.at = shown.length ? (at + shown.length) % shown.length : 0;
    for (const { dom } of this.rows) dom.setAttribute("aria-selected", String(dom === shown[this.at]?.dom));
    const holder = this.editor.isFocused ? this.editor.view.dom : this.list;
    if (shown.length) holder.setAttribute("aria-activedescendant", shown[this.at].dom.id);
    else holder.removeAttribute("aria-activedescendant");
    if (holder !== this.list) holder.setAttribute("aria-controls", this.list.id);
    shown[this.at]?.dom.scrollIntoView({ block: "nearest" });
  }

  /** A key pressed while the list is open; true if it was meant for it. */
  key(event) {
    if (this.dom.hidden || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) this.#mark(this.at + step);
    else if (event.key === "Escape") {
      this.left = this.typed !== null; // what was typed stays, as text
      this.close();
    } else if ((event.key === "Enter" || event.key === "Tab") && this.#shown.length) this.#run(this.#shown[this.at]);
    else return false;
    return true;
  }

  #listKeys(event) {
    if (!this.key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #run(item) {
    const typed = this.typed !== null;
    this.close();
    if (typed) {
      const { $from } = this.editor.state.selection;
      this.editor.commands.deleteRange({ from: $from.start(), to: $from.end() });
    }
    item.run(this.editor, this.desk);
  }
}

/** Gives the open list its keys before the page takes them. */
export function insertKeys(library, desk) {
  return library.Extension.create({
    name: "insertKeys",
    priority: 1000,
    addProseMirrorPlugins() {
      return [new library.Plugin({ props: { handleKeyDown: (view, event) => Boolean(desk.insert?.key(event)) } })];
    },
  });
}
