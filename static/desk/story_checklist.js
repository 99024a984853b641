// The checklist beside the form: judged anew when the typing pauses, and its boxes ticked without leaving the page.

import { uncover } from "./story_side.js";
import { isOrder, textOf } from "./story_text.js";

const card = document.querySelector("[data-checklist]");
const form = document.getElementById("story-form");
const lines = card?.querySelector("[data-checklist-lines]");
const PAUSE = 1200;
let timer = null;
let asked = "";
let asking = null;

const token = () => document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

const typed = () => JSON.stringify({ article: card.dataset.article || null, fields: textOf(form) });

async function judge(force = false) {
  const now = typed();
  if (now === asked && !force) return;
  asking?.abort();
  asking = new AbortController();
  card.classList.add("is-asking");
  try {
    const answer = await fetch(card.dataset.checklist, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: now,
      signal: asking.signal,
      redirect: "manual",
    });
    if (answer.ok) {
      asked = now;
      show(await answer.text());
      free();
      fourEyes();
    }
  } catch {
    // no line, or a newer question: the list stays as it was, and the next pause asks again
  }
  card.classList.remove("is-asking");
}

/** Puts the new lines in place, and the keyboard back where it stood. */
function show(html) {
  if (lines.innerHTML === html) return;
  const all = () => [...lines.querySelectorAll("a, input")];
  const place = all().indexOf(document.activeElement);
  const unfolded = lines.querySelector(".checklist-met")?.open;
  lines.innerHTML = html;
  if (unfolded) lines.querySelector(".checklist-met")?.setAttribute("open", "");
  if (place >= 0) all()[place]?.focus({ preventScroll: true });
  tellElsewhere();
}

/** What the list says elsewhere: how much of it is met, and at which fields something is missing. */
function tellElsewhere() {
  const checked = lines.querySelector("[data-checked]")?.dataset.checked ?? "";
  for (const count of document.querySelectorAll("[data-checklist-count]")) count.textContent = checked;
  const missing = new Set([...lines.querySelectorAll(".is-open.is-blocking [data-goto]")].map((link) => link.dataset.goto));
  for (const field of form.querySelectorAll("[id^=field-]")) field.classList.toggle("is-missing", missing.has(field.id));
}

/** What waited for something in the text can be pressed once nothing on the list stops it: it saves first. */
function free() {
  for (const button of document.querySelectorAll("[data-waits]")) {
    const stops = button.dataset.stage === "submission" ? "[data-stops=submission]" : "[data-stops]";
    if (lines.querySelector(stops)) continue;
    document.getElementById(button.dataset.goto)?.setAttribute("hidden", "");
    Object.assign(button, { type: "submit", name: "_move", value: button.dataset.waits });
    button.classList.replace("is-refused", "desk-button-main");
    for (const name of ["aria-disabled", "aria-describedby", "data-goto", "data-waits"]) button.removeAttribute(name);
  }
}

/** Who changes more than copy-editing may not approve the text: its button says so before it is pressed. */
function fourEyes() {
  const told = document.querySelector("[data-copy-editing]");
  if (!told) return;
  const why = lines.querySelector("[data-refuses]")?.textContent ?? "";
  told.textContent = why || told.dataset.copyEditing;
  told.classList.toggle("is-trouble", Boolean(why));
  for (const button of document.querySelectorAll("[data-four-eyes]:not([data-waits])")) {
    button.classList.toggle("is-refused", Boolean(why));
    for (const [name, value] of [["aria-disabled", "true"], ["aria-describedby", told.id]]) {
      if (why) button.setAttribute(name, value);
      else button.removeAttribute(name);
    }
  }
}

document.addEventListener(
  "click",
  (event) => {
    if (!event.target.closest?.("[data-four-eyes][aria-disabled=true]:not([data-waits])")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    uncover(document.getElementById("copy-editing"));
    document.getElementById("copy-editing").focus();
  },
  { capture: true },
);

async function tick(box) {
  const data = new FormData();
  data.set("on", box.checked ? "1" : "0");
  data.set("csrfmiddlewaretoken", token());
  const answer = await fetch(box.dataset.tick, { method: "POST", body: data, headers: { "X-Drawer": "1" } }).catch(() => null);
  if (!answer?.ok) box.checked = !box.checked;
  if (form.dataset.autosave !== undefined) judge(true);
  else location.reload();
}

if (card) {
  tellElsewhere();
  card.addEventListener("change", (event) => event.target.matches("[data-tick]") && tick(event.target));
  if (form.dataset.autosave !== undefined) {
    const later = ({ target }) => {
      if (target && isOrder(target)) return; // what a move asks is no text to judge
      clearTimeout(timer);
      timer = setTimeout(judge, PAUSE);
    };
    form.addEventListener("story:untouched", () => { asked = typed(); }); // the list on the page is about this text
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    new MutationObserver(later).observe(document.getElementById("field-bylines"), { childList: true, subtree: true });
  }
}
