// The front as of a moment to come: what begins and what ends by then. It is looked at, not changed.

import { filled } from "./fronts_arrangement.js";
import { fromField, toField } from "./fronts_dialogs.js";
import { inWords } from "./moments.js";

const STEP = 15 * 60 * 1000;

export class Ahead {
  /** `front`: {root, words, zone, isAhead, refuse}; `show(query)` shows the page as a query asks. */
  constructor(front, show) {
    this.front = front;
    this.show = show;
    this.find("at").addEventListener("change", () => {
      const steps = Number(this.find("at").value);
      this.look(steps ? new Date(Math.ceil(Date.now() / STEP + steps) * STEP).toISOString() : null);
    });
    this.find("at-exact").addEventListener("change", () => this.look(fromField(front.zone, this.find("at-exact").value)));
    this.find("now").addEventListener("click", () => this.look(null));
  }

  find(name) {
    return this.front.root.querySelector(`[data-${name}]`);
  }

  /** Show the front at a moment (ISO), or as it is now. */
  look(iso) {
    const { front } = this;
    front.isAhead = Boolean(iso) && Date.parse(iso) > Date.now() + 1000;
    front.root.classList.toggle("is-ahead", front.isAhead);
    this.find("ahead").hidden = !front.isAhead;
    this.find("at").value = front.isAhead ? String(Math.round((Date.parse(iso) - Date.now()) / STEP)) : "0";
    this.find("at-exact").value = front.isAhead ? toField(front.zone, iso) : "";
    const at = inWords(this.find("at-exact"));
    this.find("at").setAttribute("aria-valuetext", at || front.words.msgNow);
    this.find("ahead-words").textContent = filled(front.words.msgAhead, { at });
    return this.show(front.isAhead ? `?at=${encodeURIComponent(iso)}` : "");
  }

  /** Offer the moments at which something happens by itself. */
  offer(ticks) {
    this.find("ticks").replaceChildren(...ticks.map(({ at, kind, words }) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: `chip fronts-tick is-${kind}`, textContent: words });
      button.addEventListener("click", () => this.look(at));
      return button;
    }));
  }
}
