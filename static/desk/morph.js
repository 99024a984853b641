// Makes one part of the page into what another says, keeping every element that stays: whoever stands in a field, has
// scrolled a column or opened a line notices nothing. Elements with an id are known again wherever they went.

export function morph(root, fresh) {
  const known = new Map([...root.querySelectorAll("[id]")].map((element) => [element.id, element]));
  const held = holder(document.activeElement, root);
  become(root, fresh, known);
  if (held && document.activeElement !== held.element) held.again()?.focus({ preventScroll: true });
}

function become(old, fresh, known) {
  if (old.isEqualNode(fresh)) return;
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  let place = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const twin = twinOf(wanted, place, known);
    if (!twin) {
      old.insertBefore(document.importNode(wanted, true), place);
      continue;
    }
    if (twin === place) place = place.nextSibling;
    else old.insertBefore(twin, place);
    if (twin.nodeType === Node.ELEMENT_NODE) become(twin, wanted, known);
    else if (twin.data !== wanted.data) twin.data = wanted.data;
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

/** The node of the page that stands for `wanted`: the one with its id, else the next one of its kind. */
function twinOf(wanted, place, known) {
  if (wanted.id) {
    const twin = known.get(wanted.id);
    return twin?.nodeName === wanted.nodeName ? twin : null;
  }
  return place && place.nodeName === wanted.nodeName && !place.id ? place : null;
}

/** Where the keyboard is, so that it can be brought back to the same thing after that was moved elsewhere. */
function holder(element, root) {
  if (!root.contains(element) || element === root) return null;
  const owner = element.closest("[id]");
  const place = [...owner.querySelectorAll("a, button, summary, input, select, textarea")].indexOf(element);
  const again = () => {
    const now = document.getElementById(owner.id);
    return place < 0 ? now : now?.querySelectorAll("a, button, summary, input, select, textarea")[place];
  };
  return { element, again };
}
