// What every part of the editor needs from the page around it: words, the server's answers, the photo picker,
// and small pieces of page.

const NO_ANSWER = new Map();

/** An element with attributes, listeners (`onclick`…) and children. */
export function element(name, attributes = {}, ...children) {
  const dom = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) dom.addEventListener(key.slice(2), value);
    else if (value === true) dom.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) dom.setAttribute(key, value);
  }
  dom.append(...children.filter((child) => child !== null));
  return dom;
}

/** A symbol of the desk's icon font; says nothing to a screen reader. */
export function icon(name) {
  return element("span", { class: "material-symbols-outlined body-icon", "aria-hidden": "true" }, name);
}

export class Desk {
  constructor(config, root) {
    this.config = config;
    this.root = root;
    this.status = element("p", { class: "body-status", role: "status" });
    this.photos = new Map();
    this.stories = new Map();
    this.wanted = new Map();
  }

  /** The words for `name`, with {name} replaced from `values`. */
  word(name, values = {}) {
    const text = this.config.words[name] ?? name;
    return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  /** Tells the person something, on the page and aloud. */
  say(text) {
    this.status.textContent = text;
    clearTimeout(this.quiet);
    if (text) this.quiet = setTimeout(() => (this.status.textContent = ""), 12000);
  }

  /** The server's JSON at `url`; throws an Error whose message is a sentence for the person. */
  async ask(url, query = {}) {
    const address = Object.keys(query).length ? `${url}?${new URLSearchParams(query)}` : url;
    let response;
    try {
      response = await fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } });
    } catch {
      throw new Error(this.word("offline"));
    }
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.message ?? this.word("failed"));
    return answer;
  }

  /** The library's record of photo `id`, asked for once; null if there is none. */
  photo(id) {
    if (!this.photos.has(id)) {
      const url = this.config.urls.photo.replace("/0/", `/${id}/`);
      this.photos.set(id, this.ask(url).catch(() => this.photos.delete(id) && null));
    }
    return this.photos.get(id);
  }

  /** The published story `id` as it is now, or null; questions of one moment go to the server together. */
  story(id) {
    if (!this.stories.has(id)) {
      const answer = new Promise((resolve) => this.wanted.set(id, resolve));
      this.stories.set(id, answer);
      if (this.wanted.size === 1) setTimeout(() => this.#askStories());
    }
    return this.stories.get(id);
  }

  async #askStories() {
    const wanted = this.wanted;
    this.wanted = new Map();
    const found = await this.ask(this.config.urls.named, { ids: [...wanted.keys()].join() }).catch(() => null);
    const stories = found ? new Map(found.results.map((story) => [story.id, story])) : NO_ANSWER;
    for (const [id, resolve] of wanted) {
      if (!found) this.stories.delete(id);
      resolve(found ? (stories.get(id) ?? null) : undefined);
    }
  }

  /** Opens the photo library; null if the person left it without choosing. */
  async pickPhoto(options = {}) {
    const template = document.getElementById("photo-picker");
    if (!template) {
      this.say(this.word("noLibrary"));
      return null;
    }
    const { pickPhoto } = await import(template.dataset.module);
    const photo = await pickPhoto(options);
    if (photo) this.photos.set(photo.id, Promise.resolve(photo));
    return photo;
  }

  /** Puts `node` (JSON) after the block the person is in, or in its place if that is empty, and writes on below. */
  insertBlock(node) {
    const { editor } = this;
    const { $from } = editor.state.selection;
    const block = $from.depth ? $from.node(1) : null;
    const empty = block?.type.name === "paragraph" && !block.content.size;
    const start = $from.depth ? $from.before(1) : $from.pos;
    const end = $from.depth ? $from.after(1) : editor.state.selection.to;
    const chain = editor.chain().insertContentAt(empty ? { from: start, to: end } : end, node);
    chain.command(({ tr, state }) => {
      const at = (empty ? start : end) + tr.doc.nodeAt(empty ? start : end).nodeSize;
      if (!tr.doc.nodeAt(at)) tr.insert(at, state.schema.nodes.paragraph.create());
      return true;
    });
    chain.command(({ tr, commands }) => {
      const from = empty ? start : end;
      const after = from + tr.doc.nodeAt(from).nodeSize;
      return commands.setTextSelection(after + 1);
    });
    chain.focus().scrollIntoView().run();
  }
}

/** A button of a card inside the page: leaves the selection alone and does not submit the form. */
export function cardButton(name, label, onclick) {
  return element("button", { type: "button", class: "body-card-button", "aria-label": label, title: label, onclick }, icon(name));
}

/** What a node view that draws its own controls answers the editor: their events are theirs, their changes no edit. */
export function ownControls(dom, contentDOM = null) {
  return {
    dom,
    ...(contentDOM ? { contentDOM } : {}),
    stopEvent: (event) => Boolean(event.target.closest?.("button, a, input")),
    ignoreMutation: (change) => change.type === "attributes" || (change.type !== "selection" && !contentDOM?.contains(change.target)),
  };
}
