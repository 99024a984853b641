// One text, one page: who fetched a text back twice, or opened the blank page of a new story twice by one address,
// writes on in two pages, and neither may overwrite the other. A page that may be such a one asks the others when it
// opens; the one that has the text already answers, and the new one goes apart.

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
if ("dirty" in words || !words.article) pages.postMessage({ key: form.elements.key.value, user: words.user, from: me });
