// A pointer to another story: <aside data-article="345">headline as last known</aside>. Readers get the headline
// of the day and the address of the day, and nothing at all once the story is withdrawn.

import { released } from "../../photos/released.js";
import { cardButton, element, icon, ownControls } from "./desk.js";
import { Dialog } from "./dialog.js";

const TYPING_PAUSE = 200;

/** Asks for a story; null if the person left. */
class StorySearch {
  constructor(desk) {
    this.desk = desk;
    this.input = element("input", { type: "search", autocomplete: "off", class: "body-input", id: "body-story-words", oninput: () => this.#later() });
    this.list = element("ul", { class: "body-results" });
    this.note = element("p", { class: "body-note", role: "status" });
    const label = element("label", { for: this.input.id }, desk.word("storyWords"));
    this.dialog = new Dialog(desk, desk.word("readAlsoTitle"), [label, this.input, this.note, this.list]);
    this.dialog.dom.addEventListener("keydown", (event) => this.#keys(event));
    this.dialog.onsubmit = () => this.#first();
  }

  ask() {
    this.#search();
    return this.dialog.open(this.input);
  }

  #later() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.#search(), TYPING_PAUSE);
  }

  /** Asks for what is typed now; done when the list shows the answer to it, or to a later question. */
  #search() {
    clearTimeout(this.pause);
    this.pause = null;
    return (this.answered = this.#answer((this.asked = Symbol("search"))));
  }

  async #answer(asked) {
    const { urls, story } = this.desk.config;
    try {
      const { results } = await this.desk.ask(urls.search, { q: this.input.value, besides: story ?? "" });
      await released(this.list);
      if (asked !== this.asked) return this.answered;
      this.#show(results);
      this.note.textContent = results.length ? this.desk.word("found", { count: results.length }) : this.desk.word("noStory");
    } catch (error) {
      if (asked !== this.asked) return this.answered;
      this.#show([]); // what stood there answered other words
      this.note.textContent = error.message;
    }
  }

  /** Enter in the box: the first story that answers what is typed, not what was typed before. */
  async #first() {
    await (this.pause ? this.#search() : this.answered);
    if (!this.pause && document.activeElement === this.input) this.list.querySelector("button")?.click();
  }

  /** An answer may come while the person stands in the list: they stay on their story, or go back to the box. */
  #show(stories) {
    const stood = this.list.contains(document.activeElement) ? document.activeElement.dataset.story : null;
    this.list.replaceChildren(...stories.map((found) => this.#row(found)));
    if (stood) (this.list.querySelector(`[data-story="${stood}"]`) ?? this.input).focus();
  }

  #row(story) {
    const where = element("small", {}, `${story.section} · ${story.date}`);
    const close = () => this.dialog.close(story);
    return element("li", {}, element("button", { type: "button", "data-story": story.id, onclick: close }, story.headline, where));
  }

  #keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [this.input, ...this.list.querySelectorAll("button")];
    stops[stops.indexOf(document.activeElement) + step]?.focus();
    event.preventDefault();
  }
}

/** Asks for a story and points to it below the paragraph. */
export async function insertReadAlso(desk) {
  const story = await new StorySearch(desk).ask();
  if (!story) return;
  desk.stories.set(story.id, Promise.resolve(story));
  desk.insertBlock({ type: "readAlso", attrs: { id: story.id, headline: story.headline } });
}

function card(desk, { node, getPos }) {
  const headline = element("span", { class: "body-readalso-headline" }, node.attrs.headline);
  const where = element("small", {});
  const dom = element(
    "aside",
    { class: "body-card body-readalso", contenteditable: "false", "data-drag-handle": true },
    element("span", { class: "body-card-kind" }, icon("article"), desk.word("readAlso")),
    headline,
    where,
  );
  const remove = () => {
    const at = getPos();
    desk.editor.chain().deleteRange({ from: at, to: at + 1 }).focus().run();
  };
  dom.append(element("div", { class: "body-card-controls" }, cardButton("delete", desk.word("removeReadAlso"), remove)));
  desk.story(node.attrs.id).then((story) => {
    if (story) headline.textContent = story.headline;
    if (story) where.textContent = `${story.section} · ${story.date}`;
    if (story === null) where.textContent = desk.word("goneStory");
    dom.classList.toggle("is-gone", story === null);
  });
  return ownControls(dom);
}

export function readAlso(library, desk) {
  return library.Node.create({
    name: "readAlso",
    group: "block",
    atom: true,
    draggable: true,

    addAttributes() {
      return {
        id: {
          default: null,
          parseHTML: (dom) => Number.parseInt(dom.dataset.article, 10) || null,
          renderHTML: ({ id }) => ({ "data-article": id }),
        },
        headline: { default: "", parseHTML: (dom) => dom.textContent.trim(), rendered: false },
      };
    },
    parseHTML() {
      return [{ tag: "aside[data-article]" }];
    },
    renderHTML({ node, HTMLAttributes }) {
      return ["aside", HTMLAttributes, node.attrs.headline];
    },
    renderText({ node }) {
      return node.attrs.headline;
    },
    addNodeView() {
      return (props) => card(desk, props);
    },
  });
}
