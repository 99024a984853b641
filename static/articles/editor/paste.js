// What comes from other programs, made into the paragraphs that its writer saw. Word, Google Docs and web pages give
// HTML (tidied in tidyhtml.js), WhatsApp and plain editors give text (read in plaintext.js), cameras give files.

import { LeftOut } from "./leftout.js";
import { insertPhoto } from "./photo.js";
import { readText } from "./plaintext.js";
import { tidy } from "./tidyhtml.js";

const BLOCKS = /<(p|div|h[1-6]|li|ul|ol|table|tr|blockquote|figure|article|section)\b/i;

/** The pictures among `files`. */
const pictures = (files) => [...(files ?? [])].filter((file) => file.type.startsWith("image/"));

/** True if the HTML says less about lines than the text beside it, as from a chat window. */
const isFlat = (html, text) => html && !BLOCKS.test(html) && !/<br\b/i.test(html) && /\n/.test(text.trim());

export function cleanPaste(library, desk) {
  const told = new LeftOut(desk, library);
  const read = (text, schema) => {
    const { slice, leftOut, parted } = readText(text, schema, library);
    told.tell(leftOut, parted);
    return slice;
  };
  return library.Extension.create({
    name: "cleanPaste",
    priority: 200,

    addProseMirrorPlugins() {
      return [
        new library.Plugin({
          props: {
            transformPastedHTML: (html) => {
              const { html: tidied, leftOut } = tidy(html, desk.config.wrappers);
              told.tell(leftOut);
              return tidied;
            },
            clipboardTextParser: (text, $context, plain, view) => (plain ? null : read(text, view.state.schema)),
            handlePaste: (view, event) => {
              const html = event.clipboardData.getData("text/html");
              const text = event.clipboardData.getData("text/plain");
              const files = pictures(event.clipboardData.files);
              if (files.length && !text.trim()) {
                insertPhoto(desk, files);
                return true;
              }
              if (!isFlat(html, text) || html.includes("data-pm-slice")) return false;
              const slice = read(text, view.state.schema);
              view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
              return true;
            },
            handleDrop: (view, event, slice, moved) => {
              const files = moved ? [] : pictures(event.dataTransfer?.files);
              if (!files.length) return false;
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
              if (at) desk.editor.commands.setTextSelection(at.pos);
              insertPhoto(desk, files);
              event.preventDefault();
              return true;
            },
          },
        }),
      ];
    },
  });
}
