// Names with autocompletion: the authors of a story, its tags, and the list's filters.
// The pattern is the ARIA combobox with a list; the server answers {results: [{id, name, detail}]} to ?q=.

import { released } from "../photos/released.js";

const PAUSE = 200;
const suits = (name, words) => name.toLocaleLowerCase().includes(words.toLocaleLowerCase());
let lists = 0;

/** Offers names below `input`. `choose(item)` is called with what was picked; `free` allows names not yet known. */
export class Names {
  constructor(input, address, choose, { free = "", none = "" } = {}) {
    Object.assign(this, { input, address, choose, free, none, items: [], at: -1, wanted: "" });
    this.list = document.createElement("ul");
    this.list.id = `names-${(lists += 1)}`;
    this.list.className = "names-list";
    this.list.role = "listbox";
    this.list.hidden = true;
    const box = document.createElement("div");
    box.className = "names";
    input.replaceWith(box);
    box.append(input, this.list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id })) {
      input.setAttribute(name, value);
    }
    this.#listen();
  }

  #listen() {
    this.input.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.#narrow();
      this.pause = setTimeout(() => this.#ask(), PAUSE);
    });
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.#close(), 150));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#pick(Number(option.dataset.at));
    });
  }

  async #ask() {
    const words = this.input.value.trim();
    if (!words) return this.#close();
    const question = (this.question = new AbortController());
    try {
      const answer = await fetch(`${this.address}?q=${encodeURIComponent(words)}`, { signal: question.signal });
      if (!answer.ok) return this.#close();
      const { results } = await answer.json();
      await released(this.list);
      if (question === this.question && document.activeElement === this.input) this.#show(results, words, true);
    } catch {
      if (question === this.question) this.#close(); // offline: what was typed stays
    }
  }

  /** What was found for less is no answer to more: only what still suits stays to be chosen, until the answer comes. */
  #narrow() {
    const words = this.input.value.trim();
    this.wanted = "";
    this.question?.abort();
    this.question = null;
    if (!this.items.length) return;
    this.#show(this.items.filter((item) => !item.fresh && suits(item.name, words)), words);
  }

  #show(found, words, answered = false) {
    const known = found.some((item) => item.name.toLocaleLowerCase() === words.toLocaleLowerCase());
    this.items = this.free && !known ? [...found, { id: words, name: words, fresh: true }] : found;
    this.list.replaceChildren(...this.items.map((item, at) => this.#option(item, at)));
    if (!this.items.length && answered && this.none) {
      const empty = document.createElement("li");
      empty.className = "names-none";
      empty.textContent = this.none;
      this.list.append(empty);
    }
    this.list.hidden = !this.list.children.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.#mark(this.items.length ? 0 : -1);
    if (answered && this.wanted === words) this.#pick(0);
  }

  #option(item, at) {
    const option = document.createElement("li");
    option.role = "option";
    option.id = `${this.list.id}-${at}`;
    option.dataset.at = at;
    option.textContent = item.fresh ? this.free.replace("{name}", item.name) : item.name;
    if (item.detail) {
      const detail = document.createElement("small");
      detail.textContent = ` ${item.detail}`;
      option.append(detail);
    }
    return option;
  }

  #mark(at) {
    this.at = at;
    [...this.list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    if (at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.list.id}-${at}`);
    this.list.children[at]?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const open = !this.list.hidden && this.items.length;
    if (event.key === "Enter" || (event.key === "," && this.free)) {
      if (event.isComposing) return;
      if (open) this.#pick(this.at);
      else if (this.free && this.input.value.trim()) this.#take({ id: this.input.value.trim(), name: this.input.value.trim() });
      else if (this.input.dataset.submits === undefined) {
        event.preventDefault();
        this.wanted = this.input.value.trim(); // its answer is still to come
      }
      if (open || this.free) event.preventDefault();
    } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#mark((this.at + step + this.items.length) % this.items.length);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      event.preventDefault();
      this.#close();
    }
  }

  #pick(at) {
    if (this.items[at]) this.#take(this.items[at]);
  }

  #take(item) {
    clearTimeout(this.pause);
    this.question?.abort();
    this.wanted = "";
    this.input.value = "";
    this.#close();
    this.choose(item);
  }

  #close() {
    this.list.hidden = true;
    this.items = [];
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

/** The rows of a story's bylines. */
function bylines(field) {
  const rows = field.querySelector("[data-bylines-rows]");
  const words = field.dataset;
  const fresh = field.querySelector("[data-bylines-template]");
  const label = (row) => {
    const name = row.querySelector("[data-byline-name]").textContent.trim();
    row.querySelector("select").setAttribute("aria-label", words.msgPart.replace("{name}", name));
    row.querySelector("[data-byline-up]").setAttribute("aria-label", words.msgUp.replace("{name}", name));
    row.querySelector("[data-byline-remove]").setAttribute("aria-label", words.msgRemove.replace("{name}", name));
  };
  const count = () => {
    field.querySelector("[data-bylines-empty]").hidden = rows.children.length > 0;
    changed(field);
  };
  [...rows.children].forEach(label);
  rows.addEventListener("click", (event) => {
    const row = event.target.closest("li");
    if (event.target.closest("[data-byline-remove]")) {
      row.remove();
      input.focus();
    } else if (event.target.closest("[data-byline-up]") && row.previousElementSibling) {
      row.previousElementSibling.before(row);
      event.target.closest("button").focus();
    } else return;
    count();
  });
  const input = field.querySelector("[data-names-input]");
  new Names(input, words.bylines, (author) => {
    const row = fresh.content.firstElementChild.cloneNode(true);
    row.querySelector("[name=bylines_author]").value = author.id;
    row.querySelector("[data-byline-name]").textContent = author.name;
    rows.append(row);
    label(row);
    count();
  }, { none: words.msgNone });
  field.addEventListener("bylines:set", (event) => {
    rows.replaceChildren(...event.detail.map((line) => {
      const row = fresh.content.firstElementChild.cloneNode(true);
      row.querySelector("[name=bylines_author]").value = line.author;
      row.querySelector("[name=bylines_role]").value = line.role;
      row.querySelector("[data-byline-name]").textContent = line.name;
      label(row);
      return row;
    }));
    count();
  });
}

/** Tags as chips; the text field they come from stays, hidden, and is what the form sends. */
function tags(field) {
  const source = field.querySelector("[name=tags]");
  const words = field.dataset;
  let names = source.value.split(",").map((name) => name.trim()).filter(Boolean);
  const chips = document.createElement("ul");
  chips.className = "story-chips";
  const input = document.createElement("input");
  Object.assign(input, { type: "text", autocomplete: "off", id: "id_tags_new" });
  input.setAttribute("aria-describedby", source.getAttribute("aria-describedby") ?? "");
  field.querySelector("[data-tags-label]").htmlFor = input.id;
  source.type = "hidden";
  source.after(chips, input);
  const show = () => {
    source.value = names.join(", ");
    chips.replaceChildren(...names.map((name) => chip(name)));
    chips.hidden = !names.length;
  };
  const chip = (name) => {
    const item = document.createElement("li");
    const remove = document.createElement("button");
    const icon = document.createElement("span");
    item.textContent = name;
    remove.type = "button";
    remove.setAttribute("aria-label", words.msgRemove.replace("{name}", name));
    icon.className = "material-symbols-outlined";
    icon.setAttribute("aria-hidden", "true");
    icon.textContent = "close";
    remove.append(icon);
    remove.addEventListener("click", () => {
      names = names.filter((other) => other !== name);
      show();
      changed(source);
      input.focus();
    });
    item.append(remove);
    return item;
  };
  const add = (text) => {
    for (const name of text.split(",").map((part) => part.trim()).filter(Boolean)) {
      if (!names.some((other) => other.toLocaleLowerCase() === name.toLocaleLowerCase())) names.push(name);
    }
    show();
    changed(source);
  };
  new Names(input, words.tags, (tag) => add(tag.name), { free: words.msgNew });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && !input.value && names.length) chips.lastElementChild.querySelector("button").focus();
  });
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text");
    if (!text.includes(",")) return;
    event.preventDefault();
    add(text);
  });
  field.addEventListener("tags:set", (event) => {
    names = [...event.detail];
    show();
    changed(source);
  });
  // What was typed and left is meant: saving must not lose it.
  input.form.addEventListener("submit", () => input.value.trim() && add(input.value), { capture: true });
  show();
}

/** One name, as a filter of the list. */
function one(field) {
  const input = field.querySelector("[data-names-input]");
  const id = field.querySelector("input[type=hidden]");
  input.dataset.submits = "";
  new Names(input, field.dataset.oneName, (item) => {
    input.value = item.name;
    if (id) id.value = item.id;
  });
  input.addEventListener("input", () => id && (id.value = ""));
}

document.querySelectorAll("[data-bylines]").forEach(bylines);
document.querySelectorAll("[data-tags]").forEach(tags);
document.querySelectorAll("[data-one-name]").forEach(one);
