"""The search page."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Edition
from articles.readers import keys
from articles.readers.keys import keyed
from articles.readers.lists import Mark
from people import clock, former
from people.models import Author
from public import search, selections, site
from public.cards import COLUMNS, card
from public.moved import section_called
from public.seen import metadata
from public.views.marks import address, mark_of, older_url
from public.views.rendering import render

#: The value of `?urut=` for the newest first; without it the best are.
NEWEST = "terbaru"
#: Stories offered where nothing was found.
OFFERED = 5


@dataclass(frozen=True)
class Asked:
    """What the address asks. `writer` is None where nobody of the name that was typed writes here."""

    words: str
    section: site.Rubric | None
    typed_writer: str
    writer: Author | None
    since: date | None
    until: date | None
    newest: bool

    @property
    def is_narrowed(self) -> bool:
        return bool(self.section or self.writer or self.since or self.until)

    def url(self, **changed: str) -> str:
        """The address of the page with these values, or as `changed` says."""
        return address(reverse("public:search"), **(self.query() | changed))

    def query(self) -> dict[str, str]:
        """The values as an address has them."""
        return {
            "q": self.words,
            "rubrik": self.section.slug if self.section else "",
            "penulis": self.writer.slug if self.writer else "",
            "sejak": _written(self.since),
            "hingga": _written(self.until),
            "urut": NEWEST if self.newest else "",
        }


def search_page(request: HttpRequest) -> HttpResponse:
    """Stories that hold the words of `?q=`, the best first or, by `?urut=terbaru`, the newest.

    Narrowed by the section `?rubrik=`, the writer `?penulis=` (a slug or a name), from `?sejak=` until `?hingga=`.
    Without words it offers the form. A day or a name that is none is left out and said so. Where nothing is found, it
    offers what may have been meant, the same without what narrows it, and the newest stories.
    """
    asked = _asked(request)
    found = _found(asked, _after(request, asked))
    url = reverse("public:search")
    context = {
        "asked": asked,
        "words": asked.words,
        "found": found,
        "hits": found.hits,
        "meant": found.meant and address(url, **(asked.query() | {"q": found.meant})),
        "wider": asked.is_narrowed and address(url, q=asked.words),
        "best_first": asked.url(urut=""),
        "newest_first": asked.url(urut=NEWEST),
        "offered": [] if found.hits or not asked.words else _newest(),
        "wrong": _wrong(request, asked),
        "older": older_url(url, found.older, **asked.query()),
        "later": "before" in request.GET,
        "first_page": asked.url(),
        "meta": metadata.for_listing(asked.words or _("Search"), _("Search for stories."), url, index=False),
    }
    return keyed(render("public/search.html", context), keys.FRONT, lifetime=60)


def _asked(request: HttpRequest) -> Asked:
    name = search.clean(request.GET.get("penulis", ""))
    return Asked(
        words=search.clean(request.GET.get("q", "")),
        section=section_called(request.GET.get("rubrik", "")),
        typed_writer=name,
        writer=_writer(name) if name else None,
        since=_day(request, "sejak"),
        until=_day(request, "hingga"),
        newest=request.GET.get("urut") == NEWEST,
    )


def _found(asked: Asked, before: search.After | Mark | None) -> search.Found:
    return search.find(
        asked.words,
        section=site.current().family(asked.section) if asked.section else None,
        since=asked.since,
        until=asked.until,
        before=before,
        writer=asked.writer.pk if asked.writer else None,
        newest_first=asked.newest,
    )


def _after(request: HttpRequest, asked: Asked) -> search.After | Mark | None:
    if asked.newest:
        return mark_of(request)
    text = request.GET.get("before")
    try:
        return search.After.read(text) if text else None
    except ValueError as why:
        raise Http404(str(why)) from why


def _writer(name: str) -> Author | None:
    """The author of that slug or name, or the only one in whose name it stands; who writes here now goes before.

    Who writes here no more is found as long as a live story names them, and a slug of before leads to whose it was.
    """
    known = Author.objects.order_by("-is_active", "pk")
    exactly = Q(slug=name) | Q(name__iexact=name) | Q(slug=former.current(Author, name) or name)
    some = known.filter(exactly)[:1] or known.active().filter(name__icontains=name)[:2]
    some = some or known.filter(name__icontains=name)[:2]
    found = some[0] if len(some) == 1 else None
    return found if found and (found.is_active or selections.listing(author=found.pk).cards) else None


def _newest() -> list:
    """The newest stories, for whoever found nothing."""
    return [card(row) for row in Edition.objects.live().newest_first().values_list(*COLUMNS)[:OFFERED]]


def _day(request: HttpRequest, name: str) -> date | None:
    """The day in a parameter; None if it is not given or no day."""
    try:
        return clock.read_day(request.GET.get(name, ""))
    except ValueError:
        return None


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _wrong(request: HttpRequest, asked: Asked) -> list[str]:
    """What is the matter with what was asked, in sentences for people."""
    wrong = []
    if (request.GET.get("sejak") and not asked.since) or (request.GET.get("hingga") and not asked.until):
        wrong.append(
            _("One of the days is not a date and was left out. Write it as year-month-day, such as 2026-08-17.")
        )
    if asked.since and asked.until and asked.until < asked.since:
        wrong.append(_("The last day is before the first. Change one of them."))
    if asked.typed_writer and not asked.writer:
        name = asked.typed_writer
        wrong.append(_("No single writer is called “%(name)s”, so writers were left out.") % {"name": name})
    return wrong
