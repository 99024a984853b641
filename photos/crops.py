"""What is cut out of a picture for each format: about its focal point, or where somebody chose by hand.

`Photo.crops` holds, by the format's name, three fractions of the picture: from the left, from the top, and how wide.
How high it is follows from the format. Read by `by_hand` alone, which passes over what does not fit the picture.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from photos.models import Photo

#: The formats that are cut, with their ratios; `og` is what social sites show beside a link.
RATIOS = {"16:9": 16 / 9, "4:3": 4 / 3, "1:1": 1, "og": 1200 / 630}
#: A crop by hand has at least so many pixels across, if the picture has: nothing is made larger than it is.
LEAST = 320
#: What is lost where a fraction is written in tenths of a per cent.
_SLACK = 0.0006

type Crop = tuple[float, float, float]


def widest(width: int, height: int, name: str) -> float:
    """The part of its width that the largest crop of a format has."""
    return min(1.0, height * RATIOS[name] / width)


def narrowest(width: int, height: int, name: str) -> float:
    """The part of its width that the smallest crop by hand has."""
    return min(widest(width, height, name), LEAST / width)


def fitting(width: int, height: int, name: str, crop: Sequence[float]) -> Crop:
    """The crop as it is kept. Raises ValidationError, with what would fit, for one that leaves the picture or is so
    small that it would have to be blown up."""
    left, top, across = crop
    down = across * width / RATIOS[name] / height
    least, most = narrowest(width, height, name), widest(width, height, name)
    if not least - _SLACK <= across <= most + _SLACK:
        bounds = {"least": _percent(least), "most": _percent(most)}
        raise ValidationError(_("Give a width between %(least)s and %(most)s per cent.") % bounds)
    if left < 0 or top < 0 or left + across > 1 + _SLACK or top + down > 1 + _SLACK:
        room = {"left": _percent(1 - across), "top": _percent(1 - down)}
        raise ValidationError(
            _("This leaves the picture. At this width: at most %(left)s from the left, %(top)s from the top.") % room
        )
    return round(left, 4), round(top, 4), round(across, 4)


def _percent(part: float) -> str:
    return f"{max(part, 0) * 100:.1f}"


def by_hand(photo: Photo) -> dict[str, Crop]:
    """The crops that somebody chose, by format. What an archive brought and does not fit is left out."""
    kept = photo.crops if isinstance(photo.crops, Mapping) else {}
    found = {}
    for name in RATIOS:
        if (crop := _read(photo, name, kept.get(name))) is not None:
            found[name] = crop
    return found


def _read(photo: Photo, name: str, raw: Any) -> Crop | None:
    is_crop = isinstance(raw, list | tuple) and len(raw) == 3
    if not is_crop or not all(isinstance(one, int | float) and not isinstance(one, bool) for one in raw):
        return None
    try:
        return fitting(photo.width, photo.height, name, raw) if photo.width and photo.height else None
    except (ValidationError, OverflowError, ValueError):
        return None


def pixels(crop: Crop, name: str, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a crop in the picture as it is now, `width` × `height` pixels."""
    across = min(width, round(crop[2] * width))
    down = min(height, max(1, round(across / RATIOS[name])))
    left = min(max(round(crop[0] * width), 0), width - across)
    top = min(max(round(crop[1] * height), 0), height - down)
    return left, top, left + across, top + down


def needed(photo: Photo, least: tuple[int, int]) -> tuple[int, int]:
    """The pixels that have to be there for each crop to be as sharp as one of the whole picture."""
    widths = (crop[2] / widest(photo.width, photo.height, name) for name, crop in by_hand(photo).items())
    part = min(widths, default=1.0)
    return round(least[0] / part), round(least[1] / part)
