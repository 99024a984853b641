// The focal point: set by a click or a drag on the picture, or by arrow keys on its marker, with live crops.
//
// <div data-focal data-label="Focal point: {x} % from the left, {y} % from the top">
//   <div data-focal-stage><img …><button type="button" data-focal-marker></button></div>
//   <div data-focal-crop="16:9" data-ratio="1.7778"><img …></div> …
// </div>

const clamp = (value) => Math.min(1, Math.max(0, value));
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Where, from 0 to 1, a crop of `share` of the picture's length sits so that it is centred on `focal`, or as near as can be. */
export function cropPosition(focal, share) {
  if (share >= 1) return 0.5;
  return clamp(clamp((focal - share / 2) / (1 - share)));
}

/** One picture's focal point. `onChange(x, y)` is called when a person moved it. */
export class FocalPoint {
  constructor(root, onChange = () => {}) {
    this.root = root;
    this.onChange = onChange;
    this.stage = root.querySelector("[data-focal-stage]");
    this.picture = this.stage.querySelector("img");
    this.marker = root.querySelector("[data-focal-marker]");
    this.crops = [...root.querySelectorAll("[data-focal-crop]")];
    this.enabled = true;
    this.byHand = {}; // crops that somebody chose, by format: [left, top, width], parts of the picture
    this.#listen();
  }

  #listen() {
    this.stage.addEventListener("pointerdown", (event) => {
      if (!this.enabled || event.button !== 0) return;
      event.preventDefault();
      this.stage.setPointerCapture(event.pointerId);
      this.#follow(event);
      this.marker.focus({ preventScroll: true });
    });
    this.stage.addEventListener("pointermove", (event) => {
      if (this.enabled && this.stage.hasPointerCapture(event.pointerId)) this.#follow(event);
    });
    this.marker.addEventListener("keydown", (event) => {
      const way = ARROWS[event.key];
      if (!way || !this.enabled) return;
      event.preventDefault();
      const step = event.shiftKey ? 0.1 : 0.01;
      this.#move(this.x + way[0] * step, this.y + way[1] * step);
    });
  }

  #follow(event) {
    const box = this.picture.getBoundingClientRect();
    if (!box.width || !box.height) return;
    this.#move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }

  #move(x, y) {
    this.show(x, y);
    this.onChange(this.x, this.y);
  }

  /** Shows another picture of `width` × `height` pixels. */
  load(src, width, height, enabled = true) {
    this.ratio = width / height;
    this.enabled = enabled;
    this.marker.hidden = !enabled;
    for (const image of [this.picture, ...this.crops.map((crop) => crop.querySelector("img"))]) {
      image.src = src;
    }
    this.picture.width = width;
    this.picture.height = height;
  }

  /** Puts the marker and the crops where (`x`, `y`) says, both 0…1. */
  show(x, y) {
    this.x = Math.round(clamp(x) * 1000) / 1000;
    this.y = Math.round(clamp(y) * 1000) / 1000;
    this.marker.style.left = `${this.x * 100}%`;
    this.marker.style.top = `${this.y * 100}%`;
    const words = this.root.dataset.label
      .replace("{x}", Math.round(this.x * 100))
      .replace("{y}", Math.round(this.y * 100));
    this.marker.setAttribute("aria-label", words);
    for (const crop of this.crops) this.#crop(crop);
  }

  #crop(crop) {
    const wanted = Number(crop.dataset.ratio);
    const image = crop.querySelector("img");
    const chosen = this.byHand[crop.dataset.focalCrop];
    crop.classList.toggle("is-by-hand", Boolean(chosen));
    image.style.cssText = "";
    if (chosen) {
      const [left, top, width] = chosen.map((part) => part * 100);
      image.style.width = `${10000 / width}%`; // and the rest of it lies outside
      image.style.marginInlineStart = `${(-100 * left) / width}%`;
      image.style.marginBlockStart = `${(-100 * top) / this.ratio / width}%`;
      return;
    }
    const left = cropPosition(this.x, wanted / this.ratio);
    const top = cropPosition(this.y, this.ratio / wanted);
    image.style.objectPosition = `${left * 100}% ${top * 100}%`;
  }
}
