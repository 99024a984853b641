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

/** On a device that is touched, the system's own sheet takes the place of the signs of single networks. */
function offerSheet(item) {
    const button = item.querySelector("[data-share]");
    const { share: url, title } = button.dataset;
    if (!navigator.canShare({ url, title })) return;
    for (const other of item.parentElement.children) other.hidden = other !== item && !other.matches(".share-copy");
    button.addEventListener("click", () => navigator.share({ url, title }).catch(() => {})); // the reader may turn back
}

/** Today's hours in lists as how long ago that is, in the page's words; what lies ahead of a wrong clock stays. */
function tellHowLongAgo() {
    const { now, minutes, hours } = document.body.dataset;
    for (const time of document.querySelectorAll("time[data-ago]")) {
        const ago = Math.floor((Date.now() - new Date(time.dateTime)) / 60_000);
        if (ago < 0 || ago >= 1440) continue;
        time.title ||= time.textContent;
        time.textContent = ago < 1 ? now : ago < 60 ? minutes.replace("#", ago) : hours.replace("#", Math.floor(ago / 60));
    }
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
tellHowLongAgo();
setInterval(tellHowLongAgo, 60_000);
if (navigator.clipboard) document.querySelectorAll(".share-copy").forEach(offerCopy);
if (navigator.canShare && matchMedia("(pointer: coarse)").matches) document.querySelectorAll(".share-with").forEach(offerSheet);
document.querySelectorAll("details.menu").forEach(closeMenu);
