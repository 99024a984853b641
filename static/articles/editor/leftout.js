// What a paste could not bring along, told once: a line that is read aloud, and below it, to open, what it was.
// Words that a line's end had parted are offered to be joined.

import { element } from "./desk.js";

/** The kinds in the order they are told; desk.word(`left_${kind}`) is what people call them. */
const KINDS = ["comments", "deleted", "notes", "fields", "hidden", "pictures", "stamps", "messages"];
const LONGEST = 160;

const short = (words) => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);

/** Takes the hyphen from every `word` of `words` that stands in the story, in a step of its own that can be undone. */
function join(editor, words, library) {
  const tr = library.pm.history.closeHistory(editor.state.tr);
  const { doc } = tr;
  doc.descendants((node, at) => {
    if (!node.isText) return;
    for (const word of words) {
      const found = node.text.indexOf(word);
      if (found < 0) continue;
      const hyphen = tr.mapping.map(at + found + word.indexOf("-"));
      tr.delete(hyphen, hyphen + 1);
    }
  });
  editor.view.dispatch(tr);
}

export class LeftOut {
  constructor(desk, library) {
    this.desk = desk;
    this.library = library;
    this.dom = element("section", { class: "body-left-out", "aria-label": desk.word("leftOutTitle"), hidden: true });
  }

  /** `leftOut`: {kind, words} of each; `parted`: words with the hyphen of a line's end. */
  tell(leftOut, parted = []) {
    if (!leftOut.length && !parted.length) return;
    const said = [this.#sentence(leftOut), parted.length ? this.desk.word("partedWords", { count: parted.length }) : ""].filter(Boolean).join(" ");
    const close = element("button", { type: "button", class: "body-button", onclick: () => this.#close() }, this.desk.word("leftOutClose"));
    const list = element("details", {}, element("summary", {}, said), this.#list(leftOut), this.#offers(parted));
    if (leftOut.some(({ kind }) => kind === "pictures")) list.append(element("p", {}, this.desk.word("picturesLeftOut")));
    list.open = parted.length > 0;
    this.dom.replaceChildren(list, close);
    this.dom.hidden = false;
    if (!this.dom.isConnected) this.desk.status.before(this.dom);
    this.desk.say(said);
  }

  #sentence(leftOut) {
    const counted = KINDS.map((kind) => [kind, leftOut.filter((one) => one.kind === kind).length]).filter(([, count]) => count);
    const list = counted.map(([kind, count]) => `${this.desk.word(`left_${kind}`)} (${count})`).join(", ");
    return list && this.desk.word("leftOut", { list });
  }

  #list(leftOut) {
    const shown = leftOut.filter(({ words }) => words);
    const item = ({ kind, words }) => element("li", {}, element("b", {}, `${this.desk.word(`left_${kind}`)}: `), short(words));
    return shown.length ? element("ul", {}, ...shown.map(item)) : null;
  }

  #offers(parted) {
    if (!parted.length) return null;
    const offer = (label, words) => {
      const button = element("button", { type: "button", class: "body-button", onclick: () => {
        join(this.desk.editor, words, this.library);
        for (const one of list.querySelectorAll("[data-word]")) if (words.includes(one.dataset.word)) one.parentElement.remove();
        const next = list.querySelector("[data-word]");
        if (next) next.focus();
        else this.#close();
      } }, label);
      if (words.length === 1) button.dataset.word = words[0];
      return element("li", {}, button);
    };
    const one = (word) => offer(this.desk.word("joinWord", { word: word.replace("-", "") }), [word]);
    const all = parted.length > 1 ? [offer(this.desk.word("joinAll"), parted)] : [];
    const list = element("ul", { class: "body-parted" }, ...parted.map(one), ...all);
    return list;
  }

  #close() {
    this.dom.hidden = true;
    this.desk.say("");
    this.desk.editor.commands.focus();
  }
}
