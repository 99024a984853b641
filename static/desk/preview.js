// The preview beside the form: the readers' page in a frame, made again a moment after typing stops.
//
// What is typed is posted into the frame and nowhere else. Each page comes in a new frame behind the one that is shown
// and takes its place, and its scroll position, when it is there; so nothing flickers, and "back" stays the form's.

import { textPairs } from "./story_text.js";

const LOOK_EVERY = 700;

const form = document.getElementById("story-form");
const writes = Boolean(form && "autosave" in form.dataset);

const typed = () => textPairs(form);

function token() {
  return document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? form.elements.csrfmiddlewaretoken.value;
}

function post(address, target, fields) {
  const sent = Object.assign(document.createElement("form"), { method: "post", action: address, target, hidden: true });
  for (const [name, value] of [["csrfmiddlewaretoken", token()], ...fields]) {
    const box = document.createElement("textarea");
    Object.assign(box, { name, value });
    sent.append(box);
  }
  document.body.append(sent);
  sent.submit();
  sent.remove();
}

class Preview {
  constructor(place) {
    this.place = place;
    this.stage = place.querySelector("[data-preview-stage]");
    this.state = place.querySelector("[data-preview-state]");
    this.select = place.querySelector("[name=of]");
    this.frame = this.stage.querySelector("iframe");
    this.made = 0;
    const button = place.querySelector("[data-preview-show]");
    if (button) button.hidden = true;
    place.addEventListener("change", (event) => (event.target === this.select ? this.show() : this.turn(event.target.value)));
    new ResizeObserver(() => this.fit()).observe(this.stage);
    this.fit();
    if (writes) this.follow();
  }

  /** Offers what is being written, and looks at the form as long as the sheet is open. */
  follow() {
    const option = this.select.querySelector("[data-preview-typed]");
    option.hidden = option.disabled = false;
    if (!this.select.value) {
      this.select.value = "typed";
      this.show();
    }
    const clock = setInterval(() => {
      if (!this.place.isConnected) return clearInterval(clock);
      if (this.select.value !== "typed" || this.place.offsetParent === null) return;
      const now = JSON.stringify(typed());
      if (now === this.seen && now !== this.shown) this.show();
      this.seen = now;
    }, LOOK_EVERY);
  }

  turn(width) {
    this.stage.dataset.width = width;
    this.fit();
  }

  fit(frame = this.frame) {
    const width = Number(this.stage.dataset.width);
    const scale = Math.min(1, this.stage.clientWidth / width);
    frame.style.height = `${this.stage.clientHeight / scale}px`;
    frame.style.transform = scale < 1 ? `scale(${scale})` : "";
    frame.style.left = `${Math.max(0, (this.stage.clientWidth - width) / 2)}px`;
  }

  show() {
    const source = this.select.value;
    const next = document.createElement("iframe");
    const order = (this.made += 1);
    next.className = "preview-frame is-coming";
    next.title = this.frame.title;
    next.name = `preview-${order}`;
    next.addEventListener("load", () => this.arrived(next, order, source));
    this.say("msgLoading");
    const address = this.place.dataset.saved + (source && source !== "typed" ? `${source}/` : "");
    if (source !== "typed") next.src = address;
    this.stage.append(next);
    this.fit(next);
    const away = this.place.querySelector("[data-preview-open]");
    if (away) away.href = address;
    if (source !== "typed") return;
    const fields = typed();
    this.shown = JSON.stringify(fields);
    post(address, next.name, fields);
  }

  arrived(next, order, source) {
    const page = inside(next);
    if (page?.URL === "about:blank") return; // the frame itself, before the page comes
    if (order !== this.made) return next.remove(); // a later one is on its way
    if (!page?.querySelector(".preview-ribbon")) {
      next.remove();
      return this.say("msgFailed", true);
    }
    const before = inside(this.frame)?.defaultView.scrollY ?? 0;
    next.contentWindow.scrollTo({ top: before, behavior: "instant" });
    next.classList.remove("is-coming");
    this.frame.remove();
    this.frame = next;
    this.say(source === "typed" ? "msgTyped" : "msgSaved");
  }

  say(name, trouble = false) {
    this.state.textContent = this.place.dataset[name];
    this.state.classList.toggle("is-trouble", trouble);
  }
}

/** The document in a frame; null if it is another site's or an error page of the browser. */
function inside(frame) {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

function start(where) {
  const place = where.querySelector("[data-preview]");
  if (place && !("started" in place.dataset)) {
    place.dataset.started = "";
    new Preview(place);
  }
}

document.addEventListener("drawer:shown", (event) => start(event.target));
start(document);
