"""Answers the photo library: which stories use a photo."""

from collections import Counter

from django.db.models import Q, QuerySet
from django.dispatch import receiver
from django.urls import reverse

from articles import permissions
from articles.models import Article, Edition
from articles.workflow.status import STATES
from people import clock
from photos.signals import printed_between_wanted, printed_wanted, uses_wanted
from photos.uses import Place, Uses

_NAMED = 50


@receiver(uses_wanted)
def tell_uses(sender, photo, user, **kwargs) -> Uses:
    """The stories on the desk and before readers that use `photo`; those `user` may not see are only counted."""
    stories = using(photo)
    seen = permissions.visible_to(user).filter(pk__in=stories.values("pk")).order_by("-updated_at")
    places = [
        Place(story.headline, reverse("admin:articles_article_change", args=[story.pk]), str(story.state.label))
        for story in seen[:_NAMED]
    ]
    return Uses(places, unnamed=stories.count() - len(places))


@receiver(printed_wanted)
def tell_printed(sender, photo, **kwargs) -> dict[int, str]:
    """The stories of which an edition shows `photo`, by the first headline; empty for one that is still to come."""
    shown = Edition.objects.filter(
        Q(lead_photo=photo) | Q(pk__in=Edition.photos.through.objects.filter(photo=photo).values("edition"))
    )
    now = clock.now()
    rows = shown.order_by("-starts_at").values_list("article_id", "headline", "starts_at")
    # what readers do not have yet is named to nobody
    return {number: headline if at <= now else "" for number, headline, at in rows}


@receiver(printed_between_wanted)
def tell_printed_between(sender, since, until, **kwargs) -> Counter[int]:
    """In how many stories each photo was shown for the first time in these editions' time."""
    begun = Edition.objects.filter(starts_at__gte=since, starts_at__lt=until)
    shown = _shown_in(begun)
    stories = {article for article, _photo in shown}
    return Counter(photo for _article, photo in shown - _shown_in(_earlier(stories, since)))


def _earlier(stories: set[int], since) -> QuerySet[Edition]:
    return Edition.objects.filter(article__in=stories, starts_at__lt=since)


def _shown_in(editions: QuerySet[Edition]) -> set[tuple[int, int]]:
    """The stories of the editions, each with a photo at its head or in its text."""
    leading = editions.filter(lead_photo__isnull=False).values_list("article", "lead_photo")
    in_text = Edition.photos.through.objects.filter(edition__in=editions.order_by().values("pk"))
    return {*leading, *in_text.values_list("edition__article", "photo")}


def using(photo) -> QuerySet[Article]:
    """Stories with the photo at their head or in their text, as worked on or as readers got them.

    A published story's text is read from its editions, which are indexed; only open desk copies are read through.
    """
    shown = Edition.objects.filter(
        Q(lead_photo=photo) | Q(pk__in=Edition.photos.through.objects.filter(photo=photo).values("edition"))
    )
    had = [state.name for state in STATES.values() if state.had]
    named = Q(body__contains=f'data-photo="{photo.pk}"') | Q(body__contains=f'data-poster="{photo.pk}"')
    in_text = named & ~Q(status__in=had)
    return Article.objects.filter(Q(lead_photo=photo) | Q(pk__in=shown.values("article")) | in_text)
