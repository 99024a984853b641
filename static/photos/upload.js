// The upload page: one photo sent leads to its page; of several each gets a row with a link to describe it.

import { editPhoto } from "./picker.js";
import { Uploads } from "./uploads.js";

const form = document.querySelector("form[data-uploads]");
let chosen = 0;

function show(photo, row) {
  const picture = document.createElement("img");
  picture.src = photo.thumb;
  picture.alt = "";
  row.prepend(picture);
  row.querySelector("[data-name]").textContent = photo.title;
  const words = photo.existing ? [form.dataset.msgExisting, ...photo.warnings] : photo.warnings;
  row.querySelector("[data-message]").textContent = words.join(" · ");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "photo-button";
  button.textContent = form.dataset.msgDescribe;
  button.addEventListener("click", async () => {
    const saved = await editPhoto(photo.id);
    if (saved) row.querySelector("[data-message]").textContent = saved.warnings.join(" · ");
  });
  row.append(button);
}

const uploads = new Uploads(form, (photo, row) => {
  if (chosen === 1 && !photo.existing) window.location.assign(photo.url);
  else show(photo, row);
});
const add = uploads.add.bind(uploads);
uploads.add = (files) => {
  chosen += files.length;
  add(files);
};
