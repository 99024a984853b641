"""The register of corrections: by day, one note, and the text as it was before it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import NoteKind
from articles.readers import keys
from articles.readers.keys import keyed
from people import clock
from people.blanks import LARGEST
from public import corrections
from public.corrections import KINDS, Entry
from public.seen import metadata
from public.times import day_name
from public.views.marks import mark_of, older_url
from public.views.rendering import render


def register(request: HttpRequest) -> HttpResponse:
    """All notes by day, newest first; `?jenis=` those of one kind. Raises Http404 for a kind that there is not."""
    kind = request.GET.get("jenis", "")
    if kind and kind not in KINDS:
        raise Http404
    before = mark_of(request)
    entries, older = corrections.listing(kind, before)
    url = reverse("public:corrections")
    numbers = corrections.counts()
    context = {
        "days": _by_day(entries),
        "kind": kind,
        "kinds": [(slug, NoteKind(KINDS[slug]).label, number) for slug, number in numbers.items()],
        "all": sum(numbers.values()),
        "path": url,
        "older": older_url(url, older, jenis=kind),
        "later": before is not None,
        "meta": metadata.for_listing(
            _("Corrections"),
            _("What we got wrong, and what is right. Notes are never deleted."),
            url,
            feeds=[metadata.feed(_("Corrections"), "corrections_feed")],
            index=before is None and not kind,
        ),
    }
    stories = keys.each(keys.article, (one.article_id for one in entries))
    return keyed(render("public/corrections.html", context), keys.CORRECTIONS, *stories, lifetime=60)


def note(request: HttpRequest, pk: int) -> HttpResponse:
    """One note. Raises Http404 if there is none, or none yet."""
    entry = corrections.find(pk) if pk <= LARGEST else None
    if entry is None:
        raise Http404
    context = {
        "entry": entry,
        "mended_by": corrections.mended_by(pk),
        "meta": metadata.for_listing(
            f"{entry.told.heading}: {entry.title}",
            entry.text,
            entry.told.url,
            trail=[(_("Corrections"), reverse("public:corrections"))],
            index=not entry.is_silent,
        ),
    }
    return keyed(render("public/note.html", context), keys.article(entry.article_id), lifetime=300)


def before(request: HttpRequest, pk: int) -> HttpResponse:
    """The story as it was before a note, with what changed marked.

    Raises Http404 if the note changed no text, if the ground forbids to read it, or if the story is live no more.
    """
    found = corrections.as_it_was(pk) if pk <= LARGEST else None
    if found is None:
        raise Http404
    entry = found.entry
    context = {
        "entry": entry,
        "was": found,
        "meta": metadata.for_listing(
            _("Before the correction: %(headline)s") % {"headline": entry.title},
            entry.text,
            reverse("public:note_before", args=[pk]),
            index=False,
        ),
    }
    return keyed(render("public/note_before.html", context), keys.article(entry.article_id), lifetime=300)


def _by_day(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    zone = clock.newsroom_zone()
    days: dict[str, list[Entry]] = {}
    for entry in entries:
        days.setdefault(day_name(entry.told.at.astimezone(zone)), []).append(entry)
    return list(days.items())
