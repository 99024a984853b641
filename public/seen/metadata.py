"""What a page says of itself to search engines, social networks and feed readers.

A view makes one `Metadata` with `for_story` or `for_listing` and puts it into its context as `meta`; the base
template prints its `head`. Every address in it is absolute, from
NEWSROOM_URL, never from the request, so that no header of a stranger gets into a page that a cache keeps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from html import escape

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from public import site
from public.cards import story_url
from public.seen import structured
from public.seen.addresses import absolute
from public.seen.addresses import path as address
from public.seen.previews import Preview, preview

#: What search engines may do with a page that they are to find.
ROBOTS = "max-image-preview:large"
#: Where search results cut a description off.
DESCRIPTION_LIMIT = 160


@dataclass(frozen=True)
class Feed:
    """A feed to subscribe to, as `<link rel="alternate">` names it."""

    title: str
    url: str


@dataclass(frozen=True)
class Metadata:
    """What a page says of itself: all text plain, all addresses absolute. `head` is all of it as HTML."""

    title: str
    description: str
    canonical: str
    heading: str
    kind: str = "website"
    picture: Preview | None = None
    feeds: tuple[Feed, ...] = ()
    published_at: datetime | None = None
    updated_at: datetime | None = None
    section: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    robots: str = ROBOTS
    json_ld: tuple[SafeString, ...] = ()

    @cached_property
    def head(self) -> SafeString:
        """All of it as elements of a page's head.

        Put together here and not by a template: three dozen tags would cost a template a tenth of a story's page.
        """
        lines = [
            f"<title>{escape(self.title)}</title>",
            _meta("name", "description", self.description),
            _meta("name", "robots", self.robots),
            f'<link rel="canonical" href="{escape(self.canonical)}">',
            *(
                f'<link rel="alternate" type="application/rss+xml" title="{escape(one.title)}"'
                f' href="{escape(one.url)}">'
                for one in self.feeds
            ),
            *(_meta("property", f"og:{name}", text) for name, text in self._open_graph()),
            _meta("name", "twitter:card", "summary_large_image" if self.picture else "summary"),
            *self._article(),
            *(f'<script type="application/ld+json">{data}</script>' for data in self.json_ld),
        ]
        return mark_safe("\n".join(lines))  # noqa: S308 - every text in it was escaped

    def _open_graph(self) -> Iterable[tuple[str, str]]:
        """https://ogp.me"""
        yield "type", self.kind
        yield "site_name", settings.NEWSROOM_NAME
        yield "locale", "id_ID"
        yield "title", self.heading
        yield "description", self.description
        yield "url", self.canonical
        if self.picture:
            yield "image", self.picture.url
            yield "image:width", str(self.picture.width)
            yield "image:height", str(self.picture.height)
            yield "image:alt", self.picture.alt

    def _article(self) -> Iterable[str]:
        if self.published_at is None:
            return
        yield _meta("property", "article:published_time", self.published_at.isoformat())
        yield _meta("property", "article:modified_time", self.updated_at.isoformat())
        yield _meta("property", "article:section", self.section)
        yield from (_meta("name", "author", name) for name in self.authors)
        yield from (_meta("property", "article:tag", name) for name in self.tags)


def _meta(kind: str, name: str, text: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(text)}">'


def for_story(
    edition,
    *,
    writers: Iterable = (),
    tags: Iterable[str] = (),
    feeds: Iterable[Feed] = (),
    index: bool = True,
) -> Metadata:
    """What a story's page says of itself.

    `edition` needs an Edition's `article_id`, `titled`, `content_class`, `client`, `standfirst`, `slug`,
    `word_count`, `published_at`, `updated_at`, and its `section` and `lead_photo` at hand (nothing is fetched here);
    `writers` are objects with `name` and `slug`, in the order printed; `tags` are names. A section has a `url` or a
    `get_absolute_url()`.
    """
    url = absolute(story_url(edition.article_id, edition.slug))
    writers, tags = tuple(writers), tuple(tags)
    description = short(edition.standfirst)
    picture = preview(edition.lead_photo) if edition.lead_photo else None
    section = edition.section
    path = section.url if hasattr(section, "url") else section.get_absolute_url()  # empty for one that is closed
    trail = [(section.name, absolute(path))] if path else []
    return Metadata(
        title=f"{edition.titled} - {settings.NEWSROOM_NAME}",
        heading=edition.titled,
        description=description,
        canonical=url,
        kind="article",
        picture=picture,
        feeds=tuple(feeds),
        published_at=edition.published_at,
        updated_at=edition.updated_at,
        section=section.name,
        authors=tuple(writer.name for writer in writers),
        tags=tags,
        robots=ROBOTS if index else "noindex, follow",
        json_ld=(
            structured.json_ld(structured.news_article(edition, url, description, writers, tags)),
            structured.breadcrumbs([*trail, (edition.titled, url)]),
        ),
    )


def for_listing(
    title: str,
    description: str,
    url: str,
    *,
    feeds: Iterable[Feed] = (),
    trail: Iterable[tuple[str, str]] = (),
    index: bool = True,
    picture: Preview | None = None,
    paper: site.Site | None = None,
) -> Metadata:
    """What a page with a list of stories, or a fixed page, says of itself.

    `title` empty: the home page. `url` and the addresses in `trail` (name, address; without the home page and without
    this one) are paths. `index=False` asks search engines to leave the page out (search results, later pages).
    `paper`: whose home page it is (default: the paper as it is now).
    """
    canonical = absolute(url)
    crumbs = [(name, absolute(path)) for name, path in trail]
    return Metadata(
        title=f"{title} - {settings.NEWSROOM_NAME}" if title else settings.NEWSROOM_NAME,
        heading=title or settings.NEWSROOM_NAME,
        description=short(description),
        canonical=canonical,
        picture=picture,
        feeds=tuple(feeds),
        robots=ROBOTS if index else "noindex, follow",
        json_ld=(
            structured.breadcrumbs([*crumbs, (title, canonical)])
            if title
            else structured.json_ld(structured.web_site(paper or site.current())),
        ),
    )


def feed(title: str, name: str, *args) -> Feed:
    """A feed by the name of its address, for example `feed(section.name, "section_feed", section.slug)`."""
    return Feed(f"{title} - {settings.NEWSROOM_NAME}", absolute(address(name, *args)))


def short(text: str) -> str:
    """One line of at most 160 characters, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= DESCRIPTION_LIMIT else structured.cut(line, DESCRIPTION_LIMIT)
