// Makes every <textarea data-body-editor="{…}"> a page to write on. What it loads, and every word it shows, comes
// with that attribute from articles/body/editor.py. Without JavaScript, or if anything fails, the textarea stays.
//
// For scripts beside it: the textarea fires "input" while someone writes and "change" when they leave the page;
// set its value and dispatch "body:set" to show other text; "body:elsewhere" asks for a field beside it (detail: {place}); `textarea.bodyEditor` is the Tiptap editor.

import { Bubble } from "./bubble.js";
import { Desk } from "./desk.js";
import { Early, pageBefore } from "./early.js";
import { embed } from "./embed.js";
import { InsertMenu, insertKeys } from "./insert.js";
import { link } from "./link.js";
import { list, tableParts } from "./standard.js";
import { ownLine } from "./ownline.js";
import { cleanPaste } from "./paste.js";
import { photo } from "./photo.js";
import { pullQuote } from "./pullquote.js";
import { readAlso } from "./readalso.js";
import { Toolbar } from "./toolbar.js";
import { typing } from "./typing.js";

const OURS = { Photo: photo, ReadAlso: readAlso, PullQuote: pullQuote, Embed: embed, CleanPaste: cleanPaste, Link: link, OrderedList: list, ...tableParts };
/** What hands do, which leaves no mark of its own in a text. */
const HABITS = [insertKeys, typing, ownLine];

/** The extensions that `config.extensions` names, ours or the library's. */
function extensions(config, library, desk) {
  return Object.entries(config.extensions).map(([name, options]) => {
    const known = typeof options === "object" ? options : {};
    if (OURS[name]) return OURS[name](library, desk, known);
    if (!library[name]) throw new Error(`The editor's library has no extension ${name}.`);
    if (name === "Placeholder") return library[name].configure({ placeholder: desk.word("placeholder") });
    return library[name].configure(known);
  });
}

/** The attributes that make the page a labelled text box for a screen reader. */
function textBox(textarea, desk) {
  const label = textarea.labels?.[0];
  if (label && !label.id) label.id = `${textarea.id}_label`;
  const attributes = { role: "textbox", "aria-multiline": "true", class: "body-page body-sheet", spellcheck: "true", lang: desk.config.language };
  if (label) attributes["aria-labelledby"] = label.id;
  else attributes["aria-label"] = desk.word("body");
  const described = textarea.getAttribute("aria-describedby");
  if (described) attributes["aria-describedby"] = described;
  if (textarea.getAttribute("aria-invalid") === "true") attributes["aria-invalid"] = "true";
  return attributes;
}

/** Keeps the form's own textarea in step, and tells its listeners. */
function mirror(editor, textarea) {
  let told = textarea.value;
  editor.on("update", () => {
    textarea.value = editor.isEmpty ? "" : editor.getHTML();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  });
  editor.on("blur", () => {
    if (textarea.value === told) return;
    told = textarea.value;
    textarea.dispatchEvent(new Event("change", { bubbles: true }));
  });
  textarea.addEventListener("body:set", () => {
    told = textarea.value;
    editor.commands.setContent(textarea.value, { emitUpdate: false });
  });
  textarea.form?.addEventListener("reset", () => setTimeout(() => editor.commands.setContent(textarea.value, { emitUpdate: false })));
  textarea.addEventListener("focus", () => editor.commands.focus());
  textarea.labels?.forEach((label) => label.addEventListener("click", () => editor.commands.focus()));
}

/** What was typed before the editor came is the form's, and the keyboard goes on where it was. */
function goOn(editor, textarea, { typed }, caret) {
  if (typed) {
    textarea.value = editor.isEmpty ? "" : editor.getHTML();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (caret === null) return;
  editor.view.focus();
  editor.commands.setTextSelection(caret);
}

/** Turns `textarea` into the editor; answers with it. */
export async function start(textarea) {
  const config = JSON.parse(textarea.dataset.bodyEditor);
  const early = new Early(textarea);
  const library = await import(config.library);
  await early.quiet();
  const begun = early.text();
  const root = document.createElement("div");
  const desk = new Desk(config, root);
  const page = document.createElement("div");
  root.className = "body-editor";
  textarea.before(root);
  const editable = !textarea.disabled && !textarea.readOnly;
  let editor;
  try {
    editor = new library.Editor({
      element: page,
      editable,
      injectCSS: false, // the desk's policy allows no style made by a script
      extensions: [...extensions(config, library, desk), ...HABITS.map((habit) => habit(library, desk))],
      content: begun.content,
      editorProps: { attributes: textBox(textarea, desk) },
    });
  } catch (error) {
    root.remove();
    throw error;
  }
  desk.editor = editor;
  if (editable) {
    desk.insert = new InsertMenu(editor, desk);
    root.append(new Toolbar(editor, desk).dom, desk.insert.plus, new Bubble(editor, desk).dom);
  }
  root.append(page, ...(editable ? [desk.insert.dom] : []), desk.status, textarea);
  desk.elsewhere = (place) => textarea.dispatchEvent(new CustomEvent("body:elsewhere", { bubbles: true, detail: { place } }));
  textarea.classList.add("body-editor-source");
  textarea.tabIndex = -1;
  textarea.setAttribute("aria-hidden", "true"); // the page says the same, and better
  early.leave();
  const caret = begun.caret(editor);
  mirror(editor, textarea);
  goOn(editor, textarea, begun, caret);
  textarea.bodyEditor = editor;
  textarea.dispatchEvent(new CustomEvent("body:ready", { bubbles: true, detail: { editor } }));
  return editor;
}

for (const textarea of document.querySelectorAll("textarea[data-body-editor]")) {
  start(textarea).catch((error) => {
    pageBefore(textarea)?.remove(); // the field has what was typed there
    textarea.classList.add("is-plain");
    console.error("The body editor did not start; the plain field stays.", error);
  });
}
