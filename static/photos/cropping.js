// A crop by hand for each format: drawn on the picture of the photo's page, moved by the arrow keys, or typed.
//
// <section data-crops data-label="Crop {name}: {left} % …"> with a <div data-crop="16:9" data-ratio data-least> for each
// format: three inputs [data-crop-part=left|top|width] in per cent, [data-crop-draw] and [data-crop-clear] buttons.
// Empty numbers: the format follows the focal point.

import { about, heightOf, moved, resized } from "./crop_geometry.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PARTS = ["left", "top", "width"];
const percent = (part) => Math.round(part * 1000) / 10;

/** The crops of one picture, on the page of `focal`, its focal point. */
export class Cropping {
  constructor(root, focal, picture) {
    Object.assign(this, { root, focal, picture });
    this.box = root.querySelector("template").content.firstElementChild.cloneNode(true);
    this.box.hidden = true;
    focal.stage.append(this.box);
    this.rows = [...root.querySelectorAll("[data-crop]")].map((row) => this.#row(row));
    this.#listen();
    this.#told();
  }

  #row(element) {
    const inputs = PARTS.map((part) => element.querySelector(`[data-crop-part=${part}]`));
    const [draw, clear] = ["draw", "clear"].map((name) => element.querySelector(`[data-crop-${name}]`));
    const row = { name: element.dataset.crop, ratio: Number(element.dataset.ratio), least: Number(element.dataset.least) };
    Object.assign(row, { element, inputs, draw, clear });
    draw.hidden = false;
    draw.addEventListener("click", () => this.#open(this.open === row ? null : row, true));
    clear.addEventListener("click", () => this.#clear(row));
    for (const input of inputs) input.addEventListener("input", () => this.#told());
    return row;
  }

  #listen() {
    const { box } = this;
    box.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      box.setPointerCapture(event.pointerId);
      box.focus({ preventScroll: true });
      this.drag = { ...this.#at(event), crop: this.#crop(), sizes: Boolean(event.target.closest("[data-crop-handle]")) };
    });
    box.addEventListener("pointermove", (event) => {
      if (this.drag && box.hasPointerCapture(event.pointerId)) this.#follow(event);
    });
    for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, () => (this.drag = null));
    box.addEventListener("keydown", (event) => this.#key(event));
  }

  #at(event) {
    const box = this.focal.picture.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }

  #follow(event) {
    const { x, y, crop, sizes } = this.drag;
    const { ratio, least } = this.open;
    const now = this.#at(event);
    if (sizes) this.#write(resized(crop, this.picture, ratio, now.x - crop[0], least, { held: true }));
    else this.#write(moved(crop, this.picture, ratio, now.x - x, now.y - y));
  }

  #key(event) {
    const { ratio, least } = this.open;
    const step = event.shiftKey ? 0.1 : 0.01;
    const crop = this.#crop();
    if (event.key in ARROWS) {
      const [across, down] = ARROWS[event.key];
      this.#write(moved(crop, this.picture, ratio, across * step, down * step));
    } else if ("+=-_".includes(event.key) && event.key) {
      const way = "+=".includes(event.key) ? step : -step;
      this.#write(resized(crop, this.picture, ratio, crop[2] + way, least));
    } else if (event.key === "Escape") this.#open(null, true);
    else return;
    event.preventDefault();
  }

  /** The crop of the open format: as it is typed, else as it follows the focal point. */
  #crop(row = this.open) {
    return typed(row) ?? about(this.focal, this.picture, row.ratio);
  }

  #write(crop) {
    this.open.inputs.forEach((input, nth) => (input.value = percent(crop[nth])));
    this.#changed();
  }

  #clear(row) {
    for (const input of row.inputs) input.value = "";
    this.#changed();
    row.draw.focus();
  }

  #changed() {
    this.#told();
    this.rows[0].inputs[0].form.dispatchEvent(new Event("change", { bubbles: true })); // for whoever warns of unsaved changes
  }

  /** Draw the crop of `row` on the picture; null: the focal point again. */
  #open(row, focus = false) {
    const before = this.open;
    this.open = row;
    for (const one of this.rows) one.draw.setAttribute("aria-pressed", one === row);
    this.focal.enabled = row === null;
    this.focal.marker.hidden = row !== null;
    this.focal.stage.classList.toggle("is-cropping", row !== null);
    this.box.hidden = row === null;
    this.#told();
    if (focus) (row ? this.box : before?.draw)?.focus({ preventScroll: true });
    if (row) this.focal.stage.scrollIntoView({ block: "nearest" });
  }

  /** Everything that shows a crop, as the numbers have it. */
  #told() {
    const chosen = this.rows.map((row) => [row.name, typed(row)]).filter(([, crop]) => crop);
    this.focal.byHand = Object.fromEntries(chosen);
    for (const row of this.rows) row.clear.hidden = !row.inputs.some((input) => input.value);
    this.focal.show(this.focal.x, this.focal.y);
    if (!this.open) return;
    const { ratio, name } = this.open;
    const [left, top, width] = this.#crop();
    const parts = { left, top, width, height: heightOf(width, this.picture, ratio) };
    for (const [part, value] of Object.entries(parts)) this.box.style[part] = `${value * 100}%`;
    const words = Object.entries({ name, left: percent(left), top: percent(top), width: percent(width) });
    this.box.setAttribute("aria-label", words.reduce((text, [key, word]) => text.replace(`{${key}}`, word), this.root.dataset.label));
  }
}

/** What is typed for a format, as parts of the picture; null if a number is missing or none. */
function typed(row) {
  const numbers = row.inputs.map((input) => (input.value.trim() === "" ? NaN : input.valueAsNumber / 100));
  return numbers.some(Number.isNaN) || !numbers[2] ? null : numbers;
}
