"""The home page and the sections' fronts."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.readers import keys
from articles.readers.keys import keyed
from articles.readers.old_addresses import NAMING
from fronts.arrangement import Arrangement
from public import fronts, selections, site
from public.cards import photos_of
from public.moved import moved
from public.seen import metadata
from public.selections import Listing
from public.views import pages
from public.views.marks import mark_of, older_url
from public.views.rendering import render
from sections.models import Section

#: Stories of the whole paper that an empty section offers.
LATEST = 8


def home(request: HttpRequest) -> HttpResponse:
    """The home page, as its editors arranged it or as it makes itself; of WordPress's `/?p=216`, the story.

    A number that no story had is no home page: anybody could make copies of it without end.
    """
    if NAMING.intersection(request.GET):
        return pages.not_found(request)
    page = fronts.page(fronts.live(None))
    photos = keys.each(keys.photo, photos_of(page.cards))
    response = render("public/home.html", home_context(page))
    return keyed(response, keys.FRONT, keys.arranged(None), *page.keys, *photos, lifetime=60)


def home_context(page: fronts.Page) -> dict[str, Any]:
    """What the home page's template gets."""
    return {"blocks": page.blocks, "meta": _of_home(site.current(), get_language(), settings.NEWSROOM_URL)}


@lru_cache(maxsize=8)
def _of_home(paper: site.Site, language: str, address: str) -> metadata.Metadata:
    """What the home page of `paper` says of itself: put together once, while the paper is as it is."""
    about = _("%(name)s: business, economy and finance news from Indonesia.") % {"name": paper.name}
    return metadata.for_listing("", about, "/", feeds=[metadata.feed(_("Latest"), "home_feed")], paper=paper)


def section(request: HttpRequest, slug: str) -> HttpResponse:
    """A section's front and its stories. Raises Http404 for a section that is closed or never was."""
    paper = site.current()
    found = paper.find(slug) or site.refreshed().find(slug)
    if found is None:
        return moved(request, Section, "section", slug)
    before = mark_of(request)
    if before:
        page = fronts.Page([], selections.listing(before, sections=paper.family(found)))
    else:
        page = fronts.page(fronts.live(found.pk), section=found)
    response = render("public/section.html", section_context(found, page, later=before is not None))
    shown = [
        *keys.each(keys.section, paper.family(found)),
        keys.arranged(found.pk),
        *page.keys,
        *keys.each(keys.article, (one.article_id for one in page.cards)),  # some are other sections'
        *keys.each(keys.photo, photos_of([*page.cards, *page.below.cards])),
        *([] if before or page.blocks or page.below.cards else [keys.FRONT]),
    ]
    return keyed(response, *shown, lifetime=60)


def section_context(found: site.Rubric, page: fronts.Page, later: bool = False) -> dict[str, Any]:
    """What a section's template gets; `later`: a further page of its list."""
    below = page.below or Listing([])
    return {
        "section": found,
        "blocks": page.blocks,
        "cards": below.cards,
        "older": older_url(found.url, below.older),
        "later": later,
        # an empty section is no dead end
        "newest": [] if later or page.blocks or below.cards else selections.latest(LATEST),
        "children": [child for child in site.current().open_sections if child.parent == found.pk],
        "meta": metadata.for_listing(
            found.name,
            found.description or found.name,
            found.url,
            feeds=[metadata.feed(found.name, "section_feed", found.slug)],
            index=not later,
        ),
    }


def shown(section: site.Rubric | None, arrangement: Arrangement, now: datetime | None = None) -> HttpResponse:
    """The front of a section, or the home page, of any arrangement at any moment: for those who arrange it."""
    page = fronts.page(arrangement, section=section, now=now)
    context = section_context(section, page) if section else home_context(page)
    return render("public/section.html" if section else "public/home.html", context | {"now": now})
