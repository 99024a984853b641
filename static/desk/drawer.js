// The drawer beside a story. A link with data-drawer opens its page's content there; forms and links marked
// data-drawer-link inside it stay there. Each content that arrives is told of by the event "drawer:shown" on the
// drawer (detail: {name}); "drawer:open" ({name, address, title}) on the document opens one from elsewhere.
// A form with data-leaves is sent as from any page, and leads away from the drawer.

const drawer = document.getElementById("drawer");
const title = document.getElementById("drawer-title");
const body = drawer?.querySelector("[data-drawer-body]");
let opener = null;
let shown = { name: "", address: "" };

/** What a sheet wears is loaded before the sheet is seen, once for all; no page brings what it may never open. */
function dress(sheet) {
  const wanted = [...sheet.querySelectorAll("link[rel=stylesheet]")];
  const worn = new Set([...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href")));
  const loads = wanted.map((link) => {
    link.remove();
    if (worn.has(link.getAttribute("href"))) return null;
    const loaded = new Promise((resolve) => ["load", "error"].forEach((name) => link.addEventListener(name, resolve)));
    document.head.append(link);
    return loaded;
  });
  return Promise.all(loads);
}

async function ask(address, options = {}) {
  body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { ...options, headers: { "X-Drawer": "1", ...options.headers } });
    if (!answer.headers.get("X-Drawer") && (answer.redirected || !answer.ok)) throw new Error("no sheet"); // such as the sign-in page
    const sheet = document.createElement("template");
    sheet.innerHTML = await answer.text();
    await dress(sheet.content);
    const held = body.contains(document.activeElement);
    body.replaceChildren(sheet.content);
    if (held) title.focus(); // what was pressed is gone: the keyboard stays in the drawer
    drawer.dispatchEvent(new CustomEvent("drawer:shown", { detail: shown, bubbles: true }));
  } catch {
    const words = document.createElement("p");
    words.className = "drawer-trouble";
    words.setAttribute("role", "alert");
    words.textContent = body.dataset.msgFailed;
    body.querySelector(".drawer-trouble")?.remove();
    body.prepend(words); // what was typed in the drawer stays
  }
  body.removeAttribute("aria-busy");
}

export function open(name, address, words) {
  shown = { name, address };
  drawer.hidden = false;
  drawer.dataset.name = name;
  drawer.classList.toggle("is-wide", name === "preview");
  title.textContent = words;
  body.textContent = body.dataset.msgLoading;
  for (const link of document.querySelectorAll("[data-drawer]")) link.setAttribute("aria-expanded", String(link.dataset.drawer === name));
  title.focus();
  return ask(address);
}

export const isOpen = () => Boolean(drawer && !drawer.hidden);

/** Closes it; the keyboard goes `back` to what opened it. */
export function close({ back = true } = {}) {
  drawer.hidden = true;
  for (const link of document.querySelectorAll("[data-drawer]")) link.setAttribute("aria-expanded", "false");
  if (!back) return;
  // what opened it may have stood in a menu, or in a side, that has gone meanwhile
  const menu = document.querySelector(`[popovertarget="${opener?.closest("[popover]")?.id}"]`);
  const places = [opener, menu, document.querySelector("[data-side-open]")];
  places.find((place) => place?.checkVisibility({ visibilityProperty: true }))?.focus();
}

/** A drawer that hides the page keeps the keyboard: after its last place comes its first. */
function turnAround(event) {
  const places = [...drawer.querySelectorAll("a[href], button, input, select, textarea, summary, iframe")].filter(
    (place) => !place.disabled && place.type !== "hidden" && place.checkVisibility(),
  );
  const [from, to] = event.shiftKey ? [places[0], places.at(-1)] : [places.at(-1), places[0]];
  if (document.activeElement !== from && !(event.shiftKey && document.activeElement === title)) return;
  event.preventDefault();
  to?.focus();
}

if (drawer) {
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest("a[data-drawer]");
    if (link) {
      event.preventDefault();
      opener = link;
      if (!drawer.hidden && shown.name === link.dataset.drawer) return close();
      open(link.dataset.drawer, link.href, link.querySelector(".story-sheet-title")?.textContent ?? link.textContent);
    }
    if (event.target.closest("[data-drawer-close]")) close();
    const inner = event.target.closest("#drawer a[data-drawer-link]");
    if (inner) {
      event.preventDefault();
      ask(inner.href);
    }
  });
  drawer.addEventListener("submit", (event) => {
    if ("leaves" in event.target.dataset) return; // its answer is a page of its own
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form, event.submitter);
    const address = form.getAttribute("action") || shown.address;
    if (form.method === "get") ask(`${address}?${new URLSearchParams(data)}`);
    else ask(address, { method: "POST", body: data });
  });
  drawer.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Tab" && drawer.clientWidth >= innerWidth - 1) turnAround(event);
  });
  document.addEventListener("drawer:open", (event) => {
    if (!drawer.contains(document.activeElement)) opener = document.activeElement;
    open(event.detail.name, event.detail.address, event.detail.title);
  });
}
