// A place to drop, choose or photograph files, and one row for each while it is sent: progress, refusal, try again.
//
// <div data-uploads data-upload-url=… data-csrf=… data-msg-…>
//   <label data-drop><input type="file" multiple></label>
//   <ul data-upload-list></ul>
//   <template data-upload-row><li>…[data-name] progress [data-message] [data-retry] [data-dismiss]…</li></template>
// </div>

import { Library } from "./server.js";

const AT_ONCE = 2; // a slow line gains nothing from more

/** Sends files from `root`; `onDone(photo, row)` is called for each that arrived. */
export class Uploads {
  constructor(root, onDone, library = new Library(root)) {
    this.root = root;
    this.onDone = onDone;
    this.library = library;
    this.list = root.querySelector("[data-upload-list]");
    this.rowTemplate = root.querySelector("[data-upload-row]");
    this.waiting = [];
    this.running = 0;
    this.#listen();
  }

  #listen() {
    const drop = this.root.querySelector("[data-drop]");
    const input = drop.querySelector("input[type=file]");
    const take = (event) => {
      event.stopPropagation(); // Unfold's own listener expects the name field of its widget beside every file input
      this.add(input.files);
      input.value = ""; // the same file may be chosen again
    };
    drop.addEventListener("change", take, { capture: true });
    for (const name of ["dragover", "dragenter"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.add("is-over");
      });
    }
    for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("is-over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      this.add(event.dataTransfer.files);
    });
  }

  /** Queues `files`. */
  add(files) {
    for (const file of files) {
      const row = this.rowTemplate.content.firstElementChild.cloneNode(true);
      row.querySelector("[data-name]").textContent = file.name;
      row.querySelector("[data-retry]").addEventListener("click", () => this.#queue(file, row));
      row.querySelector("[data-dismiss]").addEventListener("click", () => row.remove());
      this.list.append(row);
      this.#queue(file, row);
    }
  }

  /** Takes away every row, as for a new start. */
  clear() {
    this.list.replaceChildren();
  }

  #queue(file, row) {
    row.dataset.state = "waiting";
    row.querySelector("[data-message]").textContent = "";
    row.querySelector("[data-retry]").hidden = true;
    row.querySelector("[data-dismiss]").hidden = true;
    this.waiting.push([file, row]);
    this.#next();
  }

  async #next() {
    if (this.running >= AT_ONCE || !this.waiting.length) return;
    const [file, row] = this.waiting.shift();
    this.running += 1;
    try {
      await this.#send(file, row);
    } finally {
      this.running -= 1;
      this.#next();
    }
  }

  async #send(file, row) {
    const bar = row.querySelector("progress");
    row.dataset.state = "sending";
    bar.value = 0;
    try {
      const photo = await this.library.upload(file, (share) => (bar.value = share));
      row.dataset.state = "done";
      this.onDone(photo, row);
    } catch (error) {
      row.dataset.state = "failed";
      row.querySelector("[data-message]").textContent = error.message;
      row.querySelector("[data-retry]").hidden = Boolean(error.refused);
      row.querySelector("[data-dismiss]").hidden = false;
    }
  }
}
