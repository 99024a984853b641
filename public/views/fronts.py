"""The home page and the sections' fronts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, cycle

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from public import selections, site
from public.cards import Card, photos_of
from public.fast.caching import keyed, keys_of
from public.seen import metadata
from public.selections import TOP
from public.views.marks import mark_of, older_url
from public.views.rendering import render

#: Stories in the home page's list of the latest.
LATEST = 8
#: The layouts that sections' blocks take in turn, with their widths and grounds.
_IN_TURN = (
    ("wide", "two", "plain"),
    ("wide", "one", "plain"),
    ("row", "full", "plain"),
    ("dense", "two", "plain"),
    ("ranked", "one", "plain"),
    ("pair", "full", "tint"),
    ("row", "full", "plain"),
)


@dataclass(frozen=True)
class Block:
    """A container of a front as its template takes it."""

    key: str
    layout: str
    width: str
    cards: list[Card]
    section: site.Rubric | None = None
    tone: str = "plain"
    title: str = ""
    url: str = ""
    links: tuple = ()

    @property
    def template(self) -> str:
        return f"public/containers/{self.layout}.html"


def home(request: HttpRequest) -> HttpResponse:
    """The front page: lead and second row as placed or newest, the latest, the most read, a block a section."""
    paper = site.current()
    placed, latest = selections.home(LATEST + TOP)
    top = _filled(placed, latest)
    shown = [one.article_id for one in top]
    menu = paper.menu
    newest = selections.blocks([section.pk for section in menu], shown)
    rest = [one for one in latest if one.article_id not in shown][:LATEST]
    about = _("%(name)s: business, economy and finance news from Indonesia.") % {"name": paper.name}
    context = {
        "blocks": [block for block in _blocks(top, rest, menu, newest, selections.most_read()) if block.cards],
        "meta": metadata.for_listing("", about, "/", feeds=[metadata.feed(_("Latest"), "home_feed")]),
    }
    photos = photos_of([*top, *chain.from_iterable(newest.values())])
    return keyed(render("public/home.html", context), "front", *keys_of("photo", photos), lifetime=60)


def section(request: HttpRequest, slug: str) -> HttpResponse:
    """A section's front. Raises Http404 for a section that is closed or never was."""
    paper = site.current()
    found = paper.find(slug) or site.refreshed().find(slug)
    if found is None:
        raise Http404
    before = mark_of(request)
    listing = selections.listing(before, sections=paper.family(found))
    top = [] if before else _filled(selections.top(found.pk), listing.cards)[:4]
    shown = {one.article_id for one in top}
    read = selections.most_read()
    context = {
        "section": found,
        "blocks": [Block("lead", "lead", "full", top, found)] if top else [],
        "cards": [one for one in listing.cards if one.article_id not in shown],
        "older": older_url(found.url, listing.older),
        "later": before is not None,
        "most_read": read,
        # an empty section is no dead end
        "newest": [] if before or listing.cards else selections.latest(LATEST),
        "children": [child for child in paper.open_sections if child.parent == found.pk],
        "meta": metadata.for_listing(
            found.name,
            found.description or found.name,
            found.url,
            feeds=[metadata.feed(found.name, "section_feed", found.slug)],
            index=before is None,
        ),
    }
    keys = [
        *keys_of("section", paper.family(found)),
        *keys_of("article", dict.fromkeys(one.article_id for one in [*top, *read])),  # some are other sections'
        *keys_of("photo", photos_of([*top, *listing.cards])),
        *([] if before or listing.cards else ["front"]),
    ]
    return keyed(render("public/section.html", context), *keys, lifetime=60)


def _blocks(top, rest, menu, newest, read) -> Iterator[Block]:
    """The lead and the latest, then a block a section, the layouts in turn; what is read most in the place it has."""
    yield Block("lead", "lead", "two" if rest else "full", top)
    yield Block("latest", "latest", "one", rest)
    layouts = cycle(_IN_TURN)
    for section in menu:
        layout, width, tone = next(layouts)
        if layout == "ranked":
            yield Block("read", "ranked", width, read)
            read, (layout, width, tone) = [], next(layouts)
        if section.slug == "video":
            layout, width, tone = "rail", "full", "dark"
        yield Block(f"section-{section.pk}", layout, width, newest[section.pk], section, tone)
    yield Block("read", "ranked", "full", read)


def _filled(placed: list[Card], newest: list[Card]) -> list[Card]:
    """What editors placed, and where they placed nothing, the newest; the first of those that has a picture leads."""
    if not placed:
        placed = [one for one in newest if one.picture][:1]
    taken = {one.article_id for one in placed}
    return [*placed, *(one for one in newest if one.article_id not in taken)][:TOP]
