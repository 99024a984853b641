// Two texts, one story: what is chosen of each stands in the form at once. Without this file a button does it.

const { fields, body } = JSON.parse(document.getElementById("conflict-data").textContent);
const form = document.getElementById("story-form");
const textarea = document.getElementById("id_body");
document.querySelector("[data-conflict-merge]")?.setAttribute("hidden", "");

const chosen = (name) => form.elements[`_pick-${name}`]?.value;
const tell = (element, name, detail) => element.dispatchEvent(new CustomEvent(name, { detail }));

/** The body that the choices make; a passage nobody chose about stays as it usually would. */
function together() {
  return body.map((part, n) => {
    const side = chosen(`body-${n}`) ?? part.usual;
    return side === "both" ? part.theirs + part.mine : part[side];
  }).join("");
}

const SET = {
  tags: (value) => tell(document.getElementById("field-tags"), "tags:set", value),
  bylines: (value) => tell(document.getElementById("field-bylines"), "bylines:set", value),
  lead_photo: (value) => tell(document.getElementById("field-lead_photo"), "photo:set", value),
};

function take(name) {
  if (name.startsWith("body-")) {
    textarea.value = together();
    textarea.dispatchEvent(new CustomEvent("body:set"));
    return textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const value = fields[name][chosen(name)];
  if (SET[name]) return SET[name](value);
  const field = document.getElementById(`id_${name}`);
  field.value = value ?? "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

document.querySelector(".story-conflict").addEventListener("change", (event) => {
  const part = event.target.closest("[data-conflict-part]");
  if (part) take(part.dataset.conflictPart);
});
