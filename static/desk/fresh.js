// Keeps a screen true without reloading. A part with data-fresh names its topic and carries the stamp of what it
// shows; when the desk answers with another stamp, the part is fetched and put in place. While something is being
// dragged, news wait. The part hears "fresh" each time that it changed.

import { listen, soon } from "./live.js";
import { morph } from "./morph.js";

const parts = [...document.querySelectorAll("[data-fresh]")];
let held = false;
let owed = null; // the promise of news that wait

/** Fetch every part of this page and put it in place; while `hold()` holds, once that ends. Done when it is there. */
export async function refresh() {
  await (held ? later() : Promise.all(parts.map(renew)));
}

function later() {
  if (!owed) {
    owed = {};
    owed.promise = new Promise((done) => (owed.done = done));
  }
  return owed.promise;
}

export function hold() {
  held = true;
}

export function letGo() {
  held = false;
  if (!owed) return;
  const { done } = owed;
  owed = null;
  refresh().then(done);
}

async function renew(part) {
  let page;
  try {
    const answer = await fetch(part.dataset.from || location.href, { headers: { "X-Part": "1" } });
    if (!answer.ok || answer.redirected) return; // signed out or gone: live.js says so
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return; // the line is down: the next answer with another stamp asks again
  }
  const now = page.getElementById(part.id);
  if (!now || !now.dataset.stamp) return;
  if (held) {
    await later();
    return;
  }
  morph(part, now);
  part.dispatchEvent(new CustomEvent("fresh", { bubbles: true }));
}

for (const part of parts) {
  listen(part.dataset.fresh, ({ stamp }) => stamp !== part.dataset.stamp && refresh());
}

// What somebody waits for (data-busy) is asked for every two seconds, and not every fifteen.
setInterval(() => !document.hidden && parts.some((part) => "busy" in part.dataset) && soon(), 2000);

// Lines of a bar or an age do not stand still: once in five minutes the page is asked for anyway.
setInterval(() => !document.hidden && refresh(), 300000);
