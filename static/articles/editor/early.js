// A blank story is written on before the editor is there, in the plain field: what was typed goes on in the editor, and
// so does the caret.

const BLOCK = /<(p|h2|h3|ul|ol|table|blockquote|figure|aside|div)\b/i;

export class Early {
  /** `textarea`: the plain field; hears from now on whether a word is being put together in it. */
  constructor(textarea) {
    this.textarea = textarea;
    this.composing = false;
    for (const name of ["compositionstart", "compositionupdate"]) textarea.addEventListener(name, () => (this.composing = true));
    textarea.addEventListener("compositionend", () => (this.composing = false));
  }

  /** Waits for the end of a word that a keyboard still puts together: the field may not be taken from under it. */
  async quiet() {
    if (!this.composing) return;
    await new Promise((resolve) => {
      for (const name of ["compositionend", "blur"]) this.textarea.addEventListener(name, resolve, { once: true });
    });
  }

  /** What stands in a blank story's field by now: {content, caret: null where the keyboard is elsewhere}; or null. */
  text() {
    const { value, selectionEnd } = this.textarea;
    const focused = document.activeElement === this.textarea;
    if (!("blank" in this.textarea.dataset) || BLOCK.test(value) || (!value.trim() && !focused)) return null;
    return paragraphs(value, focused ? selectionEnd : null);
  }
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
