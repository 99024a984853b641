// Copies a link's address; without this file the address stands there to be copied by hand. Counts the answers that
// came back from outside, on the button that opens the sheet.

import { listen } from "./live.js";

function offer(where) {
  if (!navigator.clipboard) return;
  for (const button of where.querySelectorAll("[data-share-copy]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-share-copy]");
  if (!button) return;
  const box = document.getElementById(button.dataset.shareCopy);
  box.select();
  await navigator.clipboard.writeText(box.value);
  const before = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = before), 3000);
});
document.addEventListener("drawer:shown", (event) => offer(event.target));
offer(document);

const { shareStory } = document.querySelector("[data-share-story]").dataset;
listen(`answers:${shareStory}`, ({ came }) => {
  for (const count of document.querySelectorAll('[data-sheet-count="share"]')) count.textContent = came || "";
});
