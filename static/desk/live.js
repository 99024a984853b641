// Keeps an open page true without reloading: asks the desk every few seconds for the topics the page listens to.
// `listen("notices", (data) => …)` hears of a topic whenever what is known of it changed. The document hears
// "desk:signed-out", "desk:offline" and "desk:online" (once each time that it becomes so).

const EVERY = 15000;
const AT_MOST = 120000;
const address = document.querySelector("[data-live]")?.dataset.live;
const listeners = new Map();
const known = new Map();
let state = "online";
let pause = EVERY;
let timer = null;
let asking = false;
let owed = false; // someone wanted news while a question was under way: it may not have asked for theirs

export function listen(topic, hear) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(hear);
  if (known.has(topic)) hear(JSON.parse(known.get(topic)));
  soon(50);
}

/** Ask now rather than later, for instance after something was done on this page. */
export function soon(delay = 0) {
  clearTimeout(timer);
  timer = setTimeout(ask, delay);
}

function become(next) {
  if (next === state) return;
  state = next;
  document.dispatchEvent(new CustomEvent(`desk:${next}`));
}

async function ask() {
  clearTimeout(timer);
  if (!address || !listeners.size || document.hidden) return;
  if (asking) return void (owed = true);
  asking = true;
  try {
    const topics = [...listeners.keys()].join(",");
    const answer = await fetch(`${address}?topics=${encodeURIComponent(topics)}`, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(20000),
    });
    if (answer.ok) tell(await answer.json());
    if (answer.status !== 304) become(answer.status === 401 ? "signed-out" : "online");
    pause = answer.ok ? EVERY : Math.min(pause * 2, AT_MOST);
  } catch {
    become("offline");
    pause = Math.min(pause * 2, AT_MOST);
  }
  asking = false;
  timer = setTimeout(ask, owed ? 0 : pause);
  owed = false;
}

function tell(answers) {
  for (const [topic, data] of Object.entries(answers)) {
    const text = JSON.stringify(data);
    if (known.get(topic) === text) continue;
    known.set(topic, text);
    for (const hear of listeners.get(topic) ?? []) hear(data);
  }
}

document.addEventListener("visibilitychange", () => !document.hidden && soon());
addEventListener("online", () => soon());
