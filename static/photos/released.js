// A list that is shown anew takes away what lies under somebody's finger, and the press with it: a press counts only
// where it began. So an answer waits until the finger is lifted, and what was pressed has heard of it.

const CLICK = 350; // ms after a finger was lifted in which the click comes, if one does
const LONGEST = 3000; // ms; what lasts longer ended where the page could not see it
let pressed = null;
let pause = 0;
const waiting = [];

function free() {
  clearTimeout(pause);
  pressed = null;
  for (const go of waiting.splice(0)) go();
}

function freeIn(ms) {
  clearTimeout(pause);
  pause = setTimeout(free, ms);
}

addEventListener("pointerdown", (event) => {
  pressed = event.target;
  freeIn(LONGEST);
}, true);
addEventListener("pointerup", () => freeIn(CLICK), true);
addEventListener("pointercancel", free, true);
addEventListener("click", () => pressed && freeIn(0), true);

/** Done when nobody presses anything in `list`: mostly at once. */
export function released(list) {
  return list.contains(pressed) ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
}
