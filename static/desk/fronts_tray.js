// The tray: stories to put on the front, by what an editor looks for. What stands on the front is faint and says where.

import { released } from "../photos/released.js";
import { filled } from "./fronts_arrangement.js";

const PAUSE = 250;

export class Tray {
  /** `front`: {root, words, canvas, state, hand}. */
  constructor(front) {
    this.front = front;
    this.root = front.root.querySelector("[data-tray]");
    this.list = this.root.querySelector("[data-stories]");
    this.section = this.root.querySelector("[data-tray-section]");
    this.words = this.root.querySelector("[data-tray-words]");
    this.of = "newest";
    for (const tab of this.tabs) tab.addEventListener("click", () => this.turn(tab.dataset.of));
    this.root.querySelector("[role=tablist]").addEventListener("keydown", (event) => this.#arrows(event));
    this.section.addEventListener("change", () => this.load());
    this.words.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.load(), PAUSE);
    });
    this.list.addEventListener("click", (event) => this.#clicked(event));
    if (matchMedia("(width <= 48rem)").matches) this.root.open = false;
  }

  get tabs() {
    return [...this.root.querySelectorAll("[role=tab]")];
  }

  turn(of) {
    this.of = of;
    for (const tab of this.tabs) {
      tab.setAttribute("aria-selected", String(tab.dataset.of === of));
      tab.tabIndex = tab.dataset.of === of ? 0 : -1;
    }
    this.root.querySelector("[data-panel]").setAttribute("aria-labelledby", `tray-${of}`);
    for (const field of this.root.querySelectorAll("[data-for]")) field.hidden = field.dataset.for !== of;
    this.load();
  }

  #arrows(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = this.tabs;
    const to = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
    to.focus();
    this.turn(to.dataset.of);
  }

  async load() {
    const turn = (this.asked = (this.asked ?? 0) + 1);
    const query = new URLSearchParams({ of: this.of, section: this.section.value, q: this.words.value });
    try {
      if (this.of === "read") {
        const read = await (await fetch(this.front.words.mostRead)).json();
        query.set("of", "named");
        query.set("ids", read.articles.join(","));
      }
      const answer = await fetch(`${this.front.words.base}stories/?${query}`);
      const { stories } = await answer.json();
      await released(this.list);
      if (turn === this.asked) this.fill(stories);
    } catch {
      this.front.refuse(this.front.words.msgFailed);
    }
  }

  fill(stories) {
    this.list.replaceChildren(...stories.map((story) => this.#line(story)));
    if (!stories.length) this.list.append(Object.assign(document.createElement("li"), { textContent: this.front.words.msgNothing }));
    this.mark();
  }

  #line(story) {
    const line = document.createElement("li");
    Object.assign(line, { draggable: true, tabIndex: 0 });
    Object.assign(line.dataset, { article: story.article, headline: story.headline });
    const words = document.createElement("div");
    const headline = Object.assign(document.createElement("b"), { textContent: story.headline });
    const facts = Object.assign(document.createElement("small"), { textContent: [story.section, story.when].filter(Boolean).join(" · ") });
    const where = Object.assign(document.createElement("small"), { className: "fronts-where" });
    words.append(headline, facts, where);
    line.append(words);
    if (story.thumb) {
      const srcset = `${story.small} 160w, ${story.thumb} 320w`; // `src` is what a dialog shows larger
      line.append(Object.assign(new Image(), { alt: "", loading: "lazy", draggable: false, sizes: "4rem", srcset, src: story.thumb }));
    }
    const add = Object.assign(document.createElement("button"), { type: "button", className: "desk-icon", textContent: "+" });
    add.setAttribute("aria-label", filled(this.front.words.msgAdd, { story: story.headline }));
    line.append(add);
    return line;
  }

  #clicked(event) {
    const line = event.target.closest("[data-article]");
    if (!line || !event.target.closest("button")) return;
    this.front.hand.take(this.front.hand.storyAt(line));
    if (matchMedia("(width <= 48rem)").matches) this.root.open = false;
  }

  /** The small picture of a story that lies in the tray; empty for others. */
  thumb(article) {
    return this.list.querySelector(`[data-article="${article}"] img`)?.src ?? "";
  }

  /** Say of each story whether and where it stands on the front. */
  mark() {
    const places = new Map();
    for (const [key, row] of this.front.canvas.shown()) {
      const label = this.front.state.containers.find((one) => one.key === key)?.label ?? "";
      row.forEach((article, index) => places.set(article, `${label} ${index + 1}`));
    }
    for (const line of this.list.querySelectorAll("[data-article]")) {
      const where = places.get(Number(line.dataset.article));
      line.classList.toggle("is-used", Boolean(where));
      line.querySelector(".fronts-where").textContent = where ? filled(this.front.words.msgUsed, { where }) : "";
    }
  }
}
