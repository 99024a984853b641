/* Public pages work without this file: it only adds comforts. */

/** Shows the "Copy link" button, and copies the story's address when it is pressed. */
function offerCopy(item) {
    const button = item.querySelector("[data-copy]");
    const words = button.querySelector("span");
    const status = item.closest(".share").querySelector("[data-copy-status]");
    const before = words.textContent;
    item.hidden = false;
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        words.textContent = status.textContent = button.dataset.done;
        setTimeout(() => {
            words.textContent = before;
            status.textContent = "";
        }, 4000);
    });
}

/** Closes the menu with Escape, or when the reader turns elsewhere. */
function closeMenu(menu) {
    const close = () => menu.removeAttribute("open");
    menu.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && menu.open) {
            close();
            menu.querySelector("summary").focus();
        }
    });
    document.addEventListener("click", (event) => menu.contains(event.target) || close());
}

/** A row that is wider than the screen begins where the reader is, not at its first word. */
function showCurrent(current) {
    const row = current.closest("ul");
    if (row.scrollWidth <= row.clientWidth) return;
    row.scrollLeft += current.getBoundingClientRect().right - row.getBoundingClientRect().right + 64;
}

const showAllCurrent = () => document.querySelectorAll(".sections [aria-current], .filter [aria-current]").forEach(showCurrent);
showAllCurrent();
document.fonts.ready.then(showAllCurrent); // in their own letters the words are wider or narrower
if (navigator.clipboard) document.querySelectorAll(".share-copy").forEach(offerCopy);
document.querySelectorAll("details.menu").forEach(closeMenu);
