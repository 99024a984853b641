/* Says once that a story is being read: no cookie, no name, only the story's number. See public/popularity.py. */

/** Seconds a story must be in view before it counts as being read. */
const A_WHILE = 5;
const story = location.pathname.match(/^\/read\/(\d+)\//);
let seconds = 0;

if (story && navigator.sendBeacon) {
    const clock = setInterval(() => {
        if (document.visibilityState === "visible") seconds += 1;
        if (seconds < A_WHILE) return;
        clearInterval(clock);
        navigator.sendBeacon(`/baca/${story[1]}/`);
    }, 1000);
}
