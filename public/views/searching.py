"""The search page."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from people import clock
from public import search, site
from public.fast.caching import keyed
from public.seen import metadata
from public.views.marks import address, older_url
from public.views.rendering import render


def search_page(request: HttpRequest) -> HttpResponse:
    """Stories that hold the words of `?q=`; of the section `?rubrik=`, from `?sejak=` until `?hingga=` if given.

    Without words it offers the form. A day that is none is left out and said so.
    """
    words = search.clean(request.GET.get("q", ""))
    paper = site.current()
    chosen = paper.find(request.GET.get("rubrik", ""))
    since, until = _day(request, "sejak"), _day(request, "hingga")
    section = paper.family(chosen) if chosen else None
    found = search.find(words, section=section, since=since, until=until, before=_after(request))
    url = reverse("public:search")
    query = {"q": words, "rubrik": chosen.slug if chosen else "", "sejak": _written(since), "hingga": _written(until)}
    context = {
        "words": words,
        "hits": found.hits,
        "chosen": chosen,
        "since": since,
        "until": until,
        "wrong_days": _wrong(request, since, until),
        "older": older_url(url, found.older, **query),
        "later": "before" in request.GET,
        "first_page": address(url, **query),
        "meta": metadata.for_listing(words or _("Search"), _("Search for stories."), url, index=False),
    }
    return keyed(render("public/search.html", context), "front", lifetime=60)


def _after(request: HttpRequest) -> search.After | None:
    text = request.GET.get("before")
    try:
        return search.After.read(text) if text else None
    except ValueError as why:
        raise Http404(str(why)) from why


def _day(request: HttpRequest, name: str) -> date | None:
    """The day in a parameter; None if it is not given or no day."""
    try:
        return clock.read_day(request.GET.get(name, ""))
    except ValueError:
        return None


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _wrong(request: HttpRequest, since: date | None, until: date | None) -> str:
    """What is the matter with the days asked for, for people; empty if nothing is."""
    if (request.GET.get("sejak") and since is None) or (request.GET.get("hingga") and until is None):
        return _("One of the days is not a date and was left out. Write it as year-month-day, such as 2026-08-17.")
    if since and until and until < since:
        return _("The last day is before the first. Change one of them.")
    return ""
