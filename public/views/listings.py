"""Lists of stories: a tag's, an author's, a day's, and the videos."""

from datetime import date, timedelta
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.readers import keys
from articles.readers.keys import keyed
from people import clock
from people.models import Author
from public import selections, site
from public.cards import photos_of
from public.moved import moved, section_called
from public.seen import metadata
from public.times import day_name
from public.views.marks import mark_of, older_url
from public.views.rendering import render


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Stories with a tag. Raises Http404 for a tag that no live story bears."""
    found = Tag.objects.filter(slug=slug).first()
    if found is None:
        return moved(request, Tag, "tag", slug)
    before = mark_of(request)
    listing = selections.listing(before, tag=found.pk)
    if not (listing.cards or (before and selections.listing(tag=found.pk).cards)):
        raise Http404
    url = reverse("public:tag", args=[slug])
    context = {
        "tag": found,
        "cards": listing.cards,
        "older": older_url(url, listing.older),
        "later": before is not None,
        "meta": metadata.for_listing(
            f"#{found.name}",
            _("Stories about %(tag)s.") % {"tag": found.name},
            url,
            feeds=[metadata.feed(found.name, "tag_feed", slug)],
            index=before is None,
        ),
    }
    shown = (keys.tag(found.pk), *keys.each(keys.photo, photos_of(listing.cards)))
    return keyed(render("public/tag.html", context), *shown, lifetime=60)


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """An author and the stories that bear the name. Raises Http404 for an unknown one.

    Who writes no more keeps the page for as long as a story names them: it links here.
    """
    found = Author.objects.filter(slug=slug).first()
    if found is None:
        return moved(request, Author, "author", slug)
    before = mark_of(request)
    listing = selections.listing(before, author=found.pk)
    if not (found.is_active or listing.cards or (before and selections.listing(author=found.pk).cards)):
        raise Http404
    url = reverse("public:author", args=[slug])
    context = {
        "author": found,
        "cards": listing.cards,
        "older": older_url(url, listing.older),
        "later": before is not None,
        "meta": metadata.for_listing(
            found.name,
            found.bio or _("Stories by %(name)s.") % {"name": found.name},
            url,
            feeds=[metadata.feed(found.name, "author_feed", slug)],
            index=before is None,
        ),
    }
    shown = (keys.author(found.pk), *keys.each(keys.photo, photos_of(listing.cards)))
    return keyed(render("public/author.html", context), *shown, lifetime=60)


def video(request: HttpRequest) -> HttpResponse:
    """Video stories."""
    before = mark_of(request)
    listing = selections.videos(before)
    url = reverse("public:video")
    context = {
        "here": "video",
        "cards": listing.cards,
        "older": older_url(url, listing.older),
        "later": before is not None,
        "meta": metadata.for_listing(_("Video"), _("The newest videos."), url, index=before is None),
    }
    shown = (keys.VIDEO, *keys.each(keys.photo, photos_of(listing.cards)))
    return keyed(render("public/video.html", context), *shown, lifetime=60)


def indeks_today(request: HttpRequest) -> HttpResponse:
    """The index of the present day. `?hari=`, which the form for another day sends, leads to that day's address."""
    wanted = request.GET.get("hari")
    if not wanted:
        return indeks(request, timezone.localdate())
    try:
        day = clock.read_day(wanted)
    except ValueError as why:
        raise Http404(str(why)) from why
    rubric = request.GET.get("rubrik", "")
    found = reverse("public:indeks_day", args=[day])
    return HttpResponseRedirect(found + (f"?rubrik={quote(rubric)}" if rubric else ""))


def indeks_day(request: HttpRequest, day: date) -> HttpResponse:
    """The index of a day. Raises Http404 for a day to come."""
    if day > timezone.localdate():
        raise Http404
    return indeks(request, day)


def indeks(request: HttpRequest, day: date) -> HttpResponse:
    """Every story of a day, newest first; `?rubrik=` leaves those of one section."""
    paper = site.current()
    wanted = request.GET.get("rubrik", "")
    chosen = section_called(wanted)
    if wanted and chosen is None:
        raise Http404
    before = mark_of(request)
    which = {"sections": paper.family(chosen)} if chosen else {}
    listing = selections.listing(before, day=day, **which)
    today = timezone.localdate()
    url = reverse("public:indeks") if day == today else reverse("public:indeks_day", args=[day])
    named = {"day": day_name(day), "section": chosen.name if chosen else ""}
    title = _("Index of %(section)s, %(day)s") % named if chosen else _("Index, %(day)s") % named
    words = _("Every story of %(day)s.") % named
    context = {
        "here": "indeks",
        "day": day,
        "today_date": today,
        "yesterday": day - timedelta(days=1),
        "tomorrow": day + timedelta(days=1) if day < today else None,
        "chosen": chosen,
        "path": url,
        "cards": listing.cards,
        "older": older_url(reverse("public:indeks_day", args=[day]), listing.older, rubrik=wanted),
        "later": before is not None,
        "meta": metadata.for_listing(title, words, url, index=bool(listing.cards) and not (before or wanted)),
    }
    return keyed(render("public/indeks.html", context), keys.day(day), lifetime=60)
