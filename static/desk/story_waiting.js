// A save that waits for the line, or for its person to sign in again: the page holds it and sends it by itself then.

import { line, show } from "./story_line.js";

const AGAIN_AFTER = 15000;

export class WaitingSave {
  #form;
  #held = null; // the button whose save waits; true: none
  #timer = null;

  constructor(form) {
    this.#form = form;
    const bar = document.querySelector("[data-line]");
    document.addEventListener("story:line", (event) => event.detail === "online" && this.again());
    document.addEventListener("story:signed-in", () => this.again());
    bar.querySelector("[data-line-now]").addEventListener("click", () => this.again());
    bar.querySelector("[data-line-stop]").addEventListener("click", () => this.release());
  }

  /** Keeps the save for later, and asks who is signed out to sign in. */
  hold(button) {
    this.#held = button ?? true;
    show(true);
    if (line.state === "signedout" || line.state === "other") document.dispatchEvent(new CustomEvent("story:sign-in"));
    else this.#timer = setTimeout(() => this.again(), AGAIN_AFTER);
  }

  release() {
    clearTimeout(this.#timer);
    this.#held = null;
    show(false);
  }

  again() {
    if (this.#held === null) return;
    const button = this.#held === true ? null : this.#held;
    this.release();
    this.#form.requestSubmit(button?.isConnected ? button : null);
  }

  /** As a browser sends a form. */
  sendAsForm(button) {
    if (button?.name) {
      const pressed = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
      this.#form.append(pressed);
    }
    this.#form.submit();
  }
}
