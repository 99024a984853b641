// Talks to the photo library's addresses. An element with data-*-url and data-csrf names them:
// the templates that render it do so with {% url %} and gettext, so no address or word is written here.

/** An answer that is not a success; `message` is a sentence for the person, `refused` that trying again is no use. */
export class LibraryError extends Error {
  constructor(message, refused) {
    super(message);
    this.refused = refused;
  }
}

function refusal(status, text, fallback) {
  let message = fallback;
  try {
    message = JSON.parse(text).message || fallback;
  } catch {
    // not ours: a proxy's or server's page, which says nothing to the person
  }
  return new LibraryError(message, status >= 400 && status < 500 && status !== 408 && status !== 429);
}

/** The library as named by `element`'s data attributes: uploadUrl, searchUrl, detailUrl, updateUrl (with 0 for the id). */
export class Library {
  constructor(element) {
    this.data = element.dataset;
  }

  async #ask(url, options = {}) {
    let response;
    try {
      response = await fetch(url, { credentials: "same-origin", headers: { Accept: "application/json" }, ...options });
    } catch {
      throw new LibraryError(this.data.msgOffline, false);
    }
    const text = await response.text();
    if (!response.ok) throw refusal(response.status, text, this.data.msgFailed);
    try {
      return JSON.parse(text);
    } catch {
      throw new LibraryError(this.data.msgFailed, false);
    }
  }

  /** {results: [photo], next: id or null}; photos older than `before`, matching `words`. */
  search(words, before = null) {
    const query = new URLSearchParams({ q: words });
    if (before) query.set("before", before);
    return this.#ask(`${this.data.searchUrl}?${query}`);
  }

  /** One photo. */
  detail(id) {
    return this.#ask(this.data.detailUrl.replace("/0/", `/${id}/`));
  }

  /** Saves `fields` (alt, caption, credit, focal_x, focal_y) and answers with the photo. */
  update(id, fields) {
    const body = new URLSearchParams(fields);
    const headers = { Accept: "application/json", "X-CSRFToken": this.data.csrf };
    return this.#ask(this.data.updateUrl.replace("/0/", `/${id}/`), { method: "POST", body, headers });
  }

  /** Sends `file`; `onProgress` gets 0…1. Answers with the photo; `existing` says it was in the library before. */
  upload(file, onProgress = () => {}) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest(); // fetch cannot tell how much has been sent
      const body = new FormData();
      body.append("file", file);
      request.open("POST", this.data.uploadUrl);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-CSRFToken", this.data.csrf);
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) onProgress(event.loaded / event.total);
      });
      request.addEventListener("error", () => reject(new LibraryError(this.data.msgOffline, false)));
      request.addEventListener("load", () => {
        if (request.status >= 200 && request.status < 300) {
          try {
            resolve(JSON.parse(request.responseText));
          } catch {
            reject(new LibraryError(this.data.msgFailed, false));
          }
        } else reject(refusal(request.status, request.responseText, this.data.msgFailed));
      });
      request.send(body);
    });
  }
}
