// Marks above what is selected, for a hand with a pointer. The keyboard has its keys and the row of tools; on a phone the
// system's own menu stands at that place, and the row lies at the foot of the page, so nothing is shown there.

import { element, icon } from "./desk.js";
import { GROUPS } from "./toolbar.js";

const OFFERED = ["bold", "italic", "link", "heading2", "heading3", "blockquote"];
const GAP = 8;
const BAR = 64; // what stands above every page covers that much

export class Bubble {
  constructor(editor, desk) {
    Object.assign(this, { editor, desk, pressed: false, left: false });
    const items = GROUPS.flat().filter(({ name, needs }) => OFFERED.includes(name) && desk.config.extensions[needs]);
    this.buttons = OFFERED.flatMap((name) => items.filter((item) => item.name === name)).map((item) => this.#button(item));
    this.dom = element("div", { class: "body-bubble", role: "group", "aria-label": desk.word("selected"), hidden: true }, ...this.buttons.map(({ dom }) => dom));
    this.dom.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
    editor.on("selectionUpdate", () => {
      this.left = false;
      this.#follow();
    });
    editor.on("transaction", () => this.#follow());
    editor.on("blur", () => this.#hide());
    editor.on("focus", () => this.#follow());
    editor.view.dom.addEventListener("pointerdown", () => {
      this.pressed = true;
      this.#hide();
    });
    addEventListener("pointerup", () => setTimeout(() => {
      this.pressed = false;
      this.#follow();
    }));
    editor.view.dom.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.dom.hidden) return;
      this.left = true;
      this.#hide();
    });
  }

  #button(item) {
    const label = this.desk.word(item.name);
    const title = item.keys ? `${label} (${item.keys})` : label;
    const attributes = { type: "button", class: "body-bubble-tool", tabindex: "-1", "data-bubble": item.name, "aria-label": label, "aria-pressed": "false", title };
    return { item, dom: element("button", { ...attributes, onclick: () => item.run(this.editor, this.desk) }, icon(item.symbol)) };
  }

  /** Shows it while words are selected and no hand is still selecting. */
  #follow() {
    const { selection, doc } = this.editor.state;
    const words = !selection.empty && !selection.node && doc.textBetween(selection.from, selection.to).trim();
    if (!words || this.pressed || this.left || !this.editor.isFocused || !this.editor.isEditable) return this.#hide();
    for (const { dom, item } of this.buttons) dom.setAttribute("aria-pressed", String(item.active(this.editor)));
    this.dom.hidden = false;
    this.#place(selection);
  }

  #place({ from, to }) {
    const root = this.desk.root.getBoundingClientRect();
    const [start, end] = [this.editor.view.coordsAtPos(from), this.editor.view.coordsAtPos(to, -1)];
    const oneLine = Math.abs(start.top - end.top) < 4;
    const middle = oneLine ? (start.left + end.left) / 2 : start.left + this.dom.offsetWidth / 2;
    const most = Math.max(0, root.width - this.dom.offsetWidth);
    this.dom.style.left = `${Math.min(most, Math.max(0, middle - root.left - this.dom.offsetWidth / 2))}px`;
    this.dom.style.top = `${Math.max(BAR, start.top - this.dom.offsetHeight - GAP) - root.top}px`;
  }

  #hide() {
    this.dom.hidden = true;
  }
}
