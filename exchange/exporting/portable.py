"""A text as HTML that any system understands: references of this house become pictures, links and plain addresses.

What is owed beside a text stands in it, whatever else the other system has a place for.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape, unescape
from typing import Any, Self

from django.utils.formats import date_format

from articles import body
from articles.body import providers
from articles.models import NoteKind, Weight
from articles.text import ai, classes
from people import clock
from photos import sources
from photos.models import Photo

_NODE = re.compile(
    r'<figure data-photo="(?P<photo>\d+)">(?:<figcaption>(?P<caption>.*?)</figcaption>)?</figure>'
    r'|<aside data-article="(?P<story>\d+)">(?P<headline>[^<]*)</aside>'
    r'|<figure data-embed="(?P<embed>[^"]+)"(?: data-poster="\d+")?></figure>'
    r'|(?P<pull><blockquote data-pullquote="">)',
    re.DOTALL,
)


@dataclass(frozen=True)
class Shown:
    """A picture as others find it: where its file lies, and what is said of it."""

    address: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    #: What is owed at one that a machine made.
    label: str = ""

    @classmethod
    def of(cls, photo: Photo, address: str) -> Self:
        """A photo of the library whose file lies at `address`."""
        return cls(address, photo.alt, photo.caption, photo.credit_line, sources.label(photo.source_type))


def plain_address(address: str) -> str:
    """An embed as a link in a paragraph of its own: most systems make the video or the post of it by themselves."""
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>'


def leading_to(story_at: Callable[[int], str], labels: Mapping[int, str] | None = None) -> Callable[[int, str], str]:
    """The link to another story, under the headline that the text has for it; `story_at`: its address by number.

    `labels`: what stands before the headline of a story that is no news, by its number.
    """

    def link(number: int, headline: str) -> str:
        label = f"{escape(labels[number])}: " if labels and number in labels else ""
        return f'<p><a href="{escape(story_at(number))}">{label}{headline}</a></p>'

    return link


def html_of(
    text: str,
    photos: Mapping[int, Shown],
    link: Callable[[int, str], str],
    embed: Callable[[str], str] = plain_address,
) -> str:
    """`text`, a body that was cleaned, without anything that only this house understands.

    `link` gives the HTML for another story, by its number and the headline (HTML) that the text has for it; `embed`
    that for the address of a video or a post. A picture that is missing from `photos` is left out.
    """

    def made(found: re.Match[str]) -> str:
        if found["photo"]:
            return figure(photos.get(int(found["photo"])), found["caption"])
        if found["story"]:
            return link(int(found["story"]), found["headline"])
        if found["embed"]:
            known = providers.find(unescape(found["embed"]))
            return embed(known.address) if known else ""
        return "<blockquote>"

    return _NODE.sub(made, text)


def figure(shown: Shown | None, own_caption: str | None = None) -> str:
    """A picture with its words; `own_caption` is HTML and goes before what the library says."""
    if shown is None:
        return ""
    told = f"{escape(shown.label)}." if shown.label else ""
    words = " ".join(filter(None, [told, own_caption or escape(shown.caption), escape(shown.credit)]))
    below = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure><img src="{escape(shown.address)}" alt="{escape(shown.alt)}">{below}</figure>'


def pictures_of(texts: list[str]) -> set[int]:
    """The numbers of the photos that bodies show."""
    return {number for text in texts for number in body.photo_ids(text)}


def whole(
    text: Mapping[str, Any],
    html: str,
    notes: Iterable[Mapping[str, Any]],
    house: str,
    video: str = "",
    last: str = "",
) -> str:
    """`html`, the body of `text`, with all that is owed beside it: whose it is, its key points, what of it a machine
    made, its public notes.

    A note that changes the meaning stands above the text, any other below it; `video` is HTML and goes before the
    text, `last` behind everything. Of a paid text no link outside `house` (its address) vouches for anything.
    """
    standing = classes.of(text["content_class"])
    said = " ".join(filter(None, [str(standing.label), classes.credited(text["client"], text["content_class"])]))
    points = "".join(f"<li>{escape(line)}</li>" for line in text["key_points"].splitlines() if line.strip())
    told = [(note["weight"], _note(note)) for note in notes]
    above, below = (
        "".join(words for weight, words in told if (weight == Weight.TOP) is first) for first in (True, False)
    )
    html = body.vouching_for_nothing(html, house) if standing.is_paid else html
    head = f"<p><strong>{escape(said)}</strong></p>" if said else ""
    made = "".join(f"<p><em>{escape(label)}.</em></p>" for label in ai.named(text))
    parts = [head, above, f"<ul>{points}</ul>" if points else "", video, html, made, below, last]
    return "\n".join(filter(None, parts))


def _note(note: Mapping[str, Any]) -> str:
    """A public note: what it is, whose it is, what it says, what was broken, and what is regretted."""
    kind, sender = NoteKind(note["kind"]).label, f"{note['sender']}:" if note["sender"] else ""
    words = " ".join(filter(None, [sender, note["note"], note["violation"], note["apology"]]))
    at = datetime.fromisoformat(note["at"]).astimezone(clock.newsroom_zone())
    return f"<p><strong>{escape(kind)}, {date_format(at, 'DATE_FORMAT')}</strong> {escape(words)}</p>\n"
