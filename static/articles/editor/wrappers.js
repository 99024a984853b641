// Addresses that lead through somebody's counter to another address. Which ones, articles/body/wrappers.py says.

const DEEPEST = 5;

function withoutTrailers(address, trailers) {
  const url = new URL(address);
  const found = trailers.filter((name) => url.searchParams.has(name));
  for (const name of found) url.searchParams.delete(name);
  return found.length ? url.href : address;
}

function inner(address, { rules, trailers }) {
  if (!URL.canParse(address)) return "";
  const { protocol, hostname, pathname, searchParams } = new URL(address);
  if (!/^https?:$/.test(protocol)) return "";
  const rule = rules.find(([hosts, paths]) => new RegExp(`^(?:${hosts})$`).test(hostname) && new RegExp(`^(?:${paths})$`).test(pathname));
  const targets = (rule?.[2] ?? "").split(" ").map((name) => searchParams.get(name)?.trim() ?? "");
  const target = targets.find((text) => /^(https?:\/\/[^\s/]|mailto:\S)/i.test(text) && !/[\s<>"]/.test(text));
  return target && URL.canParse(target) ? withoutTrailers(target, trailers) : "";
}

/** The address that `address` carries, however often it was wrapped; any other comes back as it is. */
export function unwrapped(address, wrappers) {
  let found = address;
  for (let depth = 0, next = found; depth < DEEPEST && next; depth += 1, next = inner(found, wrappers)) found = next;
  return found;
}
