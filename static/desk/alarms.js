// Alarms at the top of every page of the desk: told without reloading, gone when what was wrong is mended.
// A person may fold them away; another alarm brings them back.
import { listen } from "./live.js";

const words = document.getElementById("shell-words").dataset;
const FOLDED = "alarms-folded";
const whole = document.querySelector(".alarms-page > .alarms"); // the alarms' own page shows them once, unfolded

const region = document.createElement("section");
region.className = "alarms-top";
region.setAttribute("role", "alert");
document.querySelector("#content")?.parentElement.before(region);

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
  if (whole) return void whole.replaceChildren(...alarms.map(line));
  const names = alarms.map((alarm) => alarm.name).join(" ");
  const folded = sessionStorage.getItem(FOLDED) === names;
  region.replaceChildren();
  if (!alarms.length || folded) return;
  const list = make("ul", "alarms");
  list.append(...alarms.map(line));
  const fold = make("button", "desk-button", words.fold);
  fold.type = "button";
  fold.addEventListener("click", () => {
    sessionStorage.setItem(FOLDED, names);
    region.replaceChildren();
  });
  region.append(list, fold);
}

listen("alarms", ({ alarms }) => show(alarms));
