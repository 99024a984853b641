// The notes' sheet in the drawer, the story's text beside it, and the words that the page lends to both.

export const words = document.getElementById("notes-words").dataset;
export const drawer = document.getElementById("drawer");

/** The story's text on this page: the one being written, or the one to read; null on the notes' own page. */
export const text = () => document.querySelector("#field-body .body-page, .story-text");

export const sheet = () => document.querySelector("[data-notes]");
export const isOpen = () => Boolean(drawer && !drawer.hidden && sheet());

/** Opens the sheet, and waits until it is there. */
export function openSheet() {
  if (isOpen()) return Promise.resolve();
  return new Promise((resolve) => {
    drawer.addEventListener("drawer:shown", resolve, { once: true });
    setTimeout(resolve, 10000);
    document.dispatchEvent(new CustomEvent("drawer:open", { detail: { name: "notes", address: words.address, title: words.title } }));
  });
}

export function say(sentence) {
  const line = sheet()?.querySelector("[data-note-say]");
  if (line) line.textContent = sentence;
}

/** Brings something into view; `block` as the browser names it. */
export function bring(element, block) {
  element?.scrollIntoView({ block, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
