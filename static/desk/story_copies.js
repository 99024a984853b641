// Copies of stories' texts on this device, those of one person: kept until the text is saved.
//
// A copy is {key, article, user, version, fields, at, onServer}; fields: name -> list of values, as the form would
// send them; at: when it was typed; onServer: the server has the same. It lies in the browser's store under
// "story:<user>:<story or new>:<key>"; that of a fix of what readers have under "fix:…", with its edition for a version.

/** A copy nobody came back for goes after this: as long as the server keeps its own. */
const KEPT_FOR = 30 * 24 * 3600 * 1000;

/** This browser's store; null where it is forbidden. */
export function store() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** As the server makes them; browsers give crypto.randomUUID to https alone. */
export function newKey() {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

/** True if two texts say the same, whichever fields they leave out as empty. */
export const sameText = (one, other) =>
  Object.keys({ ...one, ...other }).every((name) => String(one[name] ?? "") === String(other[name] ?? ""));

export class Copies {
  /** `device`: the browser's store; null where it is forbidden: then nothing is kept. `kind`: "story" or "fix". */
  constructor(user, device, kind = "story") {
    this.device = device;
    this.mine = `${kind}:${user}:`;
  }

  /** Where the copy of form `key` of a story lies; `article` is empty for a story that was never saved. */
  name(article, key) {
    return `${this.mine}${article || "new"}:${key}`;
  }

  /** Writes a copy. A full store gives up what the server has of other forms, the oldest first. False: no room. */
  put(name, copy, own = name) {
    const text = JSON.stringify(copy);
    for (const given of [null, ...this.#spare(own)]) {
      try {
        if (given) this.device.removeItem(given);
        this.device.setItem(name, text);
        return true;
      } catch {
        // full, or forbidden
      }
    }
    return false;
  }

  drop(name) {
    this.device?.removeItem(name);
  }

  /** Every copy as [name, copy], the newest first; what cannot be read or is too old goes. */
  all() {
    const found = [];
    for (const name of this.#names()) {
      try {
        const copy = JSON.parse(this.device.getItem(name));
        if (Date.now() - Date.parse(copy.at) > KEPT_FOR) this.drop(name);
        else found.push([name, copy]);
      } catch {
        this.drop(name);
      }
    }
    return found.sort((a, b) => b[1].at.localeCompare(a[1].at));
  }

  /** Those of one story. */
  of(article) {
    return this.all().filter(([name]) => name.startsWith(this.name(article, "")));
  }

  /** What is in a revision by now need not stay. `keys`: of the forms that were saved. */
  dropSaved(keys) {
    for (const name of this.#names()) if (keys.has(name.split(":")[3])) this.drop(name);
  }

  /** Copies that can go: those of other forms than `own` that the server keeps too. */
  #spare(own) {
    return this.all().filter(([name, copy]) => name !== own && copy.onServer).map(([name]) => name).reverse();
  }

  #names() {
    const names = Array.from({ length: this.device?.length ?? 0 }, (_, n) => this.device.key(n));
    return names.filter((name) => name.startsWith(this.mine));
  }
}
