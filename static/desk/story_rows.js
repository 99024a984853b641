// The list: ticking stories to move together, and a quick edit of a few fields in the row itself. Without this file
// the quick edit is a page, and the button below the tabs moves what is ticked.

const all = document.querySelector("[data-bulk-all]");
const go = document.querySelector("[data-bulk-go]");
const table = document.querySelector(".stories-table");
const ticks = () => [...document.querySelectorAll(".stories-tick input")];

function count() {
  const n = ticks().filter((tick) => tick.checked).length;
  go.hidden = !n;
  go.textContent = go.dataset.msg.replace("{n}", n);
  const box = all.querySelector("input");
  box.checked = n > 0 && n === ticks().length;
  box.indeterminate = n > 0 && n < ticks().length;
}

if (table) {
  all.hidden = false;
  count();
  addEventListener("pageshow", count);
  all.addEventListener("change", (event) => {
    for (const tick of ticks()) tick.checked = event.target.checked;
    count();
  });
  table.addEventListener("change", (event) => event.target.closest(".stories-tick") && count());
}

const rowOf = (element) => element.closest("tr");

function close(place) {
  const link = place.previousElementSibling?.querySelector("[data-quick]");
  place.remove();
  link?.setAttribute("aria-expanded", "false");
  link?.focus();
}

/** A row below the story's own, with the small form that the desk sends. */
async function open(link) {
  const row = rowOf(link);
  const place = document.createElement("tr");
  const cell = place.insertCell();
  place.className = "stories-quick-row";
  cell.colSpan = row.cells.length;
  const html = await ask(link.href);
  if (html === null) return location.assign(link.href);
  cell.innerHTML = html;
  row.after(place);
  link.setAttribute("aria-expanded", "true");
  (cell.querySelector("input:not([type=hidden])") ?? cell.querySelector("a, button"))?.focus();
}

/** The desk's answer as text; null if it is no part of a page (signed out, or no line). */
async function ask(address, options = {}) {
  try {
    const answer = await fetch(address, { ...options, redirect: "manual", headers: { "X-Drawer": "1" } });
    if (answer.type === "opaqueredirect" || answer.status >= 500 || answer.status === 404) return null;
    const html = await answer.text();
    return options.body && answer.headers.get("X-Row") ? { row: html } : html;
  } catch {
    return null;
  }
}

table?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("[data-quick]");
  if (link) {
    event.preventDefault();
    const next = rowOf(link).nextElementSibling;
    if (next?.classList.contains("stories-quick-row")) close(next);
    else open(link);
  }
  if (event.target.closest("[data-quick-close]")) {
    event.preventDefault();
    close(rowOf(event.target));
  }
  if (event.target.closest("[data-quick-again]")) {
    event.preventDefault();
    const place = rowOf(event.target);
    const opener = place.previousElementSibling.querySelector("[data-quick]");
    place.remove();
    open(opener);
  }
});
table?.addEventListener("keydown", (event) => {
  const place = event.target.closest(".stories-quick-row");
  if (place && event.key === "Escape") close(place);
});
table?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const place = rowOf(form);
  const html = await ask(form.action, { method: "POST", body: new FormData(form) });
  if (html === null) return form.submit();
  if (typeof html === "string") {
    place.cells[0].innerHTML = html;
    return void place.querySelector("[role=alert], .has-error input")?.focus();
  }
  const made = document.createElement("tbody");
  made.innerHTML = html.row;
  const row = place.previousElementSibling;
  const fresh = made.querySelector("tr");
  place.remove();
  if (fresh) row.replaceWith(fresh);
  else row.remove();
  fresh?.querySelector("[data-quick]").focus();
});
