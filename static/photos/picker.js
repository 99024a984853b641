// The photo picker: one dialog to search the library, upload, describe a photo and set its focal point.
//
// A page renders {% photo_picker %} once; its <template id="photo-picker"> carries the words and the addresses.
//   const { pickPhoto } = await import(document.getElementById("photo-picker").dataset.module);
//   const photo = await pickPhoto();                     // null if the person left without choosing
//   const photos = await pickPhoto({ multiple: true });  // [] likewise
//   const photo = await pickPhoto({ edit: 12 });         // opens on that photo, to describe it or take another
//   const photo = await pickPhoto({ files });            // begins by uploading those, as after a drop or a paste
// A photo is {id, title, alt, caption, credit, licence_kind, width, height, thumb, preview, focal_x, focal_y, may_edit, warnings, url}.
// Whoever opened the picker also gets a bubbling "photo-chosen" event on the element that had focus; detail: {photos}.

import { released } from "./released.js";
import { FocalPoint } from "./focal.js";
import { limitsOf } from "./limits.js";
import { Library } from "./server.js";
import { Uploads } from "./uploads.js";

const TYPING_PAUSE = 250;
let picker = null;

/** Opens the picker; see above. What it wears comes with it: no page loads that before somebody wants a photo. */
export async function pickPhoto({ multiple = false, edit = null, only = false, files = null } = {}) {
  picker ??= new Picker(document.getElementById("photo-picker"));
  await picker.dressed;
  return picker.open({ multiple, edit, only, files });
}

/** Done when `sheet` has come, or is known not to. */
function loaded(sheet) {
  return new Promise((resolve) => ["load", "error"].forEach((name) => sheet.addEventListener(name, resolve)));
}

/** Opens photo `id` alone, to mend its words and focal point; the photo as saved, or null. */
export function editPhoto(id) {
  return pickPhoto({ edit: id, only: true });
}

class Picker {
  constructor(template) {
    this.dialog = template.content.firstElementChild.cloneNode(true);
    document.body.append(this.dialog);
    this.dressed = loaded(this.dialog.querySelector("link"));
    this.library = new Library(this.dialog);
    this.find = (name) => this.dialog.querySelector(`[data-${name}]`);
    this.tabs = [...this.dialog.querySelectorAll("[role=tab]")];
    this.fields = Object.fromEntries(
      [...this.dialog.querySelectorAll("[data-field]")].map((input) => [input.dataset.field, input]),
    );
    this.focal = new FocalPoint(this.find("focal"), () => (this.focalMoved = true));
    this.uploads = new Uploads(this.find("uploads"), (photo, row) => this.#uploaded(photo, row), this.library);
    this.#listen();
  }

  #listen() {
    for (const tab of this.tabs) tab.addEventListener("click", () => this.#tab(tab.dataset.tab));
    this.find("tabs").addEventListener("keydown", (event) => this.#tabKeys(event));
    this.find("search").addEventListener("input", () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.#search(), TYPING_PAUSE);
    });
    this.find("search").addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    this.find("more").addEventListener("click", () => this.#search(this.next));
    this.find("again").addEventListener("click", () => this.#search());
    this.find("back").addEventListener("click", () => this.#leaveDetails());
    this.find("choose").addEventListener("click", () => this.#choose());
    for (const button of this.dialog.querySelectorAll("[data-cancel]")) {
      button.addEventListener("click", () => this.dialog.close());
    }
    this.dialog.addEventListener("close", () => this.#finish());
  }

  open({ multiple, edit, only, files }) {
    this.opener = document.activeElement;
    this.multiple = multiple;
    this.chosen = new Map();
    this.result = [];
    this.current = null;
    this.uploads.clear();
    this.find("search").value = "";
    this.#say("");
    this.#details(null);
    this.#tab("library");
    this.dialog.classList.toggle("is-only", only);
    const { titlePick, titleEdit, msgUse, msgSave } = this.dialog.dataset;
    this.find("title-words").textContent = only ? titleEdit : titlePick;
    this.find("choose-words").textContent = only ? msgSave : msgUse;
    this.dialog.showModal();
    if (!only) {
      this.find("search").focus();
      this.#search();
    }
    if (edit) this.#openOn(edit);
    if (files?.length) {
      this.#tab("upload");
      this.uploads.add(files);
    }
    return new Promise((resolve) => (this.resolve = resolve));
  }

  async #openOn(id) {
    try {
      this.#select(await this.library.detail(id));
    } catch (error) {
      this.#say(error.message);
    }
  }

  #finish() {
    const photos = this.result;
    if (photos.length && this.opener?.isConnected) {
      this.opener.dispatchEvent(new CustomEvent("photo-chosen", { bubbles: true, detail: { photos } }));
    }
    this.resolve(this.multiple ? photos : (photos[0] ?? null));
  }

  #say(words) {
    this.find("status").textContent = words;
  }

  #tab(name) {
    for (const tab of this.tabs) {
      const on = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
      this.dialog.querySelector(`[data-panel="${tab.dataset.tab}"]`).hidden = !on;
    }
  }

  #tabKeys(event) {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const other = this.tabs.find((tab) => tab.getAttribute("aria-selected") !== "true");
    this.#tab(other.dataset.tab);
    other.focus();
  }

  async #search(before = null) {
    const words = this.find("search").value;
    const asked = (this.asked = Symbol("search"));
    this.find("again").hidden = true;
    this.find("results").setAttribute("aria-busy", "true");
    try {
      const { results, next } = await this.library.search(words, before);
      await released(this.find("results"));
      if (asked !== this.asked) return; // a later question was asked meanwhile
      this.#results(results, before !== null);
      this.next = next;
      this.find("more").hidden = next === null;
      this.find("empty").hidden = Boolean(results.length || before);
    } catch (error) {
      if (asked !== this.asked) return;
      this.#say(error.message);
      this.find("again").hidden = false;
    } finally {
      this.find("results").removeAttribute("aria-busy");
    }
  }

  #results(photos, more) {
    const list = this.find("results");
    if (!more) list.replaceChildren();
    list.append(...photos.map((photo) => this.#card(photo)));
  }

  #card(photo) {
    const item = this.find("card").content.firstElementChild.cloneNode(true);
    const button = item.querySelector("button");
    const image = item.querySelector("img");
    item.dataset.id = photo.id;
    if (photo.thumb) image.src = photo.thumb;
    else image.remove();
    item.querySelector("[data-title]").textContent = photo.title;
    item.querySelector("[data-flags]").textContent = photo.warnings.join(" · ");
    button.setAttribute("aria-pressed", this.chosen.has(photo.id));
    button.addEventListener("click", () => this.#toggle(photo));
    button.addEventListener("dblclick", () => this.#select(photo).then(() => this.#choose()));
    return item;
  }

  async #toggle(photo) {
    if (this.multiple && this.chosen.has(photo.id)) {
      if (!(await this.#keepWords())) return;
      this.chosen.delete(photo.id);
      this.#details([...this.chosen.values()].at(-1) ?? null);
    } else await this.#select(photo);
  }

  async #select(photo) {
    if (!(await this.#keepWords())) return;
    if (!this.multiple) this.chosen.clear();
    this.chosen.set(photo.id, photo);
    this.#details(photo);
  }

  #marks() {
    for (const item of this.find("results").children) {
      item.querySelector("button").setAttribute("aria-pressed", this.chosen.has(Number(item.dataset.id)));
    }
    const count = this.chosen.size;
    this.find("choose").disabled = !count;
    this.find("count").textContent = this.multiple && count ? `(${count})` : "";
  }

  #details(photo) {
    this.current = photo;
    this.focalMoved = false;
    this.dialog.classList.toggle("has-details", Boolean(photo));
    this.find("details").hidden = !photo;
    this.#marks();
    if (!photo) return;
    for (const [name, input] of Object.entries(this.fields)) {
      input.value = photo[name];
      if (input instanceof HTMLSelectElement) input.disabled = !photo.may_edit;
      else input.readOnly = !photo.may_edit;
    }
    this.find("locked").hidden = photo.may_edit;
    this.find("locked").textContent = photo.why_not_edit ?? "";
    this.find("limits").replaceChildren(...limitsOf(photo));
    this.find("warnings").textContent = photo.warnings.join(" · ");
    this.focal.byHand = photo.crops;
    this.focal.load(photo.preview || photo.thumb, photo.width, photo.height, photo.may_edit);
    this.focal.show(photo.focal_x, photo.focal_y);
    this.find("details").scrollTop = 0;
  }

  #leaveDetails() {
    if (!this.multiple) this.chosen.clear();
    this.#details(null);
    this.find("search").focus();
  }

  #changes() {
    const photo = this.current;
    if (!photo?.may_edit) return {};
    const changed = Object.entries(this.fields).filter(([name, input]) => input.value !== photo[name]);
    const fields = Object.fromEntries(changed.map(([name, input]) => [name, input.value]));
    if (this.focalMoved) Object.assign(fields, { focal_x: this.focal.x, focal_y: this.focal.y });
    return fields;
  }

  /** Saves what was changed on the open photo. False if that failed: the words stay in the form. */
  async #keepWords() {
    const fields = this.#changes();
    if (!Object.keys(fields).length) return true;
    try {
      const photo = await this.library.update(this.current.id, fields);
      if (this.chosen.has(photo.id)) this.chosen.set(photo.id, photo);
      this.current = photo;
      this.focalMoved = false;
      this.#refreshCard(photo);
      return true;
    } catch (error) {
      this.#say(error.message);
      return false;
    }
  }

  #refreshCard(photo) {
    this.find("results").querySelector(`[data-id="${photo.id}"]`)?.replaceWith(this.#card(photo));
  }

  async #choose() {
    if (this.find("choose").disabled) return;
    this.find("choose").disabled = true;
    this.#say(this.dialog.dataset.msgSaving);
    if (await this.#keepWords()) {
      this.result = [...this.chosen.values()];
      this.dialog.close();
    } else this.find("choose").disabled = false;
  }

  async #uploaded(photo, row) {
    row.querySelector("[data-message]").textContent = photo.existing ? this.dialog.dataset.msgExisting : "";
    this.#say(photo.existing ? this.dialog.dataset.msgExisting : this.dialog.dataset.msgUploaded);
    this.find("empty").hidden = true;
    this.find("results").querySelector(`[data-id="${photo.id}"]`)?.remove();
    this.find("results").prepend(this.#card(photo));
    if (!photo.existing) row.remove();
    await this.#select(photo);
  }
}
