// Where the picture of a card is looked at, on this front alone: set on the picture, or with the arrow keys.

import { FocalPoint } from "../photos/focal.js";

const tenth = (share) => Math.round(share * 10);

export class Focus {
  /** `box` has the picture, its marker and the button that gives the picture's own point back; `field` keeps it. */
  constructor(box, field) {
    this.box = box;
    this.field = field;
    this.point = new FocalPoint(box, (x, y) => this.#keep(`${tenth(x)}-${tenth(y)}`));
    this.own = box.querySelector("[data-focus-own]");
    this.own.addEventListener("click", () => this.show(this.thumb, ""));
  }

  /** Show a picture (its whole, small) and the point chosen on it: tenths, "3-7"; empty for the picture's own. */
  show(thumb, kept) {
    this.thumb = thumb;
    this.box.hidden = !thumb;
    if (thumb) this.point.picture.src = thumb;
    const [x, y] = kept ? kept.split("-").map((part) => Number(part) / 10) : [0.5, 0.5];
    this.point.show(x, y);
    this.#keep(kept);
  }

  #keep(value) {
    this.field.value = value;
    this.own.hidden = !value;
    this.point.marker.classList.toggle("is-own", !value);
  }
}
