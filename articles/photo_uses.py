"""Answers the photo library: which stories use a photo."""

from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateTimeField, Exists, Max, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import permissions
from articles.models import Article, Edition
from articles.workflow.status import STATES, Status
from people import clock
from photos.signals import printed_between_wanted, printed_wanted, uses_wanted
from photos.uses import Place, Uses

_NAMED = 200
#: So many stories are counted; a stock picture may be in a hundred thousand. One has several editions with it.
_COUNTED, _ROWS = 1000, 2000
#: The end of what has none.
_NEVER = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)


@receiver(uses_wanted)
def tell_uses(sender, photo, user, **kwargs) -> Uses:
    """The stories on the desk and before readers that use `photo`, with when readers had it there.

    Of those that `user` may not see on the desk the ones that anybody can read are named as readers have them; the
    others are only counted.
    """
    stories, is_more = using(photo)
    seen = permissions.visible_to(user).filter(pk__in=stories).order_by("-updated_at")[:_NAMED]
    own = {story.pk: story for story in seen}
    shown = Edition.objects.live().filter(_shows(photo), article__in=stories).exclude(article__in=own)
    others = {one.article_id: one for one in shown.order_by("-starts_at")[: _NAMED - len(own)]}
    times = _times(photo, own.keys() | others.keys())
    named = [
        (pk, one.headline, reverse("admin:articles_article_change", args=[pk]), one.state) for pk, one in own.items()
    ]
    named += [(pk, one.titled, one.get_absolute_url(), STATES[Status.PUBLISHED]) for pk, one in others.items()]
    places = [Place(words, url, ", ".join([str(state.label), *times.get(pk, ())])) for pk, words, url, state in named]
    return Uses(places, unnamed=len(stories) - len(places), is_more=is_more or len(places) == _NAMED)


def _times(photo, articles: Collection[int]) -> dict[int, list[str]]:
    """By story, since when readers have had the photo there, or from when until when. Of these stories alone: a
    photo of the house's may be in forty thousand."""
    now = clock.now()
    ended = Max(Coalesce("ends_at", Value(_NEVER), output_field=DateTimeField()))
    shown = Edition.objects.filter(_shows(photo), article__in=articles).order_by().values("article")
    found = {}
    for article, begins, ends in shown.annotate(first=Min("starts_at"), last=ended).values_list(
        "article", "first", "last"
    ):
        when = clock.moment(begins)
        words = (_("since %(when)s") if begins <= now else _("from %(when)s")) % {"when": when}
        found[article] = [words if ends > now else f"{when} – {clock.moment(ends)}"]
    return found


def _shows(photo) -> Q:
    """Of the editions of some stories, those with the photo at their head or in their text."""
    return Q(lead_photo=photo) | Q(Exists(Edition.photos.through.objects.filter(photo=photo, edition=OuterRef("pk"))))


@receiver(printed_wanted)
def tell_printed(sender, photo, **kwargs) -> dict[int, str]:
    """The stories of which an edition shows `photo`, by the first headline; empty for one that is still to come."""
    leading = Edition.objects.filter(lead_photo=photo).order_by().values("pk")
    in_texts = Edition.photos.through.objects.filter(photo=photo).values("edition")
    shown, now = Edition.objects.filter(pk__in=leading.union(in_texts)), clock.now()
    rows = shown.order_by("-starts_at").values_list("article_id", "headline", "starts_at")
    # what readers do not have yet is named to nobody
    return {number: headline if at <= now else "" for number, headline, at in rows}


@receiver(printed_between_wanted)
def tell_printed_between(sender, since, until, **kwargs) -> Counter[int]:
    """In how many stories each photo was shown for the first time in these editions' time."""
    begun = Edition.objects.filter(starts_at__gte=since, starts_at__lt=until)
    shown = _shown_in(begun)
    stories = {article for article, _photo in shown}
    earlier = _shown_in(Edition.objects.filter(article__in=stories, starts_at__lt=since))
    return Counter(photo for _article, photo in shown - earlier)


def _shown_in(editions: QuerySet[Edition]) -> set[tuple[int, int]]:
    """The stories of the editions, each with a photo at its head or in its text."""
    # edition by edition: joined, the pictures of all years would be read for those of a month
    in_text = ArraySubquery(Edition.photos.through.objects.filter(edition=OuterRef("pk")).values("photo"))
    rows = editions.order_by().values_list("article", "lead_photo", in_text)
    return {(article, photo) for article, lead, others in rows for photo in {lead, *others} if photo}


def using(photo) -> tuple[list[int], bool]:
    """The ids of stories with the photo at their head or in their text, as worked on or as readers got them, newest
    first, and whether there are more than these: a picture that the house lends to many is not followed to the first.

    A published story's text is read from its editions, which are indexed; only open desk copies are read through.
    """
    on_desk = [state.name for state in STATES.values() if not state.had]
    named = Q(body__contains=f'data-photo="{photo.pk}"') | Q(body__contains=f'data-poster="{photo.pk}"')
    in_texts = Edition.photos.through.objects.filter(photo=photo)
    parts = (  # one by one: joined by OR they are no question to an index
        Article.objects.filter(lead_photo=photo).order_by("-pk").values_list("pk", flat=True),
        Article.objects.filter(named, status__in=on_desk).order_by("-pk").values_list("pk", flat=True),
        Edition.objects.filter(lead_photo=photo).order_by("-pk").values_list("article_id", flat=True),
        in_texts.order_by("-edition_id").values_list("edition__article_id", flat=True),
    )
    found = [list(part[:_ROWS]) for part in parts]
    stories = sorted(set().union(*found), reverse=True)
    return stories[:_COUNTED], len(stories) > _COUNTED or any(len(rows) == _ROWS for rows in found)
