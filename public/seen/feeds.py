"""RSS 2.0 beside each list: the newest live stories of the paper, a section, a tag, an author.

A story that an editor left out of feeds is in none of them. A guid is the story's number and no address, so that a
changed slug does not make an old story new. Every address is absolute, from NEWSROOM_URL. How an entry is written is
in `public.seen.rss`.
"""

from dataclasses import replace
from functools import cache

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, JSONField, OuterRef, TextField, When
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast, JSONObject
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.models import Edition, EditionByline, EditionTag
from articles.readers import keys
from articles.readers.keys import keyed
from articles.readers.lists import LATEST, Mark, newest
from people.models import Author
from people.written import A_MOMENT, ANOTHER_MOMENT, a_number
from photos import rights, sources
from photos.models import printed_credit
from public import selections, site
from public.cards import TEXT
from public.fast.prepared import Prepared
from public.moved import moved
from public.seen import rss
from public.seen.addresses import absolute
from sections.models import Section

#: Stories in a feed.
LENGTH = 30
#: Seconds for which a feed may be kept; a publication purges it anyway.
LIFETIME = 300


def home(request: HttpRequest) -> HttpResponse:
    """The newest stories of the whole paper."""
    title, about = settings.NEWSROOM_NAME, _("The newest stories.")
    return _feed(_items(), title, about, reverse("public:home"), reverse("public:home_feed"), keys.FRONT)


def section(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest stories of a section and of those below it. Raises Http404 for a closed or unknown one."""
    paper = site.current()
    found = paper.find(slug) or site.refreshed().find(slug)
    if found is None:
        return moved(request, Section, "section_feed", slug)
    family = paper.family(found)
    own = reverse("public:section_feed", args=[slug])
    items = _items(sections=family)
    return _feed(items, found.name, found.description, found.url, own, *keys.each(keys.section, family))


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest stories with a tag. Raises Http404 for one that no live story bears."""
    found = Tag.objects.filter(slug=slug).first()
    if found is None:
        return moved(request, Tag, "tag_feed", slug)
    items = _items(tag=found.pk)
    if not (items or selections.listing(tag=found.pk).cards):
        raise Http404
    page, own = reverse("public:tag", args=[slug]), reverse("public:tag_feed", args=[slug])
    about = _("Stories about %(tag)s.") % {"tag": found.name}
    return _feed(items, f"#{found.name}", about, page, own, keys.tag(found.pk))


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest stories that bear an author's name. Raises Http404 for an unknown one.

    Who writes no more keeps the feed for as long as it has stories.
    """
    found = Author.objects.filter(slug=slug).first()
    if found is None:
        return moved(request, Author, "author_feed", slug)
    items = _items(author=found.pk)
    if not (found.is_active or items):
        raise Http404
    page, own = reverse("public:author", args=[slug]), reverse("public:author_feed", args=[slug])
    about = found.bio or _("Stories by %(name)s.") % {"name": found.name}
    return _feed(items, found.name, about, page, own, keys.author(found.pk))


def _feed(items: list[rss.Item], title: str, about: str, page: str, own: str, *shown: str) -> HttpResponse:
    """The feed of `items`. `page` is the path of the list beside which it stands, `own` the feed's."""
    name, now = settings.NEWSROOM_NAME, timezone.localtime()
    text = rss.channel(
        items,
        title=title if title == name else f"{title} - {name}",
        link=absolute(page),
        about=about or title,
        own=absolute(own),
        copyright=f"© {now.year} {name}",
        minutes=LIFETIME // 60,
    )
    response = HttpResponse(text, content_type="application/rss+xml; charset=utf-8")
    photos = keys.each(keys.photo, (item.photo for item in items if item.photo))
    return keyed(response, *shown, *photos, lifetime=LIFETIME)


def _items(**which) -> list[rss.Item]:
    """The newest entries of a list, as `selections.listing` names it. One statement."""
    values, shape = selections.shape_of(which)
    rows = _items_query(shape, LENGTH).rows(now=timezone.now(), at=LATEST.at, pk=LATEST.article_id, **values)
    found = []
    for *row, section, tags, writers, kind, source, denied, until in rows:
        item = rss.Item(*row, (site.section(section).name, *tags), tuple(writers))
        alt = sources.labelled(item.alt or "", source or "")
        item = replace(item, alt=alt, credit=printed_credit(item.credit or "", kind or ""))
        withheld = rights.is_withheld(denied, until)
        found.append(replace(item, crops=None, alt=None, credit=None) if withheld else item)
    return found


@cache
def _items_query(shape: tuple, count: int) -> Prepared:
    def build(now, at, pk, **which):
        editions = Edition.objects.live(now).in_feeds()
        return newest(editions, (shape[0], which), Mark(at, pk), _columns(), count)

    samples = selections.samples_of(shape)
    return Prepared(build, now=A_MOMENT, at=ANOTHER_MOMENT, pk=a_number(0), **samples)


def _columns() -> tuple:
    """What an entry is made from, in the order of `rss.Item`; of a picture's crops only the one that is shown.

    Last, whether readers may still see it.
    """
    tags = EditionTag.objects.filter(edition=OuterRef("pk")).order_by("tag__name").values("tag__name")
    writers = EditionByline.objects.of_writers().filter(edition=OuterRef("pk")).order_by("order", "pk")
    crops = "lead_photo__renditions"
    crop = Case(
        When(**{f"{crops}__has_key": "og"}, then=JSONObject(og=KeyTransform("og", crops))),
        default=F(crops),
        output_field=JSONField(),
    )
    return (
        *TEXT,
        "article_id",
        "published_at",
        "updated_at",
        "listed_at",
        "lead_photo__alt",
        "lead_photo__credit",
        Cast(crop, TextField()),
        "lead_photo_id",
        "corrected_at",
        "section_id",
        ArraySubquery(tags),
        ArraySubquery(writers.values("author__name")),
        "lead_photo__licence_kind",
        "lead_photo__source_type",
        "lead_photo__is_denied",
        "lead_photo__usable_until",
    )
