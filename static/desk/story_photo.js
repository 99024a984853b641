// The lead photo: picked from the library, dropped on its place, shown with what is said of it and with the caption
// that readers get. The picker: static/photos/picker.js.

import { offer } from "../photos/offer.js";

const field = document.querySelector("[data-photo-field]");
const part = (name) => field.querySelector(`[data-photo-${name}]`);
const image = part("shown").querySelector("img");
const input = field.querySelector("[name=lead_photo]");
const caption = document.getElementById("id_lead_caption");
const told = field.querySelector("[data-caption-told]");

async function picker() {
  const { pickPhoto } = await import(document.getElementById("photo-picker").dataset.module);
  return pickPhoto;
}

/** What the picture's maker asks, as the form shows it. What the picker imports is no part of this page's one file. */
const limit = (words) => Object.assign(document.createElement("p"), { className: "photo-instructions", textContent: words, dir: "auto" });

function show(photo) {
  const none = photo === null;
  input.value = none ? "" : photo.id;
  field.classList.toggle("has-photo", !none);
  part("shown").hidden = none;
  part("words").hidden = none;
  part("remove").hidden = none;
  part("pick").textContent = none ? part("pick").dataset.choose : part("pick").dataset.change;
  if (!none) {
    offer(image, photo, width(photo));
    state(part("alt"), photo.alt ? part("alt").dataset.yes : "");
    state(part("credit"), photo.credit ? `${part("credit").dataset.label}: ${photo.credit}` : "");
  }
  part("limits").replaceChildren(...(none ? [] : (photo.limits ?? [])).map(limit));
  field.dataset.caption = photo?.caption ?? "";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  tell();
}

/** How wide a photo stands in its place, which is twice as wide as high (articles/templatetags/desk.py says the same). */
function width(photo) {
  const ratio = photo.width / photo.height || 1;
  return `calc(${(ratio < 1 ? ratio / 2 : Math.max(1, ratio / 2)).toFixed(2)} * min(40rem, 100vw))`;
}

function state(line, words) {
  line.textContent = words || line.dataset.no;
  line.dataset.has = words ? "1" : "";
}

/** A photo comes with its own caption, unless somebody wrote one for this story. */
function take(photo) {
  const before = field.dataset.caption ?? "";
  const isLibrarys = !caption.value.trim() || caption.value.trim() === before.trim();
  show(photo);
  if (!isLibrarys) return;
  caption.value = photo?.caption ?? "";
  caption.dispatchEvent(new Event("input", { bubbles: true }));
}

/** An empty field prints the library's caption: that is said, with its words. */
function tell() {
  const words = !caption.value.trim() && input.value ? field.dataset.caption : "";
  told.hidden = !words;
  told.textContent = words ? told.dataset.captionTold.replace("{caption}", words) : "";
}

async function choose(options) {
  const photo = await (await picker())(options);
  if (photo) take(photo);
}

part("pick").addEventListener("click", () => choose());
part("edit").addEventListener("click", () => choose({ edit: Number(input.value) }));
part("remove").addEventListener("click", () => {
  take(null);
  part("pick").focus();
});
caption.addEventListener("input", tell);

/** An upright photo is shown whole; any other fills its place. */
function fit() {
  image.classList.toggle("is-upright", image.naturalHeight > image.naturalWidth);
}
image.addEventListener("load", fit);
fit();

field.addEventListener("photo:set", (event) => show(event.detail));

// A picture dropped on its place, or pasted while the keyboard is there
const pictures = (data) => [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
for (const name of ["dragenter", "dragover"]) {
  field.addEventListener(name, (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    event.preventDefault();
    field.classList.add("is-over");
  });
}
for (const name of ["dragleave", "drop"]) field.addEventListener(name, () => field.classList.remove("is-over"));
for (const [name, where] of [["drop", "dataTransfer"], ["paste", "clipboardData"]]) {
  field.addEventListener(name, (event) => {
    const files = pictures(event[where]);
    if (!files.length) return;
    event.preventDefault();
    choose({ files });
  });
}
tell();
