// Offers what this device kept of a text that was never saved, unless the server offers the same already.

import { clock, look } from "./story_autosave.js";
import { sameText } from "./story_copies.js";
import { leave } from "./story_leaving.js";
import { ask } from "./story_line.js";
import { copies, fields, form, now, own, takeNewKey, words } from "./story_own.js";

const offer = document.querySelector("[data-local-offer]");
/** A story that was never saved is worth an offer once one of its telling fields says something. */
const says = (text) => words.telling.split(" ").some((name) => String(text[name] ?? "").trim());

function offerCopy() {
  copies.dropSaved(new Set(words.savedForms.split(" ").filter(Boolean)));
  const shown = fields();
  for (const [name, kept] of copies.of(words.article)) {
    const restored = document.querySelector(`[data-restored="${kept.key}"]`);
    const inPage = "dirty" in words && [form.elements.key.value, words.mine].includes(kept.key);
    if (inPage && (!restored || kept.onServer)) continue;
    if (sameText(kept.fields, shown) || (!words.article && !says(kept.fields))) {
      copies.drop(name);
      continue;
    }
    const there = restored ?? document.querySelector(`[data-offer="${kept.key}"]`);
    if (there && kept.onServer) return; // the server offers it already
    // What was typed on this device after the line broke goes on from what the server has.
    const later = there && Date.parse(kept.at) > Date.parse(there.dataset.savedAt);
    if (later) there.hidden = true;
    const mine = name === own.name;
    if (mine) takeNewKey(); // what is typed here meanwhile must not take its place
    const forward = show(name, kept);
    if (later && mine && now() === own.settled) forward(`?restore=${kept.key}`);
    return;
  }
}

/** What a copy holds: its headline, and how many words. */
function about({ headline, body }) {
  const page = new DOMParser().parseFromString(String(body ?? "").replace(/<\/|<br/g, " $&"), "text/html");
  const count = page.body.textContent.split(/\s+/).filter(Boolean).length;
  const line = offer.querySelector("[data-local-offer-about]").dataset;
  return `${String(headline ?? "").trim() || line.none} · ${line.words.replace("{n}", count)}`;
}

/** Offers a copy. Returns what sends it to the server and goes on to an address there. */
function show(name, kept) {
  offer.querySelector("[data-local-offer-title]").textContent = words.msgLocal.replace("{time}", clock(kept.at));
  offer.querySelector("[data-local-offer-about]").textContent = about(kept.fields);
  offer.hidden = false;
  const forward = async (address) => {
    const { kind: came } = await ask(words.autosave, { ...kept, user: words.user });
    if (came === "ok" || came === "stale") {
      copies.put(name, { ...kept, onServer: true }, own.name);
      look();
      leave();
      location.assign(address);
      return;
    }
    const problem = offer.querySelector("[data-local-offer-problem]");
    problem.textContent = words.msgOffline.replace("{time}", clock(kept.at));
    problem.hidden = false;
  };
  offer.querySelector("[data-local-restore]").addEventListener("click", () => forward(`?restore=${kept.key}`));
  offer.querySelector("[data-local-compare]").addEventListener("click", () =>
    forward(words.unsaved.replace("00000000-0000-0000-0000-000000000000", kept.key)));
  offer.querySelector("[data-local-discard]").addEventListener("click", () => {
    copies.drop(name);
    offer.hidden = true;
    document.getElementById("id_headline").focus();
  });
  return forward;
}

// The editor may write the same text in its own way while it starts: what it says then is the text to compare with.
function begin() {
  look();
  if (own.settled === null) setTimeout(begin, 100);
  else offerCopy();
}
addEventListener("load", () => setTimeout(begin, 400));
