// One text, one page: who fetched a text back twice writes on in two pages, and neither may overwrite the other's copy.
// A page that opens with such a text asks the others; the one that has it already answers, and the new one goes apart.

import { newKey } from "./story_copies.js";
import { dirty, form, keepHere, own, takeNewKey, words } from "./story_own.js";

const pages = new BroadcastChannel("story-pages");
const me = newKey();

pages.addEventListener("message", ({ data }) => {
  if (data.key !== form.elements.key.value || data.user !== words.user) return;
  if (data.to === me) return takeNewKey();
  if (data.to) return;
  pages.postMessage({ ...data, to: data.from });
  if (!dirty()) return;
  own.sent = ""; // what stands here is the text of this key
  keepHere();
});
if ("dirty" in words) pages.postMessage({ key: form.elements.key.value, user: words.user, from: me });
