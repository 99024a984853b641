"""What a body says and what it names. Every function takes HTML that `clean` has made."""

import re
from collections.abc import Callable
from html import unescape
from math import ceil

from django.utils.html import strip_tags

from articles.body import providers

#: Words a minute that a reader of Indonesian news manages; the figure most papers print by.
READING_SPEED = 200

_PHOTO = re.compile(r'(<figure (?:data-photo|data-embed="[^"]+" data-poster)=")(\d+)(?=")')
_STORY = re.compile(r'<aside data-article="(\d+)"')
_EMBED = re.compile(r'<figure data-embed="([^"]+)"')
_ASIDE = re.compile(r"<aside\b.*?</aside>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|h2|h3|li|blockquote|tr|td|th|figcaption)>|<br>")


def plain_text(html: str) -> str:
    """The words of a body, blocks separated by a newline; without the headlines of read-also links."""
    text = unescape(strip_tags(_BLOCK_END.sub("\n", _ASIDE.sub("\n", html))))
    lines = (line.strip() for line in text.replace("\xa0", " ").split("\n"))
    return "\n".join(filter(None, lines))


def word_count(html: str) -> int:
    """How many words a reader reads."""
    return len(plain_text(html).split())


def reading_minutes(words: int) -> int:
    """The minutes it takes to read `words`; at least one."""
    return max(1, ceil(words / READING_SPEED))


def photo_ids(html: str) -> list[int]:
    """The ids of the photos that a body shows, in order, those before a video plays among them."""
    return [int(found[2]) for found in _PHOTO.finditer(html)]


def renumbered(html: str, number_of: Callable[[int], int]) -> str:
    """The body with another number for each photo that it shows; cleaning leaves out what has the number 0."""
    return _PHOTO.sub(lambda found: f"{found[1]}{number_of(int(found[2]))}", html)


def article_ids(html: str) -> list[int]:
    """The ids of the stories that a body names as read-also, in order."""
    return [int(pk) for pk in _STORY.findall(html)]


def embeds(html: str) -> list[providers.Embed]:
    """The videos and posts that a body shows, in order."""
    found = (providers.find(unescape(address)) for address in _EMBED.findall(html))
    return [embed for embed in found if embed]
