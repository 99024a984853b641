// The bell above every page: how many notices are unread, live, and a word aloud when one is new.

import { listen } from "./live.js";

const bell = document.getElementById("bell");
const count = bell?.querySelector("[data-bell-count]");
const news = document.getElementById("bell-news");
const name = `bell:${bell?.dataset.user}`;
let newest = null; // the newest this page knows of; what was there when it opened is not news

/** What this tab knew last stands there at once, so that nothing jumps from page to page. */
function remembered() {
  try {
    return sessionStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

function show(shown) {
  count.textContent = shown;
  bell.classList.toggle("has-news", Boolean(shown));
  bell.setAttribute("aria-label", shown ? bell.dataset.some.replace("{n}", shown) : bell.dataset.none);
  try {
    sessionStorage.setItem(name, shown);
  } catch {
    // forbidden: it is asked for again on the next page
  }
}

function hear(answer) {
  show(answer.unread ? answer.shown : "");
  if (newest !== null && answer.newest > newest) news.textContent = news.dataset.news.replace("{sentence}", answer.sentence);
  newest = Math.max(newest ?? 0, answer.newest);
}

if (bell) {
  show(remembered());
  listen("notices", hear);
}
