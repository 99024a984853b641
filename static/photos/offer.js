// Lets a browser choose among a photo's files: the smallest format that it reads, as wide as the place needs.

/** Show `photo` (as the library describes it) in `image`, which is `sizes` wide on the page; in a <picture> if need be. */
export function offer(image, photo, sizes) {
  const picture = image.parentElement?.localName === "picture" ? image.parentElement : document.createElement("picture");
  const sources = (photo.sources ?? []).map((one) => Object.assign(document.createElement("source"), one, { sizes }));
  for (const name of ["srcset", "sizes"]) image.removeAttribute(name); // another photo's
  image.width = photo.width;
  image.height = photo.height;
  image.alt = photo.alt ?? "";
  image.src = photo.preview || photo.thumb;
  picture.replaceChildren(...sources, image);
  return picture;
}
