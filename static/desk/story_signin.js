// The session ended while someone was writing: the desk's own sign-in, second step included, in a frame of this page.
// The page that follows it (static/desk/signed_in.js) says who came in; for anyone but the writer nothing goes on.

import { become, line } from "./story_line.js";

const dialog = document.querySelector("[data-signin]");
const part = (name) => dialog?.querySelector(`[data-signin-${name}]`);
const [frame, words, other] = [part("frame"), part("words"), part("other")];
const usual = words?.textContent;

function open() {
  if (dialog.open) return;
  showOther(line.state === "other" ? line.name : "");
  if (line.state !== "other") frame.src = dialog.dataset.address;
  dialog.showModal();
}

/** Someone else is signed in here: their name, and the way back to the writer's own account. */
function showOther(name) {
  const { owner } = dialog.dataset;
  words.textContent = name ? dialog.dataset.msgOther.replaceAll("{name}", name).replaceAll("{owner}", owner) : usual;
  other.hidden = !name;
  frame.hidden = Boolean(name);
}

/** Only where someone writes does the page have the dialog. */
function watch() {
  other.addEventListener("submit", () => {
    other.querySelector("[name=csrfmiddlewaretoken]").value = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? "";
    setTimeout(() => showOther(""), 50);
  });

  addEventListener("message", (event) => {
    if (event.origin !== location.origin || event.source !== frame.contentWindow || !event.data?.signedIn) return;
    if (String(event.data.signedIn) !== dialog.dataset.user) {
      become("other", event.data.name);
      return showOther(event.data.name);
    }
    dialog.close();
    become("online");
    document.dispatchEvent(new CustomEvent("story:signed-in"));
  });

  dialog.addEventListener("close", () => frame.removeAttribute("src"));
  document.addEventListener("story:sign-in", open);
  document.querySelector("[data-line-signin] button").addEventListener("click", open);
}

if (dialog) watch();
