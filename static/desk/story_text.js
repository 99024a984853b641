// What a story's form says now, as the browser would send it, without what the form carries beside the text: the
// token, its own keys, and every field below data-order, which belongs to a move and goes nowhere until it is made.

/** What the form tells the server of itself. */
const ENVELOPE = /^(csrfmiddlewaretoken|version|edition|key|_.*)$/;

/** True for an element that answers a move's question. */
export const isOrder = (element) => Boolean(element.closest("[data-order]"));

/** The text as [name, value] pairs in the form's order, with "\n" for every line's end. `sent`: what would be sent. */
export function textPairs(form, sent = new FormData(form)) {
  const orders = new Set([...form.elements].filter(isOrder).map(({ name }) => name));
  return [...sent]
    .filter(([name, value]) => typeof value === "string" && !ENVELOPE.test(name) && !orders.has(name))
    .map(([name, value]) => [name, value.replaceAll("\r\n", "\n")]);
}

/** The text as name -> list of values. */
export function textOf(form, sent) {
  const found = {};
  for (const [name, value] of textPairs(form, sent)) (found[name] ??= []).push(value);
  return found;
}
