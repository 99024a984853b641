/* A video of another site plays in the page once the reader asks for it. Before, and without this file, it is a
   link, and the other site hears nothing. */

/** Puts the player in the place of its poster; the link stays below it, to leave by. */
function play(link) {
    const { embedPlayer, embedTitle, embedLeave } = link.dataset;
    const address = new URL(embedPlayer);
    address.searchParams.set("autoplay", "1");
    const frame = document.createElement("iframe");
    frame.className = "player";
    frame.title = embedTitle;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    // Players refuse a page that does not say on which site it is; they need not know which page.
    frame.referrerPolicy = "strict-origin";
    frame.src = address;
    link.before(frame);
    const leave = document.createElement("a");
    leave.className = "player-leave";
    leave.href = link.href;
    leave.rel = link.rel;
    leave.textContent = embedLeave;
    link.replaceWith(leave);
    frame.focus({ preventScroll: true });
}

for (const link of document.querySelectorAll("a[data-embed-player]")) {
    const words = link.querySelector(".embed-words");
    if (words) words.textContent = link.dataset.embedPlay;
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        play(link);
    });
    link.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        play(link);
    });
}
