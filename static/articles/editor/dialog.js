// One question to the person, in a dialog of the browser's own.

import { element } from "./desk.js";

export class Dialog {
  /** `parts` are its fields; with `submit`, a button of that name ends the question by `onsubmit`. */
  constructor(desk, title, parts, submit = "") {
    const heading = element("h2", { id: "body-dialog-title" }, title);
    const buttons = element(
      "div",
      { class: "body-dialog-buttons" },
      element("button", { type: "button", class: "body-button", onclick: () => this.close(null) }, desk.word("cancel")),
      submit ? element("button", { type: "button", class: "body-button is-main", onclick: () => this.onsubmit() }, submit) : null,
    );
    this.buttons = buttons;
    // no <form>: the editor already stands in one
    this.dom = element("dialog", { class: "body-dialog", "aria-labelledby": heading.id }, heading, ...parts, buttons);
    this.dom.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key !== "Enter" || !event.target.matches("input")) return;
      event.preventDefault();
      this.onsubmit();
    });
    for (const name of ["input", "change"]) this.dom.addEventListener(name, (event) => event.stopPropagation());
    this.dom.addEventListener("close", () => this.#gone());
    this.onsubmit = () => {};
    this.answer = null;
  }

  /** Shows it; resolves with what `close` was given, or null if the person left. */
  open(first) {
    document.body.append(this.dom);
    this.dom.showModal();
    first?.focus();
    first?.select?.();
    return new Promise((resolve) => (this.resolve = resolve));
  }

  close(answer) {
    this.answer = answer;
    this.dom.close();
  }

  /** Says in `note` why `input` will not do, and goes back to it. */
  refuse(note, input, message) {
    note.textContent = message;
    note.classList.add("is-error");
    note.setAttribute("role", "alert");
    input.setAttribute("aria-invalid", "true");
    input.focus();
  }

  #gone() {
    this.dom.remove();
    this.resolve(this.answer);
  }
}
