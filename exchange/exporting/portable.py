"""A body as HTML that any system understands: references of this house become pictures, links and plain addresses."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from articles import body
from articles.body import providers

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


def plain_address(address: str) -> str:
    """An embed as a link in a paragraph of its own: most systems make the video or the post of it by themselves."""
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>'


def html_of(
    text: str,
    photos: Mapping[int, Shown],
    story_at: Callable[[int], str],
    embed: Callable[[str], str] = plain_address,
    labels: Mapping[int, str] | None = None,
) -> str:
    """`text`, a body that was cleaned, without anything that only this house understands.

    `story_at` gives the address of a story by its number; `embed` the HTML for the address of a video or a post. A
    picture that is missing from `photos` is left out. `labels`: what stands before the headline of a story that is
    no news, by its number.
    """

    def made(found: re.Match[str]) -> str:
        if found["photo"]:
            return figure(photos.get(int(found["photo"])), found["caption"])
        if found["story"]:
            number = int(found["story"])
            label = f"{escape(labels[number])}: " if labels and number in labels else ""
            return f'<p><a href="{escape(story_at(number))}">{label}{found["headline"]}</a></p>'
        if found["embed"]:
            known = providers.find(unescape(found["embed"]))
            return embed(known.address) if known else ""
        return "<blockquote>"

    return _NODE.sub(made, text)


def figure(shown: Shown | None, own_caption: str | None = None) -> str:
    """A picture with its words; `own_caption` is HTML and goes before what the library says."""
    if shown is None:
        return ""
    words = " ".join(filter(None, [own_caption or escape(shown.caption), escape(shown.credit)]))
    below = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure><img src="{escape(shown.address)}" alt="{escape(shown.alt)}">{below}</figure>'


def pictures_of(texts: list[str]) -> set[int]:
    """The numbers of the photos that bodies show."""
    return {number for text in texts for number in body.photo_ids(text)}
