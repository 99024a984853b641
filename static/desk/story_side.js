// Beside a story: one part at a time, by tabs (the ARIA pattern: arrows move between them). Where there is no room
// beside the text, the side comes up from the foot of the page, and its button there says how much of the checklist
// is met. Without this file the parts stand below each other.

import { close as closeDrawer, isOpen as drawerIsOpen } from "./drawer.js";

const side = document.querySelector("[data-side-sheet]");
const veil = document.querySelector(".story-veil");
const opener = document.querySelector("[data-side-open]");
const tabs = [...(side?.querySelectorAll("[role=tab]") ?? [])];
const beside = matchMedia("(width >= 64rem)");

/** Shows the part `pane` (an element) and no other. */
function choose(pane) {
  for (const tab of tabs) {
    const on = tab.getAttribute("aria-controls") === pane.id;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).classList.toggle("is-chosen", on);
  }
}

export const isUp = () => Boolean(side?.classList.contains("is-up"));

function raise() {
  side.classList.add("is-up");
  veil.hidden = false;
  opener.setAttribute("aria-expanded", "true");
}

function lower() {
  side.classList.remove("is-up");
  veil.hidden = true;
  opener.setAttribute("aria-expanded", "false");
}

/** Brings what hides `place` out of the way: its tab is chosen, the side comes up with it, or goes if it is in the text. */
export function uncover(place) {
  const pane = place.closest("[role=tabpanel]");
  if (!pane || !side.contains(pane)) {
    if (isUp()) lower();
    return;
  }
  if (side.querySelector("[data-drawer][aria-expanded=true]")) closeDrawer({ back: false });
  choose(pane);
  if (!beside.matches) raise();
}

for (const tab of tabs) {
  tab.addEventListener("click", () => {
    if (side.querySelector("[data-drawer][aria-expanded=true]")) closeDrawer({ back: false });
    choose(document.getElementById(tab.getAttribute("aria-controls")));
  });
  tab.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs.at(to % tabs.length);
    next.click();
    next.focus();
  });
}

opener?.addEventListener("click", () => {
  raise();
  tabs.find((tab) => tab.tabIndex === 0)?.focus();
});

document.addEventListener("click", (event) => {
  if (!isUp()) return;
  if (side.contains(event.target) && event.target.closest("[data-drawer]")) return lower(); // it lies over the page itself
  if (!event.target.closest?.("[data-side-close]")) return;
  lower();
  opener.focus();
});

side?.addEventListener("keydown", (event) => {
  if (!isUp() || drawerIsOpen()) return;
  if (event.key === "Escape") {
    lower();
    opener.focus();
  }
  if (event.key !== "Tab") return;
  // while it lies over the page, the keyboard stays in it: after its last place comes its first
  const places = [...side.querySelectorAll("a[href], button, input, select, textarea, summary")].filter(
    (place) => !place.disabled && place.type !== "hidden" && place.tabIndex >= 0 && place.checkVisibility(),
  );
  const [from, to] = event.shiftKey ? [places[0], places.at(-1)] : [places.at(-1), places[0]];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to.focus();
});

beside.addEventListener("change", () => isUp() && lower());

// Where the browser does not make room for the keyboard itself, what stands at the foot of the page rides above it.
const seen = window.visualViewport;
function ride() {
  const covered = Math.max(0, Math.round(innerHeight - seen.height - seen.offsetTop));
  document.documentElement.style.setProperty("--keyboard", `${seen.scale > 1 ? 0 : covered}px`);
}
seen?.addEventListener("resize", ride);
seen?.addEventListener("scroll", ride);
