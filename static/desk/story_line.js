// The line between this page and the desk: one way to ask, one word for what came of it, and what the page says of it.
//
// `ask(address, body)` answers {kind, status, data}: "ok", "stale" (409: kept, but it stands beside the story),
// "refused" (a rule of the desk), "signedout", "other" (someone else signed in here), "offline", "failed".
// The document hears "story:line" (detail: the state) whenever the state changes.

const GIVE_UP_AFTER = 20000;
const bar = document.querySelector("[data-line]");
const words = bar?.querySelector("[data-line-words]");

export const line = { state: navigator.onLine ? "online" : "offline", name: "" };

/** Notes what the last answer told of the line, and shows it. */
export function become(state, name = "") {
  if (state === line.state && name === line.name) return;
  Object.assign(line, { state, name });
  show();
  document.dispatchEvent(new CustomEvent("story:line", { detail: state }));
}

/** Shows the bar; `holds`: a save waits for the line. */
export function show(holds = "holds" in (bar?.dataset ?? {})) {
  if (!bar) return;
  bar.toggleAttribute("data-holds", holds);
  const { state } = line;
  const name = state === "offline" && holds ? "holds" : state;
  words.textContent = (bar.dataset[`msg${name[0].toUpperCase()}${name.slice(1)}`] ?? "").replace("{name}", line.name);
  bar.hidden = !words.textContent;
  bar.querySelector("[data-line-moves]").hidden = !(holds && state === "offline");
  bar.querySelector("[data-line-signin]").hidden = !["signedout", "other"].includes(state);
}

/** The newest token: signing in again makes a new one. */
export function token() {
  const first = document.querySelector("[name=csrfmiddlewaretoken]");
  return document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? first?.value ?? "";
}

/** Asks the desk. `body` is a form's data, or anything else as JSON. */
export async function ask(address, body, { headers = {}, giveUpAfter = GIVE_UP_AFTER, keepalive = false } = {}) {
  const form = body instanceof FormData;
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      redirect: "manual",
      keepalive,
      headers: { ...(form ? {} : { "Content-Type": "application/json" }), "X-CSRFToken": token(), ...headers },
      body: form ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(giveUpAfter),
    });
  } catch {
    become("offline");
    return { kind: "offline", status: 0, data: {} };
  }
  const json = answer.headers.get("Content-Type")?.includes("json");
  const data = json ? await answer.json().catch(() => ({})) : {};
  const kind = judge(answer, json, data);
  become({ signedout: "signedout", other: "other" }[kind] ?? "online", data.someone_else ?? "");
  return { kind, status: answer.status, data };
}

/** A redirect is the sign-in page; 403 with a reason is a rule of the desk, without one a stale session. */
function judge(answer, json, data) {
  if (answer.ok && json) return "ok";
  if (answer.type === "opaqueredirect" || answer.status === 401 || (answer.status === 403 && !json)) return "signedout";
  if (answer.status === 409) return data.someone_else ? "other" : "stale";
  return answer.status < 500 && json ? "refused" : "failed";
}

addEventListener("offline", () => become("offline"));
addEventListener("online", () => line.state === "offline" && become("online"));
show();
