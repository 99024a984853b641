// What the maker of a picture asks of whoever prints it, as it is shown in red wherever the picture is chosen.

/** A paragraph for each of `photo.limits`. */
export function limitsOf(photo) {
  return (photo.limits ?? []).map((words) =>
    Object.assign(document.createElement("p"), { className: "photo-instructions", textContent: words, dir: "auto" }),
  );
}
