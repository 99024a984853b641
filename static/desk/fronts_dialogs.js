// The small forms of a front: one card, one container, a moment to go live, the breaking bar. Each hands on what was
// chosen; the desk decides, and its refusal stands in the form.

import { filled } from "./fronts_arrangement.js";
import { Focus } from "./fronts_focus.js";
import { asValue, fromValue, moments, shown } from "./zone_clock.js";

/** A dialog of the screen, with its form, that closes by its own buttons. */
function dialog(root, name) {
  const box = root.querySelector(`[data-dialog="${name}"]`);
  const form = box?.querySelector("form");
  box?.querySelector("[data-closes]").addEventListener("click", () => box.close());
  box?.addEventListener("click", (event) => event.target === box && box.close());
  const find = (part) => box.querySelector(`[data-${part}]`);
  return { box, form, find, error: (words) => (find("error").textContent = words) };
}

/** Send a form by `act`; it closes unless that gives a sentence why not. */
function submits(one, act) {
  one.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const why = await act(one.form.elements);
    if (why) one.error(why);
    else one.box.close();
  });
}

/** A moment (ISO) in a datetime-local field of the person's zone, and back; empty for none. */
export const toField = (zone, iso) => (iso ? asValue(shown(zone, Date.parse(iso))) : "");
export function fromField(zone, value) {
  const at = value ? moments(zone, fromValue(value))[0] : undefined;
  return at === undefined ? null : new Date(at).toISOString();
}

/** Put a moment (ISO) into its field, whose sentence follows. */
function setMoment(field, zone, iso) {
  field.value = toField(zone, iso);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The card's form. `front`: {state, words, zone, change(changed), move(article, place), remove(article, key)}. */
export function cardDialog(root, front) {
  const one = dialog(root, "card");
  const fields = one.form.elements;
  let now = null;
  const card = () => front.state.containers.find((each) => each.key === now.key)?.cards.find((each) => each.article === now.article);
  const storyThumb = () => front.state.stories[now.article]?.thumb || front.tray.thumb(now.article);
  const place = () => (front.canvas.shown().get(now.key) ?? []).indexOf(now.article);
  fields.shows.addEventListener("change", () => (fields.standfirst.hidden = fields.shows.value !== "text"));
  one.find("still").addEventListener("click", () => front.saveCard(now.key, { ...card(), fits: true }).then((why) => (why ? one.error(why) : one.box.close())));
  one.find("remove").addEventListener("click", () => front.remove(now.article, now.key).then((why) => (why ? one.error(why) : one.box.close())));
  const focus = new Focus(one.find("focus"), fields.focus);
  const picture = (id, thumb, point = "") => {
    focus.show((id && thumb) || storyThumb(), point);
    fields.photo.value = id ?? "";
    const shows = Boolean(id && thumb);
    Object.assign(one.find("photo"), { hidden: !shows, ...(shows && { src: thumb }) });
    one.find("own-photo").hidden = !id;
  };
  one.find("own-photo").addEventListener("click", () => picture(null));
  one.find("pick").addEventListener("click", async () => {
    const { pickPhoto } = await import(document.getElementById("photo-picker").dataset.module);
    const photo = await pickPhoto();
    if (photo) picture(photo.id, photo.thumb);
  });
  submits(one, async () => {
    const changed = {
      ...(card() ?? { article: now.article }),
      headline: fields.headline.value.trim(),
      kicker: fields.kicker.value.trim(),
      standfirst: { own: null, hidden: false, text: fields.standfirst.value.trim() || null }[fields.shows.value],
      crop: fields.crop.value,
      photo: Number(fields.photo.value) || null,
      focus: fields.focus.value,
      pinned: fields.pinned.checked,
      begins: fromField(front.zone, fields.begins.value),
      ends: fromField(front.zone, fields.ends.value),
    };
    const to = { key: fields.where.value, index: Math.max(0, Number(fields.place.value) - 1) };
    const moves = to.key !== now.key || to.index !== place();
    return front.saveCard(now.key, changed, moves ? to : null, place());
  });
  return (article, key) => {
    now = { article, key };
    const own = card() ?? {};
    const story = front.state.stories[article];
    const headline = story?.headline ?? front.canvas.page.querySelector(`[data-article="${article}"]`)?.dataset.headline ?? "";
    one.error("");
    one.find("title").textContent = headline;
    one.find("own").textContent = filled(front.words.msgOwnHeadline, { headline });
    one.find("fits").hidden = !front.state.marks.some((mark) => mark.kind === "fits" && mark.article === article && mark.key === key);
    one.find("remove").hidden = !own.article;
    one.find("story-link").href = front.words.story.replace("/0/", `/${article}/`);
    fields.headline.value = own.headline ?? "";
    fields.kicker.value = own.kicker ?? "";
    fields.shows.value = own.standfirst === false ? "hidden" : own.standfirst ? "text" : "own";
    fields.standfirst.value = own.standfirst || "";
    fields.standfirst.hidden = fields.shows.value !== "text";
    fields.crop.value = own.crop ?? "";
    picture(own.photo, front.state.pictures[own.photo], own.focus);
    fields.pinned.checked = own.pinned ?? false;
    setMoment(fields.begins, front.zone, own.begins);
    setMoment(fields.ends, front.zone, own.ends);
    fields.where.replaceChildren(...front.state.containers.map((each) => new Option(each.label, each.key, false, each.key === key)));
    fields.place.value = place() + 1 || 1;
    one.box.showModal();
  };
}

/** The container's form; without a key it makes a new one. `front`: {state, saveContainer, removeContainer, shift}. */
export function containerDialog(root, front) {
  const one = dialog(root, "container");
  const fields = one.form.elements;
  let key = null;
  const option = () => fields.layout.selectedOptions[0];
  const fit = (fresh) => {
    const { least, most, usual, widths, tone } = option().dataset;
    Object.assign(fields.size, { min: least, max: most });
    for (const each of fields.width.options) each.disabled = !widths.split(" ").includes(each.value);
    if (fields.width.selectedOptions[0]?.disabled) fields.width.value = widths.split(" ")[0];
    if (fresh) {
      fields.size.value = usual;
      fields.tone.value = tone;
    }
    one.box.querySelector("fieldset[data-links]").hidden = !("links" in option().dataset);
  };
  fields.layout.addEventListener("change", () => fit(true));
  const closing = (act) => () => act().then((why) => (why ? one.error(why) : one.box.close()));
  one.find("remove").addEventListener("click", closing(() => front.removeContainer(key)));
  one.find("up").addEventListener("click", closing(() => front.shift(key, -1)));
  one.find("down").addEventListener("click", closing(() => front.shift(key, 1)));
  submits(one, () => {
    const [of, value] = fields.of.value.split(":");
    const rule = { by: fields.by.value, ...(of && { [of]: of === "kind" ? value : Number(value) }) };
    const links = [1, 2, 3, 4].map((nth) => ({ label: fields[`label${nth}`].value.trim(), url: fields[`url${nth}`].value.trim() }));
    const { layout, title, url, width, tone, fill } = Object.fromEntries(new FormData(one.form));
    return front.saveContainer(key, {
      ...{ layout, title, url, width, tone, fill, rule, size: Number(fields.size.value) },
      links: links.filter((link) => link.label && link.url),
    });
  });
  return (asked) => {
    key = asked;
    const own = front.state.containers.find((each) => each.key === key);
    one.error("");
    one.form.reset();
    for (const part of ["remove", "up", "down"]) one.find(part).hidden = !own;
    if (own) for (const name of ["layout", "title", "url", "width", "tone", "fill"]) fields[name].value = own[name];
    fit(!own);
    if (own) {
      Object.assign(fields.size, { value: own.size });
      fields.width.value = own.width;
      fields.tone.value = own.tone;
      fields.by.value = own.rule.by;
      const of = Object.keys(own.rule).find((name) => name !== "by" && own.rule[name]);
      const value = of ? `${of}:${own.rule[of]}` : "";
      if (![...fields.of.options].some((each) => each.value === value)) fields.of.append(new Option(value, value));
      fields.of.value = value;
      own.links.forEach((link, nth) => {
        fields[`label${nth + 1}`].value = link.label;
        fields[`url${nth + 1}`].value = link.url;
      });
    }
    one.box.showModal();
  };
}

/** The form of a moment to go live: `schedule(iso, name)` gives a sentence if it was refused. */
export function scheduleDialog(root, zone, schedule) {
  const one = dialog(root, "schedule");
  submits(one, ({ at, name }) => schedule(fromField(zone, at.value), name.value));
  return () => {
    one.error("");
    one.box.showModal();
  };
}

/** The form of the breaking bar: `send(fields)` gives a sentence if it was refused. */
export function barDialog(root, zone, send) {
  const one = dialog(root, "bar");
  if (!one.box) return () => {};
  submits(one, ({ text, article, url, ends_at: ends }) => {
    return send({ text: text.value, article: article.value, url: url.value, ends_at: fromField(zone, ends.value) ?? "" });
  });
  one.find("lift")?.addEventListener("click", () => send({ lift: "1" }).then((why) => (why ? one.error(why) : one.box.close())));
  return () => {
    one.error("");
    one.box.showModal();
  };
}

/** The drawer of the front's revisions: `act(address, sentence)` restores one or calls it off. */
export function historyDialog(root, words, act) {
  const { box, find } = dialog(root, "history");
  box.addEventListener("click", (event) => {
    const { restore, callOff } = event.target.dataset;
    if (restore === undefined && callOff === undefined) return;
    box.close();
    if (restore === undefined) act(`call-off/${callOff}/`, words.msgCalledOff);
    else act(`restore/${restore}/`, words.msgRestored);
  });
  return async () => {
    find("history").replaceChildren();
    box.showModal();
    try {
      const answer = await fetch(`${words.base}history/`);
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      find("history").replaceChildren(...page.body.childNodes);
    } catch {
      find("history").textContent = words.msgFailed;
    }
  };
}
