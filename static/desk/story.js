// The writing page: what grows, what is counted, dialogs, keys, and one save at a time.
// Every word shown comes from the page. Without this file the page still saves and moves what asks nothing.

import { uncover } from "./story_side.js";

const form = document.getElementById("story-form");
/** The lengths at which search results and cards cut a headline. */
const SEARCH_CUT = 60;
const CARD_CUT = 80;
/** Words a minute; articles/body/reading.py says the same. */
const READING_SPEED = 200;

/** Makes a textarea as tall as its text, where CSS cannot. */
function grow(textarea) {
  if (CSS.supports("field-sizing", "content")) return;
  textarea.style.height = "auto";
  textarea.style.height = `${textarea.scrollHeight}px`;
}

for (const textarea of form.querySelectorAll(".story-headline textarea, .story-standfirst textarea, .story-caption textarea")) {
  grow(textarea);
  textarea.addEventListener("input", () => grow(textarea));
  if (textarea.closest(".story-caption")) continue; // a caption may have lines
  textarea.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault(); // one line: Enter goes on to what comes next
    const next = textarea.id === "id_headline" ? document.getElementById("id_standfirst") : bodyBox();
    next?.focus();
  });
}

function bodyBox() {
  return form.querySelector("#field-body [contenteditable='true']") ?? document.getElementById("id_body");
}

// Lengths
for (const meter of form.querySelectorAll("[data-meter]")) {
  const field = document.getElementById(meter.dataset.meter);
  const show = () => {
    const length = [...field.value.trim()].length;
    const words = length > CARD_CUT ? "card" : length > SEARCH_CUT ? "search" : "fits";
    meter.textContent = length ? meter.dataset[words].replace("{n}", length) : "";
    meter.classList.toggle("is-long", length > SEARCH_CUT);
  };
  field.addEventListener("input", show);
  show();
}

const count = form.querySelector("[data-count]");
if (count) {
  const body = document.getElementById("id_body");
  let pause;
  const show = () => {
    const page = new DOMParser().parseFromString(body.value.replace(/<\/(p|h2|h3|li|td|th|figcaption|blockquote)>|<br>/g, " $&"), "text/html");
    page.querySelectorAll("aside").forEach((aside) => aside.remove());
    const words = page.body.textContent.split(/\s+/).filter(Boolean).length;
    count.textContent = count.dataset.words
      .replace("{words}", words.toLocaleString(document.documentElement.lang))
      .replace("{minutes}", Math.ceil(words / READING_SPEED));
  };
  body.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(show, 300);
  });
  show();
}

// Dialogs of the moves
for (const dialog of form.querySelectorAll("dialog")) {
  if ("open" in dialog.dataset) dialog.showModal();
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault(); // else Enter would press the page's first button, which saves without moving
    dialog.querySelector("[name=_move]").click();
  });
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-opens], [data-closes], [data-goto]");
  if (!button) return;
  if (button.dataset.opens) document.getElementById(button.dataset.opens).showModal();
  if ("closes" in button.dataset) button.closest("dialog").close();
  if (button.dataset.goto) {
    event.preventDefault();
    if (button.dataset.goto.startsWith("why-")) form.classList.add("is-tried"); // only now is anything red
    goTo(document.getElementById(button.dataset.goto));
  }
});

/** Brings a field or a reason into view and puts the keyboard there, opening what hides it. */
function goTo(place) {
  if (!place) return;
  uncover(place);
  place.classList.remove("is-empty");
  place.classList.add("is-asked-for");
  for (let parent = place.closest("details"); parent; parent = parent.parentElement.closest("details")) parent.open = true;
  place.scrollIntoView({ block: "center" });
  const box = place.id === "field-body" ? bodyBox() : place.querySelector("input:not([type=hidden]), select, textarea, button");
  (place.matches("[tabindex]") ? place : box)?.focus({ preventScroll: true });
}

form.addEventListener("body:elsewhere", (event) => goTo(document.getElementById(event.detail.place)));

form.ownerDocument.querySelector("[data-errors]")?.focus();

// A blank page begins with its headline. The frame hides the page until it is ready, so `autofocus` comes too early.
addEventListener("load", () => {
  if (form.dataset.article === "" && document.activeElement === document.body) document.getElementById("id_headline").focus();
});

// Saving: Ctrl+S or ⌘S, once at a time, and back to the same place afterwards
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  const save = document.querySelector("[data-save]");
  if (save && !document.querySelector("dialog[open]")) form.requestSubmit(save);
});
// Ctrl+Enter or ⌘Enter: the move that comes next; in its dialog, the move itself
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key !== "Enter") return;
  if (event.target.closest?.("#drawer")) return; // whoever writes there means what is written there
  event.preventDefault();
  const dialog = document.querySelector("dialog[open]");
  const next = dialog ? dialog.querySelector("[name=_move]") : document.querySelector(".story-bar-moves :is(.desk-button-main, [data-goto])");
  next?.click();
});
form.addEventListener("submit", (event) => {
  if (form.classList.contains("is-sending")) return event.preventDefault();
  form.classList.add("is-sending");
  sessionStorage.setItem("story-scroll", JSON.stringify([location.pathname, scrollY]));
});
addEventListener("pageshow", () => form.classList.remove("is-sending"));

const [place, top] = JSON.parse(sessionStorage.getItem("story-scroll") ?? "[]");
sessionStorage.removeItem("story-scroll");
if (place === location.pathname && !document.querySelector("[data-errors]")) scrollTo(0, top);
