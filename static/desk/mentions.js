// Offers colleagues while someone types @name in a textarea: arrow keys and Enter choose, Escape closes. The list is
// the textarea's own popup (aria-activedescendant), and how many were found is said aloud.

import { released } from "../photos/released.js";

const PAUSE = 200;
const suits = ({ id, name }, begun) => `${id} ${name}`.toLocaleLowerCase().includes(begun.toLocaleLowerCase());
const CALL = /(?:^|[^\w.@+-])@([\p{L}\p{N}_.@+-]{0,40})$/u;
let lists = 0;

export class Mentions {
  /** `words`: {people, found, nobody}: where to ask, and what to say. */
  constructor(textarea, words) {
    Object.assign(this, { textarea, words, items: [], at: -1 });
    this.list = document.createElement("ul");
    this.list.id = `mentions-${(lists += 1)}`;
    this.list.className = "names-list";
    this.list.role = "listbox";
    this.list.hidden = true;
    this.said = document.createElement("p");
    this.said.className = "sr-only";
    this.said.role = "status";
    const box = document.createElement("div");
    box.className = "names";
    textarea.replaceWith(box);
    box.append(textarea, this.list, this.said);
    textarea.setAttribute("aria-autocomplete", "list");
    textarea.setAttribute("aria-haspopup", "listbox");
    textarea.setAttribute("aria-controls", this.list.id);
    textarea.addEventListener("input", () => this.#later());
    textarea.addEventListener("keydown", (event) => this.#key(event));
    textarea.addEventListener("blur", () => setTimeout(() => this.#close(), 150));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#pick(Number(option.dataset.at));
    });
  }

  /** The name begun before the caret, without its @; null if there is none. */
  #begun() {
    if (this.textarea.selectionStart !== this.textarea.selectionEnd) return null;
    return this.textarea.value.slice(0, this.textarea.selectionEnd).match(CALL)?.[1] ?? null;
  }

  #later() {
    clearTimeout(this.pause);
    this.question?.abort();
    const name = this.#begun();
    if (name === null) return this.#close();
    const still = this.items.filter((item) => suits(item, name)); // until the answer to more comes
    if (still.length) this.#show(still);
    else this.#close();
    this.pause = setTimeout(() => this.#ask(), PAUSE);
  }

  async #ask() {
    const name = this.#begun();
    if (name === null) return this.#close();
    const question = (this.question = new AbortController());
    try {
      const answer = await fetch(`${this.words.people}?q=${encodeURIComponent(name)}`, { signal: question.signal, headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return this.#close();
      const { results } = await answer.json();
      await released(this.list);
      if (question === this.question && document.activeElement === this.textarea) this.#show(results);
    } catch {
      if (question === this.question) this.#close(); // offline: what was typed stays, and the server asks again
    }
  }

  #show(found) {
    this.items = found;
    this.list.replaceChildren(...found.map((item, at) => this.#option(item, at)));
    this.list.hidden = !found.length;
    this.said.textContent = found.length ? this.words.found.replace("{n}", found.length) : this.words.nobody;
    this.#mark(found.length ? 0 : -1);
  }

  #option(item, at) {
    const option = document.createElement("li");
    const detail = document.createElement("small");
    option.role = "option";
    option.id = `${this.list.id}-${at}`;
    option.dataset.at = at;
    option.textContent = item.name;
    detail.textContent = ` @${item.id}${item.detail ? ` · ${item.detail}` : ""}`;
    option.append(detail);
    return option;
  }

  #mark(at) {
    this.at = at;
    [...this.list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    if (at < 0) this.textarea.removeAttribute("aria-activedescendant");
    else this.textarea.setAttribute("aria-activedescendant", `${this.list.id}-${at}`);
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    if (this.list.hidden || event.isComposing) return;
    if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      this.#pick(this.at);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#mark((this.at + step + this.items.length) % this.items.length);
    } else if (event.key === "Escape") {
      event.stopPropagation(); // the drawer stays open
      event.preventDefault();
      this.#close();
    }
  }

  #pick(at) {
    const item = this.items[at];
    const name = this.#begun();
    this.#close();
    if (!item || name === null) return;
    const end = this.textarea.selectionEnd;
    this.textarea.setRangeText(`${item.id} `, end - name.length, end, "end");
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #close() {
    clearTimeout(this.pause);
    this.list.hidden = true;
    this.items = [];
    this.#mark(-1);
  }
}
