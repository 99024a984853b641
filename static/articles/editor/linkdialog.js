// Asks where a link goes.

import { element } from "./desk.js";
import { Dialog } from "./dialog.js";
import { allowedAddress } from "./link.js";

/** What the person meant: example.com → https://example.com, a@b.id → mailto:a@b.id. */
export function whole(address) {
  const text = address.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.\w+$/.test(text)) return `mailto:${text}`;
  return /^[\w-]+(\.[\w-]+)+([/?#:].*)?$/.test(text) ? `https://${text}` : text;
}

/** Links the selection, or the words of the link the cursor is in; an empty address takes the link away. */
export async function editLink(desk) {
  const { editor } = desk;
  const schemes = desk.config.extensions.Link.protocols;
  const input = element("input", { type: "text", inputmode: "url", autocomplete: "off", class: "body-input", id: "body-link-address" });
  const label = element("label", { for: input.id }, desk.word("linkAddress"));
  const note = element("p", { class: "body-note", id: "body-link-note" }, desk.word("linkHelp"));
  input.setAttribute("aria-describedby", note.id);
  input.value = editor.getAttributes("link").href ?? "";
  const dialog = new Dialog(desk, desk.word("linkTitle"), [label, input, note], desk.word("setLink"));
  if (editor.isActive("link")) {
    const remove = element("button", { type: "button", class: "body-button", onclick: () => dialog.close({ href: "" }) }, desk.word("removeLink"));
    dialog.buttons.prepend(remove);
  }
  dialog.onsubmit = () => {
    const href = whole(input.value);
    if (!href || allowedAddress(href, schemes)) dialog.close({ href });
    else dialog.refuse(note, input, desk.word("badLink"));
  };
  const answer = await dialog.open(input);
  if (!answer) {
    editor.commands.focus();
    return;
  }
  const chain = editor.chain().focus().extendMarkRange("link");
  if (!answer.href) chain.unsetLink().run();
  else if (editor.state.selection.empty && !editor.isActive("link")) {
    chain.insertContent({ type: "text", text: answer.href, marks: [{ type: "link", attrs: { href: answer.href } }] }).run();
  } else chain.setLink({ href: answer.href }).run();
}
