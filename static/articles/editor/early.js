// A story is written on before the editor is there: a blank one in the plain field, an open one on the page that came
// with the form (desk/first_paint.js). What was typed goes on in the editor, and so does the caret.

const BLOCK = /<(p|h2|h3|ul|ol|table|blockquote|figure|aside|div)\b/i;
/** Where the caret stood, while one text becomes the other. */
const CARET = "\uE0CA";

/** The page that came with the form, before its field; null where there is none. */
export function pageBefore(textarea) {
  const page = textarea.previousElementSibling;
  return page?.matches("[data-early]") ? page : null;
}

export class Early {
  /** `textarea`: the plain field; hears from now on whether a word is being put together in it or on its page. */
  constructor(textarea) {
    this.textarea = textarea;
    this.page = pageBefore(textarea);
    this.composing = false;
    for (const place of this.#places()) {
      for (const name of ["compositionstart", "compositionupdate"]) place.addEventListener(name, () => (this.composing = true));
      place.addEventListener("compositionend", () => (this.composing = false));
    }
  }

  #places() {
    return [this.textarea, this.page].filter(Boolean);
  }

  /** Waits for the end of a word that a keyboard still puts together: the field may not be taken from under it. */
  async quiet() {
    if (!this.composing) return;
    await new Promise((resolve) => {
      for (const place of this.#places()) {
        for (const name of ["compositionend", "blur"]) place.addEventListener(name, resolve, { once: true });
      }
    });
  }

  /** What the editor begins with: {content, typed: by somebody on this page, caret(editor): where the keyboard is, or null}. */
  text() {
    const { value, selectionEnd, dataset } = this.textarea;
    if (this.page?.isConnected) return { content: this.#written(), typed: "typed" in dataset, caret: takeCaret };
    const focused = document.activeElement === this.textarea;
    if (!("blank" in dataset) || BLOCK.test(value) || (!value.trim() && !focused)) {
      return { content: value, typed: false, caret: () => null };
    }
    const { content, caret } = paragraphs(value, focused ? selectionEnd : null);
    return { content, typed: Boolean(value.trim()), caret: () => caret };
  }

  /** The page's text, with a sign where the caret is. */
  #written() {
    const selection = getSelection();
    if (document.activeElement !== this.page || !this.page.contains(selection.focusNode) || selection.focusNode === this.page) {
      return this.textarea.value;
    }
    const sign = document.createTextNode(CARET);
    const place = document.createRange();
    place.setStart(selection.focusNode, selection.focusOffset);
    place.insertNode(sign);
    return this.page.innerHTML;
  }

  /** The editor is there. */
  leave() {
    this.page?.remove();
  }
}

/** Takes the sign out of the editor's text, as if it had never been there; answers where it stood. */
function takeCaret(editor) {
  let caret = null;
  editor.state.doc.descendants((node, at) => {
    const found = node.isText ? node.text.indexOf(CARET) : -1;
    if (found >= 0) caret = at + found;
  });
  if (caret !== null) editor.view.dispatch(editor.state.tr.delete(caret, caret + 1).setMeta("addToHistory", false));
  return caret;
}

/** Every line a paragraph, empty ones left out but the one that is written on. */
export function paragraphs(text, at) {
  const content = [];
  let [start, position, caret] = [0, 0, null];
  for (const line of text.split("\n")) {
    const here = at !== null && at >= start && at <= start + line.length;
    if (here) caret = position + 1 + at - start;
    if (here || line.trim()) {
      content.push({ type: "paragraph", content: line ? [{ type: "text", text: line }] : [] });
      position += line.length + 2;
    }
    start += line.length + 1;
  }
  return { content: { type: "doc", content }, caret };
}
