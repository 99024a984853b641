"""The one picture that a link preview, a feed entry or a news sitemap shows: a JPEG wide enough for a card."""

from dataclasses import dataclass

from django.conf import settings

from photos import sources
from photos.pictures import Shown, rendition

#: What social sites and search engines ask for: https://developers.google.com/search/docs/appearance/google-discover
WIDTH = 1200


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture for programs that take only one. `url` is a full address."""

    url: str
    width: int
    height: int
    alt: str
    type: str
    size: int


def preview(photo: Shown | None) -> Preview | None:
    """The preview of anything with `renditions` and `alt`, or None while nothing has been made of it.

    Its words begin with what is owed at a picture that a machine made: all that such a program shows beside it.
    """
    made = rendition(photo, "og", WIDTH)
    if made is None:
        return None
    url = made.url if made.url.startswith(("http://", "https://")) else settings.NEWSROOM_URL + made.url
    return Preview(
        url,
        made.width,
        made.height,
        sources.labelled(photo.alt, getattr(photo, "source_type", "")),
        made.mime,
        made.bytes,
    )
