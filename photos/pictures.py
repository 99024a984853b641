"""Looks up what readers get of a photo, without a query: for pages, feeds, metadata and the desk's own lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import Any, Protocol, Self

from django.core.files.storage import default_storage
from django.utils.safestring import SafeString, mark_safe

from photos import sources as made_by
from photos.renditions import FORMATS, MIME

#: Tried in order when a ratio was not made (yet): a page rather shows another crop than none.
_INSTEAD = ("16:9", "original", "4:3", "1:1")


class Shown(Protocol):
    """Anything that can be shown: a Photo, or a `Rendered`."""

    renditions: dict
    alt: str


@dataclass(frozen=True)
class Rendered:
    """A photo as a page needs it, when it comes from a snapshot or an aggregated query and not as a row."""

    id: int | None = None
    renditions: dict = field(default_factory=dict)
    alt: str = ""
    caption: str = ""
    credit: str = ""
    focal_x: float = 0.5
    focal_y: float = 0.5
    source_type: str = ""

    @classmethod
    def of(cls, values: Mapping[str, Any] | None) -> Self | None:
        """From a mapping with some of these names; None stays None, other names are passed over."""
        if not values:
            return None
        return cls(**{name: values[name] for name in cls.__dataclass_fields__ if values.get(name) is not None})


def shown(photo: Shown | Mapping | None) -> Shown | None:
    """`photo` as an object with renditions, or None if there is nothing to show."""
    photo = Rendered.of(photo) if isinstance(photo, Mapping) else photo
    return photo if photo and photo.renditions else None  # a template's missing variable is ""


def _made(photo: Shown, ratio: str) -> list[dict]:
    renditions = photo.renditions or {}  # a list's picture reads them anew each time it is asked
    return next((made for name in (ratio, *_INSTEAD) if (made := renditions.get(name))), [])


def markup(
    photo: Shown | Mapping | None,
    ratio: str = "16:9",
    sizes: str = "100vw",
    lazy: bool = True,
    css: str = "",
    alt: str | None = None,
    marked: bool = True,
) -> SafeString:
    """A `<picture>` with AVIF, WebP and JPEG; "" if there is no photo or nothing was made of it yet.

    Behind one that a machine made stand the words that say so, whoever asks; `marked=False` is for who prints them in
    the caption.

    `lazy=False` is for the lead picture at the top of a page: loaded first. `alt=""` marks a picture as mere
    decoration; None takes the photo's own words. The plain `src` is a JPEG of middling width.

    Put together here and not by a template, which takes five times as long; a page has a dozen.
    """
    photo = Rendered.of(photo) if isinstance(photo, Mapping) else photo
    made = _made(photo, ratio) if photo else []
    plain = next((each["jpeg"] for each in made if "jpeg" in each), None)
    if plain is None:
        return SafeString("")
    base, sizes = _base(), _escaped(sizes)
    offers = [(name, escape(srcset)) for name in FORMATS if (srcset := _srcset(made, name, base))]
    sources = "".join(
        [f'<source type="{MIME[name]}" srcset="{srcset}" sizes="{sizes}">' for name, srcset in offers[:-1]]
    )
    css = f' class="{_escaped(css)}"' if css else ""
    src = escape(_address(plain, base))
    when = 'loading="lazy" decoding="async"' if lazy else 'fetchpriority="high"'
    words = made_by.mark(getattr(photo, "source_type", "")) if marked else ""
    return mark_safe(  # noqa: S308 - every text in it was escaped, the rest are our own words and numbers
        f'<picture{css}>{sources}<img src="{src}" srcset="{offers[-1][1]}" '
        f'sizes="{sizes}" width="{int(made[-1]["w"])}" height="{int(made[-1]["h"])}" '
        f'alt="{escape(photo.alt if alt is None else alt)}" {when}></picture>'
        f"{f'<span class="ai-mark">{escape(words)}</span>' if words else ''}"
    )


@lru_cache(maxsize=256)
def _escaped(text: str) -> str:
    """For the words of templates, which are few."""
    return escape(text)


def sources(photo: Shown | Mapping | None) -> list[dict[str, str]]:
    """The whole picture for a script to show: `{"type", "srcset"}` by format, the smallest first, without JPEG."""
    photo = shown(photo)
    return [{"type": kind, "srcset": srcset} for kind, srcset in _offers(_made(photo, "original") if photo else [])]


def _offers(made: list[dict]) -> list[tuple[str, str]]:
    """Of every format but the one that everybody reads: what it is, and its files by width."""
    base = _base()
    return [(MIME[name], srcset) for name in FORMATS[:-1] if (srcset := _srcset(made, name, base))]


def _srcset(made: list[dict], name: str, base: str | None) -> str:
    return ", ".join([f"{_address(each[name], base)} {each['w']}w" for each in made if name in each])


def address(file: dict) -> str:
    """Where one file of a rendition (`{"path": …}`) stands, below MEDIA_URL or at the storage's own address."""
    return _address(file, _base())


def _base() -> str | None:
    """Where the storage's files begin, for a folder on disk. None: only the storage can say, file by file."""
    return getattr(default_storage, "base_url", None)


def _address(file: dict, base: str | None) -> str:
    """The storage's own answer; put together here for a folder on disk, whose paths need no escaping."""
    return base + file["path"] if base else default_storage.url(file["path"])


@dataclass(frozen=True)
class Link:
    """One rendition by address, with its size in pixels."""

    url: str
    width: int
    height: int
    mime: str
    bytes: int


def rendition(photo: Shown | Mapping | None, ratio: str, width: int, name: str = "jpeg") -> Link | None:
    """The smallest rendition of at least `width` in the format `name`, else the largest; None if nothing was made."""
    photo = shown(photo)
    made = [each for each in _made(photo, ratio) if name in each] if photo else []
    if not made:
        return None
    best = next((each for each in made if each["w"] >= width), made[-1])
    return Link(_address(best[name], _base()), best["w"], best["h"], MIME[name], best[name]["bytes"])


def rendition_url(photo: Shown | Mapping | None, ratio: str = "og", width: int = 1200) -> str:
    """The address (below MEDIA_URL) of a JPEG for Open Graph, JSON-LD or a feed; "" if nothing was made."""
    found = rendition(photo, ratio, width)
    return found.url if found else ""


def thumb_url(photo: Shown | Mapping | None) -> str:
    """The address of a small whole picture for lists on the desk; "" if nothing was made."""
    found = rendition(photo, "original", 320, "webp") or rendition(photo, "original", 320)
    return found.url if found else ""


def small_url(photo: Shown | Mapping | None) -> str:
    """The address of a whole picture for a row of a list, as high as two lines; "" if nothing was made."""
    found = rendition(photo, "original", 160, "avif")
    return found.url if found else thumb_url(photo)


def preview_url(photo: Shown | Mapping | None) -> str:
    """The address of the whole picture, large enough to judge it; "" if nothing was made."""
    found = rendition(photo, "original", 960, "webp") or rendition(photo, "original", 960)
    return found.url if found else ""
