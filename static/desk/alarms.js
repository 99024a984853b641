// Alarms in the bar of every page of the desk: told without reloading, gone when what was wrong is mended.
// They come when the page is long in use, so they take a place that was free: nothing moves under anyone's hand.
import { listen } from "./live.js";

const words = document.getElementById("shell-words")?.dataset ?? {};
const whole = document.querySelector(".alarms-page > .alarms"); // the alarms' own page shows them where one reads
const bar = document.querySelector(".alarms-top");
const [said, more, list] = [".alarms-said", ".alarms-more", ".alarms"].map((part) => bar?.querySelector(part));

function make(tag, className, text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

function line(alarm) {
  const item = make("li");
  const icon = make("span", "material-symbols-outlined", "warning");
  icon.setAttribute("aria-hidden", "true");
  const text = make("p");
  text.append(make("b", "", alarm.said), " ", alarm.remedy);
  if (alarm.link) {
    const link = make("a", "", words.look);
    link.href = alarm.link;
    text.append(" ", link);
  }
  item.append(icon, text);
  return item;
}

function show(alarms) {
  if (whole) whole.replaceChildren(...alarms.map(line));
  if (!bar) return;
  if (!alarms.length && list.matches(":popover-open")) list.hidePopover();
  bar.hidden = !alarms.length;
  list.replaceChildren(...alarms.map(line));
  more.textContent = alarms.length > 1 ? `+${alarms.length - 1}` : "";
  const first = alarms[0]?.said ?? "";
  if (said.textContent === first) return; // heard once, not at every look
  said.textContent = first;
  document.getElementById("alarms-heard").textContent = first;
}

if (whole || bar) listen("alarms", ({ alarms }) => show(alarms));
