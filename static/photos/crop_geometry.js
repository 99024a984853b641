// Where a crop lies: three parts of the picture, from 0 to 1: from its left, from its top, and how wide. How high it is
// follows from the format's ratio. `photos.crops` and `photos.darkroom` say the same.

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
const fine = (value) => Math.round(value * 10000) / 10000;

/** How high a crop of a part of the picture's width is, as a part of its height. */
export function heightOf(width, picture, ratio) {
  return (width * picture.width) / ratio / picture.height;
}

/** The part of the picture's width that the largest crop has. */
export function widest(picture, ratio) {
  return Math.min(1, (picture.height * ratio) / picture.width);
}

/** The largest crop, centred on the focal point as far as the edges allow. */
export function about(focal, picture, ratio) {
  const width = widest(picture, ratio);
  return moved([focal.x - width / 2, focal.y - heightOf(width, picture, ratio) / 2, width], picture, ratio);
}

/** The crop, `across` and `down` further (parts of the picture), within the picture. */
export function moved([left, top, width], picture, ratio, across = 0, down = 0) {
  const [right, bottom] = [1 - width, 1 - heightOf(width, picture, ratio)];
  return [fine(clamp(left + across, 0, Math.max(0, right))), fine(clamp(top + down, 0, Math.max(0, bottom))), fine(width)];
}

/** The crop as wide as `width`, or as near as may be: about its own middle, or held at its left upper corner. */
export function resized([left, top, before], picture, ratio, width, least, { held = false } = {}) {
  const room = held ? Math.min(1 - left, ((1 - top) * picture.height * ratio) / picture.width) : widest(picture, ratio);
  const after = clamp(width, Math.min(least, room), room);
  if (held) return [fine(left), fine(top), fine(after)];
  const grown = heightOf(after, picture, ratio) - heightOf(before, picture, ratio);
  return moved([left - (after - before) / 2, top - grown / 2, after], picture, ratio);
}
