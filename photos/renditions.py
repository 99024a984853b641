"""What readers get of a photo: the one place that names sizes, ratios and formats, and that writes them.

`Photo.renditions` holds, for each ratio made, a list from small to large of
`{"w": 640, "h": 360, "avif": {"path": …, "bytes": …}, "webp": {…}, "jpeg": {…}}` (a format may be missing), and
under `made_for` what they were made from. A path names a file in the default storage; the name carries a hash of the
content, so what an address shows never changes and may be cached for ever.
"""

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from people import rowlocks
from photos import crediting, crops, darkroom, file_types, intake, likeness
from photos.models import Photo
from photos.signals import photo_changed
from photos.storing import storing

#: Raise it when anything below changes: `manage.py renditions` then makes every photo's again.
RECIPE = 3

#: Formats in the order a browser is offered them; the last one everybody reads.
FORMATS = ("avif", "webp", "jpeg")
MIME = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
_SUFFIX = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}


@dataclass(frozen=True)
class Shape:
    """A ratio (None: the photo's own) and the widths made of it, by format."""

    ratio: float | None
    widths: dict[str, tuple[int, ...]]

    @property
    def steps(self) -> list[int]:
        """Every width of any format, small to large."""
        return sorted({width for widths in self.widths.values() for width in widths})


#: Nearly all browsers take AVIF, in steps of at most a half, so that none fetches much more than its place needs.
#: WebP serves the few others and the desk's thumbnails; JPEG the rest: very old browsers, feeds, mail and search
#: engines, which ask for at least 1,200 pixels. Fewer files, quicker uploads.
_STEPS = (160, 240, 320, 480, 640, 800, 960, 1440)
_LADDER = {"avif": _STEPS, "webp": (320, 640, 960), "jpeg": (640, 1440)}
SHAPES = {
    "original": Shape(None, _LADDER),
    "16:9": Shape(crops.RATIOS["16:9"], _LADDER),
    "4:3": Shape(crops.RATIOS["4:3"], {"avif": (320, 640), "webp": (320,), "jpeg": (640,)}),
    "1:1": Shape(crops.RATIOS["1:1"], {"avif": (160, 320), "webp": (160,), "jpeg": (320,)}),
    "og": Shape(crops.RATIOS["og"], {"jpeg": (1200,)}),
}
#: Made at once, in the request of whoever uploads, so that the photo shows before the worker comes round.
FIRST = {"original": Shape(None, {"jpeg": (960,)}), "16:9": Shape(16 / 9, {"jpeg": (960,)})}
_LARGEST = (1440, 1080)  # covers the largest crop of every shape
#: Of a picture that is higher than wide no more is made than this many pixels: a chart of 800 × 2600 whole.
_MOST = 1440 * 1920


def made_for(photo: Photo, complete: bool = True) -> dict:
    """What renditions of the photo as it is now would be made from; not `complete`: only the first few."""
    return {
        "checksum": photo.checksum or photo.original.name,
        "focal": [photo.focal_x, photo.focal_y],
        "recipe": RECIPE,
        "complete": complete,
        "told": crediting.told(photo),
    } | {name: value for name, value in (("source", photo.source_type), ("crops", _by_hand(photo))) if value}


def _by_hand(photo: Photo) -> dict[str, list[float]]:
    """The crops by hand as JSON brings them back."""
    return {name: list(crop) for name, crop in crops.by_hand(photo).items()}


def is_current(photo: Photo) -> bool:
    """True if everything was made, from this file, by these crops, by this recipe."""
    return photo.renditions.get("made_for") == made_for(photo)


def are_there(photo: Photo) -> bool:
    """Asks the store whether it has every file that the photo's record names. False for a photo without any."""
    named = paths(photo.renditions)
    return bool(named) and all(default_storage.exists(path) for path in named)


def paths(renditions: dict) -> set[str]:
    """Every file that a renditions record names."""
    return {
        rendition[name]["path"]
        for shape in SHAPES
        for rendition in renditions.get(shape, [])
        for name in FORMATS
        if name in rendition
    }


def make_first(photo: Photo, data: bytes) -> None:
    """Writes what a just uploaded photo needs to be seen, from its file's `data`, and notes it on the (saved) row."""
    image = darkroom.develop(intake.opened(data, file_types.kind(data)), (960, 540))
    photo.renditions = {"made_for": made_for(photo, complete=False)} | _made(photo, image, FIRST)
    photo.likeness = likeness.of(image)
    photo.save(update_fields=["renditions", "likeness"])


def folder(photo_id: int) -> str:
    """Where the files of a photo lie in the default storage; no other photo's are there."""
    return f"photos/{photo_id}"


def make(photo_id: int, anew: bool = False) -> list[str]:
    """Makes the photo's renditions if what it has is not current, or in any case (`anew`): the files may be lost.

    Returns the files that are no longer named, for removal once no cached page shows them; none if there was
    nothing to do, the photo is gone, or it changed meanwhile (whoever changed it has asked for another run).
    """
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None or (is_current(photo) and not anew):
        return []
    with photo.original.open("rb") as file:
        data = file.read()
    image = darkroom.develop(intake.opened(data, file_types.kind(data)), crops.needed(photo, _LARGEST))
    kept, cut = {}, {"focal": None, "crops": None}
    if not anew and photo.renditions.get("made_for", {}) | cut == made_for(photo) | cut:
        kept["original"] = photo.renditions["original"]  # nothing but what is cut out is another
    shapes = {name: shape for name, shape in SHAPES.items() if name not in kept}
    made = {"made_for": made_for(photo)} | kept | _made(photo, image, shapes)
    with transaction.atomic():
        now = rowlocks.held(Photo.objects).filter(pk=photo.pk).first()
        if now is None or made_for(now) != made["made_for"]:
            return sorted(paths(made) - (paths(now.renditions) if now else set()))
        before = paths(now.renditions)
        Photo.objects.filter(pk=photo.pk).update(renditions=made, likeness=likeness.of(image))
        transaction.on_commit(lambda: photo_changed.send(Photo, photo_id=photo.pk))
    return sorted(before - paths(made))


def _made(photo: Photo, image: Image.Image, shapes: dict[str, Shape]) -> dict:
    return {name: _made_shape(photo, _cut(photo, image, name, shape), shape) for name, shape in shapes.items()}


def _cut(photo: Photo, image: Image.Image, name: str, shape: Shape) -> Image.Image:
    """What a shape shows of the picture: all of it, what somebody chose, or what lies about the focal point."""
    if not shape.ratio:
        return image
    if chosen := crops.by_hand(photo).get(name):
        return image.crop(crops.pixels(chosen, name, *image.size))
    return image.crop(darkroom.crop_box(*image.size, shape.ratio, (photo.focal_x, photo.focal_y)))


def _made_shape(photo: Photo, image: Image.Image, shape: Shape) -> list[dict]:
    """Renditions of what was cut, small to large; each is shrunk from the next larger one."""
    made = []
    for size in reversed(sizes(*image.size, shape)):
        if image.size != size:
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        rendition: dict = {"w": image.width, "h": image.height}
        for name in FORMATS:
            widths = shape.widths.get(name, ())
            in_between = image.width not in shape.steps and name in (FORMATS[0], FORMATS[-1])
            whole = name == FORMATS[-1] and not made  # everybody can open the largest
            if image.width in widths or (widths and in_between) or whole:
                rendition[name] = _write(photo, image, name)
        made.append(rendition)
    return made[::-1]


def sizes(width: int, height: int, shape: Shape) -> list[tuple[int, int]]:
    """The sizes to make of a crop that is `width` × `height`, small to large: never larger than it is."""
    ratio = shape.ratio or width / height
    largest = shape.steps[-1]
    fitting = [each for each in shape.steps if each <= width and each * each / ratio <= _MOST]
    if not fitting or (width < largest and width > fitting[-1] * 1.2 and width * height <= _MOST):
        fitting.append(min(width, largest))
    return [(each, max(1, round(each / ratio))) for each in fitting]


def _write(photo: Photo, image: Image.Image, name: str) -> dict:
    data = darkroom.encode(image, name, crediting.xmp(photo, image.width))
    digest = hashlib.sha256(data).hexdigest()[:20]
    path = f"{folder(photo.pk)}/{image.width}x{image.height}-{digest}.{_SUFFIX[name]}"
    with storing(path):
        if not default_storage.exists(path):
            path = default_storage.save(path, ContentFile(data))
    return {"path": path, "bytes": len(data)}
