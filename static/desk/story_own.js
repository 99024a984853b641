// The text on this page: what it says now, whether that is saved, and its copy on this device.

import { Copies, newKey, store } from "./story_copies.js";
import { textOf } from "./story_text.js";

export const form = document.getElementById("story-form");
export const words = form.dataset;

export const copies = new Copies(words.user, store());

/** `settled`: the text as the server's page showed it, once the editor has had its say; `sent`: what need not be sent;
 * `onServer`: what the server said it has; `name`: where the copy lies. Texts are JSON; null: none yet. */
export const own = { name: copies.name(words.article, form.elements.key.value), settled: null, sent: null, onServer: null };

/** What the form says now. */
export const fields = () => textOf(form);

export const now = () => JSON.stringify(fields());

/** True if the page holds words that no revision has. */
export const dirty = () => "dirty" in words || (own.settled !== null && now() !== own.settled);

/** The text as a copy. */
export function copy() {
  return {
    key: form.elements.key.value,
    article: words.article || null,
    user: words.user,
    version: Number(form.elements.version.value || 0),
    fields: fields(),
    at: new Date().toISOString(),
  };
}

/** Writes this page's copy. False: this device has no room. */
export function keepHere() {
  const text = copy();
  return copies.put(own.name, { ...text, onServer: JSON.stringify(text.fields) === own.onServer });
}

/** From now on this page's text is kept apart from the one it began with. */
export function takeNewKey() {
  const key = newKey();
  form.elements.key.value = key;
  document.querySelector("[data-pulse]")?.setAttribute("data-key", key);
  if (!words.article) history.replaceState(history.state, "", `?form=${key}`); // loaded again, it is this one
  own.name = copies.name(words.article, key);
  if (own.settled === null || now() === own.settled) return; // it has none of its own yet
  own.sent = "";
  keepHere();
}
