// The lead photo: picked from the library, shown with what is said of it. The picker: static/photos/picker.js.

const field = document.querySelector("[data-photo-field]");
const part = (name) => field.querySelector(`[data-photo-${name}]`);
const input = field.querySelector("[name=lead_photo]");

async function picker() {
  const { pickPhoto } = await import(document.getElementById("photo-picker").dataset.module);
  return pickPhoto;
}

function show(photo) {
  const none = photo === null;
  input.value = none ? "" : photo.id;
  part("shown").hidden = none;
  part("remove").hidden = none;
  part("pick").textContent = none ? part("pick").dataset.choose : part("pick").dataset.change;
  if (!none) {
    part("image").src = photo.preview || photo.thumb;
    part("image").alt = photo.alt;
    state(part("alt"), photo.alt ? part("alt").dataset.yes : "");
    state(part("credit"), photo.credit ? `${part("credit").dataset.label}: ${photo.credit}` : "");
  }
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function state(line, words) {
  line.textContent = words || line.dataset.no;
  line.dataset.has = words ? "1" : "";
}

part("pick").addEventListener("click", async () => {
  const photo = await (await picker())();
  if (photo) show(photo);
});
part("edit").addEventListener("click", async () => {
  const photo = await (await picker())({ edit: Number(input.value) });
  if (photo) show(photo);
});
part("remove").addEventListener("click", () => {
  show(null);
  part("pick").focus();
});
field.addEventListener("photo:set", (event) => show(event.detail));
