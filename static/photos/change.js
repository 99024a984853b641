// The page of one photo: the focal point and the crops on the picture fill the form's numbers.

import { Cropping } from "./cropping.js";
import { FocalPoint } from "./focal.js";

const root = document.querySelector("[data-photo-form] [data-focal]");
if (root) {
  const { x, y, width, height, preview } = root.dataset;
  const inputs = ["focal_x", "focal_y"].map((name) => document.querySelector(`[data-focal-input="${name}"]`));
  const editable = inputs.every(Boolean);
  const focal = new FocalPoint(root, (left, top) => {
    inputs[0].value = left;
    inputs[1].value = top;
    inputs[0].form.dispatchEvent(new Event("change", { bubbles: true })); // for whoever warns of unsaved changes
  });
  focal.byHand = JSON.parse(root.dataset.crops);
  focal.load(preview, Number(width), Number(height), editable);
  // a form that came back with an error, or from the browser's memory, knows better than the page
  focal.show(Number(editable ? inputs[0].value : x), Number(editable ? inputs[1].value : y));
  const crops = document.querySelector("[data-crops-by-hand]");
  if (crops) new Cropping(crops, focal, { width: Number(width), height: Number(height) });
}
