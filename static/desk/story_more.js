// What is behind "…": it goes when something of it is opened, and the keyboard comes back to its button.

const more = document.getElementById("story-else");
const opener = document.querySelector("[data-more-moves]");

more?.addEventListener("click", (event) => {
  if (event.target.closest("[data-opens], [data-drawer], [data-goto]")) more.hidePopover();
});

// What opened a dialog from there is hidden by the time it closes.
for (const dialog of document.querySelectorAll("#story-form dialog")) {
  dialog.addEventListener("close", () => {
    if (document.activeElement === document.body || !document.activeElement?.checkVisibility()) opener?.focus();
  });
}
