// Copies a link's address. Without this file the address stands there to be copied by hand.

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
