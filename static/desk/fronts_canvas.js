// The page itself in its frame: made again by the desk after each change, and dressed with what an editor needs. The
// marks lie on the page and move nothing of it; a click on a link of the page leads nowhere here.

import { filled } from "./fronts_arrangement.js";

export class Canvas {
  /** `hear` is told of what is done on the page: open(article, key), settings(key), pick(key, index). */
  constructor(root, hear) {
    this.root = root;
    this.words = root.dataset;
    this.frame = root.querySelector("[data-canvas]");
    this.stage = root.querySelector("[data-stage]");
    this.hear = hear;
    this.query = "";
    this.width = 0; // as wide as there is room: a phone
    new ResizeObserver(() => this.fit()).observe(this.stage);
    this.ready = new Promise((done) => {
      const begin = () => {
        if (!this.frame.contentDocument?.querySelector("main")) return;
        this.#furnish();
        done();
      };
      this.frame.addEventListener("load", begin);
      begin();
    });
  }

  get page() {
    return this.frame.contentDocument;
  }

  /** Show the page as wide as `width` (0: as there is room), made smaller until it fits; its marks stay as large. */
  fit(width = this.width) {
    this.width = width;
    const { clientWidth, clientHeight } = this.stage;
    const wide = width || Math.min(390, clientWidth);
    const scale = Math.min(1, clientWidth / wide);
    const left = Math.max(0, (clientWidth - wide * scale) / 2);
    Object.assign(this.frame.style, {
      width: `${wide}px`,
      height: `${clientHeight / scale}px`,
      transform: `translateX(${left}px) scale(${scale})`,
    });
    this.page?.documentElement?.style.setProperty("--fe-zoom", String(1 / scale));
  }

  /** The stories that stand in each container now, in order: key → [numbers]. */
  shown() {
    const found = new Map();
    for (const box of this.page.querySelectorAll("[data-container]")) {
      found.set(box.dataset.container, cardsOf(box).map((card) => Number(card.dataset.article)));
    }
    return found;
  }

  /** Fetch the page again, as `query` asks, and put it in place; how far it is scrolled stays. */
  async show(query = this.query) {
    this.query = query;
    await this.ready;
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const answer = await fetch(`${this.words.preview}${query}`, { signal: AbortSignal.timeout(20000) });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    // by the page's own parser, under the page's policy: the front carries a style that the desk's would complain of
    const made = new this.page.defaultView.DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== this.turn) return;
    this.page.querySelector("main").replaceWith(this.page.adoptNode(made.querySelector("main")));
    const header = made.querySelector("body > header");
    if (header) this.page.querySelector("body > header")?.replaceWith(this.page.adoptNode(header));
  }

  #furnish() {
    const look = this.page.createElement("link");
    Object.assign(look, { rel: "stylesheet", href: this.words.look });
    this.page.head.append(look);
    this.fit();
    this.page.addEventListener("click", (event) => this.#clicked(event));
  }

  #clicked(event) {
    if (event.target.closest("a, summary, button[type=submit]")) event.preventDefault();
    const settings = event.target.closest("[data-settings]");
    if (settings) return this.hear.settings(settings.dataset.settings);
    const place = this.placeOf(event.target);
    if (!place) return;
    if (event.target.closest("[data-fe-open]") || !this.hear.pick(place)) this.hear.open(place.article, place.key);
  }

  /** Which place of which container lies at an element: {key, index, article}; null for none. */
  placeOf(element) {
    const box = element.closest?.("[data-container]");
    if (!box) return null;
    const cards = cardsOf(box);
    const card = element.closest("[data-article]");
    const index = card ? cards.indexOf(card) : cards.length;
    return { key: box.dataset.container, index, article: card ? Number(card.dataset.article) : null };
  }

  /** Dress the page: heads of containers, marks and buttons of cards. */
  dress(state) {
    const marks = grouped(state.marks);
    const changed = new Set(state.changes.map((change) => change.key));
    for (const box of this.page.querySelectorAll("[data-container]")) {
      const one = state.containers.find((each) => each.key === box.dataset.container);
      if (!one) continue;
      box.classList.add("fe-container");
      box.classList.toggle("is-changed", changed.has(one.key));
      const others = state.others.filter((person) => person.key === one.key);
      box.classList.toggle("is-guest", others.length > 0);
      box.querySelector(":scope > .fe-head")?.remove();
      box.prepend(this.#head(one, marks.get(one.key) ?? [], others, state));
      cardsOf(box).forEach((card, index) => this.#card(card, index, one, marks.get(one.key) ?? [], state));
    }
  }

  #head(one, marks, others, state) {
    const head = this.page.createElement("div");
    head.className = "fe-head";
    const name = Object.assign(this.page.createElement("b"), { textContent: one.label });
    const how = Object.assign(this.page.createElement("span"), { textContent: one.filled });
    head.append(name, how);
    for (const person of others) {
      head.append(Object.assign(this.page.createElement("span"), { className: "fe-guest", textContent: person.name }));
    }
    const standing = this.shown().get(one.key) ?? [];
    for (const mark of marks) {
      if (mark.kind === "fits" || (mark.kind !== "old" && standing.includes(mark.article))) continue;
      const story = state.stories[mark.article]?.headline;
      const chip = this.page.createElement("button");
      Object.assign(chip, { type: "button", className: `fe-mark is-${mark.kind}`, textContent: mark.words, title: story ?? "" });
      if (mark.kind !== "old") {
        chip.textContent = `“${story ?? ""}”: ${mark.words}`;
        chip.addEventListener("click", (event) => {
          event.stopPropagation();
          this.hear.open(mark.article, one.key);
        });
      }
      head.append(chip);
    }
    const button = this.page.createElement("button");
    Object.assign(button, { type: "button", className: "fe-settings", textContent: "…" });
    button.dataset.settings = one.key;
    button.setAttribute("aria-label", filled(this.words.msgSettings, { what: one.label }));
    head.append(button);
    return head;
  }

  #card(card, index, one, marks, state) {
    const article = Number(card.dataset.article);
    const own = one.cards.find((each) => each.article === article);
    const story = state.stories[article]?.headline ?? card.querySelector("a")?.textContent.trim() ?? "";
    card.classList.add("fe-card");
    card.draggable = true;
    card.tabIndex = 0;
    card.dataset.place = `${one.label} ${index + 1}`;
    card.dataset.headline = story;
    card.setAttribute("aria-label", `${story}, ${card.dataset.place}`);
    for (const link of card.querySelectorAll("a")) Object.assign(link, { tabIndex: -1, draggable: false });
    for (const picture of card.querySelectorAll("img")) picture.draggable = false;
    const told = [];
    if (own?.pinned) told.push(this.words.msgPinned);
    if (own && (own.headline || own.kicker || typeof own.standfirst === "string")) told.push(this.words.msgWords);
    if (own?.beginsAt) told.push(filled(this.words.msgFrom, { at: own.beginsAt }));
    if (own?.endsAt) told.push(filled(this.words.msgUntil, { at: own.endsAt }));
    told.push(...marks.filter((mark) => mark.article === article && ["fits", "picture"].includes(mark.kind)).map((mark) => mark.words));
    card.querySelectorAll(":scope > .fe-marks, :scope > [data-fe-open]").forEach((old) => old.remove());
    const open = this.page.createElement("button");
    Object.assign(open, { type: "button", className: "fe-open", textContent: "…" });
    open.dataset.feOpen = "";
    open.setAttribute("aria-label", filled(this.words.msgCard, { story }));
    if (told.length) {
      const line = Object.assign(this.page.createElement("span"), { className: "fe-marks" });
      line.append(...told.map((word) => Object.assign(this.page.createElement("span"), { textContent: word })));
      card.append(line);
    }
    card.append(open);
  }

  /** Show where a story would go; null shows nothing. */
  point(place, label = "") {
    for (const old of this.page.querySelectorAll(".fe-target")) {
      old.classList.remove("fe-target", "is-behind");
      delete old.dataset.target;
    }
    if (!place) return;
    const box = this.page.querySelector(`[data-container="${place.key}"]`);
    const cards = box ? cardsOf(box) : [];
    const at = cards[place.index] ?? cards.at(-1) ?? box;
    if (!at) return;
    at.classList.add("fe-target");
    at.classList.toggle("is-behind", Boolean(cards.length) && !cards[place.index]);
    at.dataset.target = label;
    at.scrollIntoView({ block: "nearest" });
  }
}

/** The cards of a container in the front's order: the links below a lead come after its seconds, and stand before them. */
function cardsOf(box) {
  const cards = [...box.querySelectorAll("[data-article]")];
  const isLink = (card) => Boolean(card.closest(".lead-links"));
  return [...cards.filter((card) => !isLink(card)), ...cards.filter(isLink)];
}

function grouped(marks) {
  const found = new Map();
  for (const mark of marks) found.set(mark.key, [...(found.get(mark.key) ?? []), mark]);
  return found;
}
