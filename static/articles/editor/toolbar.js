// The row of buttons above the page (the ARIA toolbar pattern: one stop for Tab, arrows within).
// A button is there if its extension is in the configuration, so the toolbar cannot offer what is not allowed.
// On a phone it lies at the foot of the page with the few that are wanted there; the rest is in the list of "…".

import { element, icon } from "./desk.js";
import { editLink } from "./linkdialog.js";
import { insertPhoto } from "./photo.js";
import { insertReadAlso } from "./readalso.js";

const chain = (editor) => editor.chain().focus();
const toggle = (name, needs, symbol, node, keys, run) => ({ name, needs, symbol, keys, run, active: (editor) => editor.isActive(...node) });
const tool = (name, needs, symbol, run, extra = {}) => ({ name, needs, symbol, run, ...extra });

/** Every button: `needs` an extension, `run` acts, `active` says pressed, `wide` shows its word where there is room,
 * `phone` its place in a phone's row, `opens` what it opens. */
export const GROUPS = [
  [
    tool("insert", "Paragraph", "add", (editor, desk, dom) => desk.insert.toggle(dom), { wide: true, opens: "body-insert", phone: 4 }),
    tool("photo", "Photo", "add_photo_alternate", (editor, desk) => insertPhoto(desk), { wide: true, phone: 1 }),
    tool("readAlso", "ReadAlso", "article", (editor, desk) => insertReadAlso(desk), { wide: true, phone: 2 }),
  ],
  [
    toggle("heading2", "Heading", "format_h2", ["heading", { level: 2 }], "Ctrl+Alt+2", (editor) => chain(editor).toggleHeading({ level: 2 }).run()),
    toggle("heading3", "Heading", "format_h3", ["heading", { level: 3 }], "Ctrl+Alt+3", (editor) => chain(editor).toggleHeading({ level: 3 }).run()),
  ],
  [
    { ...toggle("bold", "Bold", "format_bold", ["bold"], "Ctrl+B", (editor) => chain(editor).toggleBold().run()), phone: 3 },
    toggle("italic", "Italic", "format_italic", ["italic"], "Ctrl+I", (editor) => chain(editor).toggleItalic().run()),
    toggle("strike", "Strike", "format_strikethrough", ["strike"], "Ctrl+Shift+S", (editor) => chain(editor).toggleStrike().run()),
    toggle("link", "Link", "link", ["link"], "Ctrl+K", (editor, desk) => editLink(desk)),
  ],
  [
    toggle("bulletList", "BulletList", "format_list_bulleted", ["bulletList"], "Ctrl+Shift+8", (editor) => chain(editor).toggleBulletList().run()),
    toggle("orderedList", "OrderedList", "format_list_numbered", ["orderedList"], "Ctrl+Shift+7", (editor) => chain(editor).toggleOrderedList().run()),
    toggle("blockquote", "Blockquote", "format_quote", ["blockquote"], "Ctrl+Shift+B", (editor) => chain(editor).toggleBlockquote().run()),
    toggle("pullQuote", "PullQuote", "format_ink_highlighter", ["pullQuote"], "", (editor) => chain(editor).togglePullQuote().run()),
  ],
  [
    tool("undo", "History", "undo", (editor) => chain(editor).undo().run(), { keys: "Ctrl+Z", can: (editor) => editor.can().undo() }),
    tool("redo", "History", "redo", (editor) => chain(editor).redo().run(), { keys: "Ctrl+Shift+Z", can: (editor) => editor.can().redo() }),
  ],
];

const TABLE = [
  tool("addRow", "Table", "add_row_below", (editor) => chain(editor).addRowAfter().run()),
  tool("addColumn", "Table", "add_column_right", (editor) => chain(editor).addColumnAfter().run()),
  tool("deleteRow", "Table", "variable_remove", (editor) => chain(editor).deleteRow().run()),
  tool("deleteColumn", "Table", "variable_remove", (editor) => chain(editor).deleteColumn().run(), { turned: true }),
  tool("headerRow", "Table", "toolbar", (editor) => chain(editor).toggleHeaderRow().run()),
  tool("deleteTable", "Table", "delete", (editor) => chain(editor).deleteTable().run()),
];

export class Toolbar {
  constructor(editor, desk) {
    this.editor = editor;
    this.desk = desk;
    this.buttons = [];
    const groups = GROUPS.map((group) => this.#group(group)).filter((group) => group.childElementCount);
    this.tables = this.#group(TABLE, "body-table-tools", desk.word("tableTools"));
    this.dom = element(
      "div",
      { class: "body-toolbar", role: "toolbar", "aria-label": desk.word("toolbar"), onkeydown: (event) => this.#keys(event) },
      ...groups,
      this.tables,
    );
    desk.run = (name) => this.#run(this.buttons.find((button) => button.item.name === name));
    editor.on("transaction", () => this.#refresh());
    this.#refresh();
    this.#stop(this.buttons[0]);
  }

  #group(items, css = "", label = null) {
    const shown = items.filter((item) => this.desk.config.extensions[item.needs]);
    const group = element("div", { class: `body-tools ${css}`, role: label && "group", "aria-label": label });
    group.append(...shown.map((item) => this.#button(item)));
    return group;
  }

  #button(item) {
    const label = this.desk.word(item.name);
    const dom = element(
      "button",
      {
        type: "button",
        class: `body-tool${item.turned ? " is-turned" : ""}${item.phone ? ` is-phone is-phone-${item.phone}` : ""}`,
        "data-tool": item.name,
        "aria-label": label,
        "aria-pressed": item.active ? "false" : null,
        "aria-haspopup": item.opens ? "listbox" : null,
        "aria-controls": item.opens ?? null,
        "aria-expanded": item.opens ? "false" : null,
        "aria-keyshortcuts": item.keys?.replace("Ctrl", "Control") || null,
        title: item.keys ? `${label} (${item.keys})` : label,
        tabindex: "-1",
        onmousedown: (event) => event.preventDefault(), // the selection stays in the page
        onclick: () => this.#run(button),
        onfocus: () => this.#stop(button),
      },
      icon(item.symbol),
      item.wide ? element("span", { class: "body-tool-word", "aria-hidden": "true" }, label) : null,
    );
    const button = { dom, item };
    this.buttons.push(button);
    return dom;
  }

  #run(button) {
    if (!button || button.dom.getAttribute("aria-disabled") === "true") return false;
    button.item.run(this.editor, this.desk, button.dom);
    return true;
  }

  #refresh() {
    this.tables.hidden = !this.editor.isActive("table");
    for (const { dom, item } of this.buttons) {
      if (item.active) dom.setAttribute("aria-pressed", item.active(this.editor));
      if (item.can) dom.setAttribute("aria-disabled", !item.can(this.editor));
    }
  }

  #stop(button) {
    for (const other of this.buttons) other.dom.tabIndex = other === button ? 0 : -1;
  }

  #keys(event) {
    const shown = this.buttons.filter(({ dom }) => dom.checkVisibility());
    const at = shown.findIndex(({ dom }) => dom === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (event.key === "Escape") this.editor.commands.focus();
    if (to === undefined) return;
    event.preventDefault();
    shown.at(to % shown.length).dom.focus();
  }
}
