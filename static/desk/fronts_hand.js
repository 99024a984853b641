// A story in the hand: by pointer, by keys, or by a tap and another. Space takes, arrows move, space drops, escape
// returns; each step is said aloud. However it was taken, it is dropped by one function.

import { filled, next, places } from "./fronts_arrangement.js";

export class Hand {
  /** `front`: {state, canvas, words, drop(article, place), say}. */
  constructor(front) {
    this.front = front;
    this.held = null;
    this.bar = front.root.querySelector("[data-holding]");
    front.root.querySelector("[data-return]").addEventListener("click", () => this.giveBack());
    this.listen(document);
  }

  /** Hear what is done with stories in a document: the desk's own, and the page's in its frame. */
  listen(page) {
    page.addEventListener("dragstart", (event) => this.#dragged(event));
    page.addEventListener("dragover", (event) => this.#over(event));
    page.addEventListener("drop", (event) => this.#dropped(event));
    page.addEventListener("dragend", () => this.letGo());
    page.addEventListener("keydown", (event) => this.#key(event));
  }

  storyAt(element) {
    const card = element.closest?.("[data-article]");
    if (!card) return null;
    const from = this.front.canvas.page.contains(card) ? this.front.canvas.placeOf(card) : null;
    return { article: Number(card.dataset.article), headline: card.dataset.headline, from, element: card };
  }

  take(story) {
    this.held = story;
    this.all = places(this.front.state.containers, this.front.canvas.shown());
    this.place = story.from ?? null;
    this.bar.querySelector("[data-holding-words]").textContent = story.headline;
    this.bar.hidden = false;
    this.front.say(this.#sentence("msgTaken"));
    this.front.root.classList.add("is-holding");
  }

  /** Nothing is in the hand any more. */
  letGo() {
    this.held = null;
    this.bar.hidden = true;
    this.front.canvas.point(null);
    this.front.root.classList.remove("is-holding");
  }

  giveBack() {
    if (!this.held) return;
    this.front.say(this.#sentence("msgReturned"));
    this.letGo();
  }

  /** Drop what is held at a place; false if nothing is held. */
  dropAt(place) {
    if (!this.held || !place) return false;
    const { article, headline } = this.held;
    this.letGo();
    this.front.drop(article, place, headline);
    return true;
  }

  #sentence(name, place = this.place) {
    const words = { story: this.held.headline, where: place?.label ?? "", place: (place?.index ?? 0) + 1 };
    return filled(this.front.words[name], words);
  }

  #dragged(event) {
    const story = this.storyAt(event.target);
    if (!story || this.front.isAhead) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", story.headline);
    this.take(story);
    this.bar.hidden = true; // it would lie over places where the story may be dropped
  }

  #over(event) {
    if (!this.held) return;
    const place = this.#placeUnder(event);
    if (!place) return;
    event.preventDefault();
    if (place.key === this.place?.key && place.index === this.place?.index) return;
    this.place = place;
    this.front.canvas.point(place, this.#sentence("msgPlace", place));
  }

  #dropped(event) {
    if (!this.held) return;
    const place = this.#placeUnder(event);
    if (!place) return;
    event.preventDefault();
    this.dropAt(place);
  }

  /** The place below the pointer: before a card, or behind it in its lower half. */
  #placeUnder(event) {
    const found = this.front.canvas.placeOf(event.target);
    if (!found) return null;
    const card = event.target.closest("[data-article]");
    const box = card?.getBoundingClientRect();
    const behind = box && event.clientY > box.top + box.height * 0.7 ? 1 : 0;
    const label = this.front.state.containers.find((one) => one.key === found.key)?.label;
    return { key: found.key, index: found.index + behind, label };
  }

  #key(event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || this.front.isAhead) return;
    if (!this.held) {
      const story = event.target.matches?.("[data-article]") && this.storyAt(event.target);
      if (!story) return;
      if (event.key === " ") {
        event.preventDefault();
        this.take(story);
      } else if (event.key === "Enter" && story.from) {
        event.preventDefault();
        this.front.open(story.article, story.from.key);
      }
      return;
    }
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10 };
    if (event.key in steps) {
      event.preventDefault();
      this.place = next(this.all, this.place, steps[event.key]);
      this.front.canvas.point(this.place, this.#sentence("msgPlace"));
      this.front.say(this.#sentence("msgPlace"));
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      if (!this.dropAt(this.place)) this.giveBack();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.giveBack();
    }
  }
}
