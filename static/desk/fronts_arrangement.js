// What a move of a story or a container makes of a front, worked out without a page. A front is a list of containers
// as the desk stores them; `shown` has for each container's key the stories that stand in it now, rule and hand alike.

/** The card of a story, with the key of its container; the first if there are several. */
export function cardOf(containers, article) {
  for (const one of containers) {
    const card = one.cards.find((card) => card.article === article);
    if (card) return { key: one.key, card };
  }
  return null;
}

/** The containers that change when a story is put at a place (from 0) of a container: key → container. What stands
 * above it stays there, by hand from now on; its own words come along. */
export function put(containers, shown, article, { key, index }) {
  const target = containers.find((one) => one.key === key);
  const changed = new Map();
  if (!target) return changed;
  const known = target.cards.find((card) => card.article === article) ?? cardOf(containers, article)?.card;
  for (const one of containers) {
    if (one.key !== key && one.cards.some((card) => card.article === article)) {
      changed.set(one.key, { ...one, cards: one.cards.filter((card) => card.article !== article) });
    }
  }
  const row = (shown.get(key) ?? []).filter((pk) => pk !== article).slice(0, index);
  const above = row.map((pk) => target.cards.find((card) => card.article === pk) ?? { article: pk });
  const taken = new Set([article, ...above.map((card) => card.article)]);
  const below = target.cards.filter((card) => !taken.has(card.article));
  const fill = target.fill === "hand" ? "hand" : "both";
  const size = fill === "hand" ? Math.max(target.size, above.length + 1) : target.size;
  changed.set(key, { ...target, fill, size, cards: [...above, known ?? { article }, ...below] });
  return changed;
}

/** The container without a story's card, by its key; empty if it has none. */
export function without(containers, key, article) {
  const one = containers.find((one) => one.key === key);
  const cards = one?.cards.filter((card) => card.article !== article) ?? [];
  if (!one || cards.length === one.cards.length) return new Map();
  return new Map([[key, { ...one, cards }]]);
}

/** The container with a story's card as `card` has it. */
export function withCard(containers, key, card) {
  const one = containers.find((one) => one.key === key);
  const cards = one.cards.map((each) => (each.article === card.article ? card : each));
  return new Map([[key, { ...one, cards }]]);
}

/** Every place that a story can take: each of a container's, and the one behind its last, if it holds more. */
export function places(containers, shown) {
  return containers.flatMap((one) => {
    const count = (shown.get(one.key) ?? []).length;
    const last = Math.max(count, Math.min(one.size, count + 1));
    return Array.from({ length: last }, (_, index) => ({ key: one.key, index, label: one.label }));
  });
}

/** The place `step` further on (1, -1) or in the next container (10, -10), where there is one; else the same. */
export function next(all, place, step) {
  const here = all.findIndex((one) => one.key === place?.key && one.index === place?.index);
  if (here < 0) return all[0] ?? place;
  if (Math.abs(step) < 10) return all[here + step] ?? all[here];
  const heads = all.filter((one) => one.index === 0);
  const own = heads.findIndex((one) => one.key === place.key);
  return heads[own + Math.sign(step)] ?? all[here];
}

/** The keys with one of them further up (-1) or down (1). */
export function shifted(keys, key, step) {
  const order = [...keys];
  const from = order.indexOf(key);
  const to = Math.min(order.length - 1, Math.max(0, from + step));
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}

/** What puts a change back: the changed containers as they are now (null: not there), and their order, if one of them
 * goes or the order changes. */
export function inverse(containers, changed, order) {
  const back = new Map([...changed.keys()].map((key) => [key, containers.find((one) => one.key === key) ?? null]));
  const isOrdered = order || [...changed.values()].includes(null);
  return { changed: back, order: isOrdered ? containers.map((one) => one.key) : null };
}

/** A sentence with its words filled in: "%(who)s is here". */
export const filled = (sentence, words) => sentence.replace(/%\((\w+)\)s/g, (_, name) => words[name] ?? "");

/** A new container's key, unlike all others. */
export function newKey(containers) {
  const taken = new Set(containers.map((one) => one.key));
  for (;;) {
    const key = Math.random().toString(36).slice(2, 10).padEnd(8, "0");
    if (!taken.has(key)) return key;
  }
}
