"""Knows a picture again that is in the library already under another file: cut a little, made smaller, saved anew.

A difference hash: the picture in grey, nine by eight dots, and for each two neighbours which is the lighter. Files
that show the same differ in a few of the sixty-four bits; pictures of a series are told apart in most cases, so it is
a hint for people and refuses nothing. The same file is known by its checksum (`photos.library.add`).
"""

from django.db.models import BigIntegerField, F, Func, IntegerField, Value
from PIL import Image

from photos.models import Photo

#: So many bits may differ.
NEAR = 6
#: A picture with less between its lightest and its darkest dot is a plain ground, and like every other.
FLAT = 12
_WIDE, _HIGH = 9, 8


def of(image: Image.Image) -> int | None:
    """The hash of a picture as a signed number of 64 bits; None for one on which nothing is to be told apart."""
    dots = image.convert("L").resize((_WIDE, _HIGH), Image.Resampling.LANCZOS).tobytes()
    if max(dots) - min(dots) < FLAT:
        return None
    number = 0
    for row in range(_HIGH):
        for column in range(_WIDE - 1):
            at = row * _WIDE + column
            number = number << 1 | (dots[at] > dots[at + 1])
    return number - 2**64 if number >= 2**63 else number


def alike(photo: Photo, most: int = 3) -> list[Photo]:
    """Photos of the library that seem to show the same as `photo`, the likest first. One statement at most."""
    if photo.likeness is None:
        return []
    mine = Value(photo.likeness, BigIntegerField())
    how = {"template": "bit_count((%(expressions)s)::bit(64))", "arg_joiner": " # ", "output_field": IntegerField()}
    others = Photo.objects.exclude(pk=photo.pk).filter(likeness__isnull=False)
    found = others.annotate(distance=Func(F("likeness"), mine, **how)).filter(distance__lte=NEAR)
    return list(found.order_by("distance", "pk")[:most])
