"""Writes RSS 2.0 with Media RSS pictures (https://www.rssboard.org/media-rss) and authors by name (Dublin Core).

Written out and not built from elements, for a feed is made anew with each publication; an entry that was written
before is used again while everything that it is made from is the same.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import rfc2822_date
from django.utils.translation import gettext as _

from articles.text import classes
from audit.storable import storable
from public.cards import TEXT, story_url, text
from public.seen.previews import preview

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
)


@dataclass(frozen=True, slots=True)
class Item(text(TEXT, frozen=True)):
    """An entry. `categories` begin with its section; `crops` are its picture's renditions as JSON, if it has one.

    `corrected`: when the last public note was posted on it; the entry says so for good.
    """

    article_id: int
    published_at: datetime
    updated_at: datetime
    listed_at: datetime
    alt: str | None
    credit: str | None
    crops: str | None
    photo: int | None
    corrected: datetime | None
    categories: tuple[str, ...]
    writers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Picture:
    renditions: dict
    alt: str


def channel(
    items: Sequence[Item], *, title: str, link: str, about: str, own: str, copyright: str, minutes: int
) -> str:
    """The whole feed, at the address `own`, of the list at `link`; it may be kept for so many `minutes`.

    Without the characters that XML cannot carry: a reader misses one of them, and not the feed.
    """
    moments = [moment for item in items for moment in (item.published_at, item.updated_at)]
    told = {"title": title, "link": link, "about": about, "own": own, "copyright": copyright, "minutes": minutes}
    entries = "".join(_entry(item, settings.NEWSROOM_URL) for item in items)
    return around(entries, built=max(moments, default=timezone.now()), **told)


def around(
    entries: str, *, built: datetime, title: str, link: str, about: str, own: str, copyright: str, minutes: int
) -> str:
    """The feed with these entries, already written; `built` is when the newest of them changed."""
    head = (
        f"{_element('title', title)}{_element('link', link)}{_element('description', about)}"
        f'<atom:link href={quoteattr(own)} rel="self"/><language>id</language>{_element("copyright", copyright)}'
        f"<lastBuildDate>{rfc2822_date(built)}</lastBuildDate><ttl>{minutes}</ttl>"
    )
    return f"{_HEAD}{storable(head)}{entries}</channel></rss>"


def written(title: str, link: str, text: str, at: datetime, guid: str) -> str:
    """An entry of words alone, in a feed of something else than stories. `guid` follows the paper's name."""
    name = f"tag:{urlsplit(settings.NEWSROOM_URL).hostname},2026:{guid}"
    return storable(
        f"<item>{_element('title', title)}{_element('link', link)}{_element('description', text)}"
        f'<pubDate>{rfc2822_date(at)}</pubDate><guid isPermaLink="false">{escape(name)}</guid></item>'
    )


@lru_cache(maxsize=1024)
def _entry(item: Item, root: str) -> str:
    link = f"{root}{story_url(item.article_id, item.slug)}"
    guid = f"tag:{urlsplit(root).hostname},2026:story:{item.article_id}"
    shown, credit = _shown(item)
    said = [str(classes.of(item.content_class).label), _("Corrected") if item.corrected else ""]
    about = " ".join([*(f"{words}." for words in said if words), item.standfirst]).strip()
    title = classes.titled(item.headline, item.content_class)
    return storable(
        f"<item>{_element('title', title)}{_element('link', link)}{_element('description', about)}"
        f'<pubDate>{rfc2822_date(item.published_at)}</pubDate><guid isPermaLink="false">{escape(guid)}</guid>'
        f"{shown}{''.join(_element('category', name) for name in item.categories)}"
        f"{''.join(_element('dc:creator', name) for name in item.writers)}{credit}</item>"
    )


def _shown(item: Item) -> tuple[str, str]:
    """The picture as an enclosure, and with its words."""
    picture = preview(_Picture(json.loads(item.crops), item.alt or "")) if item.crops else None
    if picture is None:
        return "", ""
    url, kind = quoteattr(picture.url), quoteattr(picture.type)
    credit = _element("media:credit", item.credit) if item.credit else ""
    return f'<enclosure url={url} length="{picture.size}" type={kind}/>', (
        f'<media:content url={url} medium="image" type={kind} width="{picture.width}" height="{picture.height}">'
        f'<media:description type="plain">{escape(picture.alt)}</media:description>{credit}</media:content>'
    )


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
