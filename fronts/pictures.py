"""The pictures that a front's own cards show: which may stand there, and which lack their credit or right.

A draft takes a picture whose credit is still to come, and marks it; readers do not get it. Who answers for one all
the same does so beside the story of the card, as for a picture in its text.
"""

from collections.abc import Iterable
from datetime import datetime

from django.dispatch import receiver
from django.utils.translation import gettext as _

from articles.checklist import overrides
from articles.refusals import Refused
from articles.signals import pictures_wanted
from fronts.arrangement import Arrangement, Placed, cards_of, read
from fronts.models import Draft
from photos import rights
from photos.models import Photo
from photos.rights import Reason

#: A card's own picture: the story and the photo.
type Own = tuple[int, int]


def own_of(arrangement: Arrangement) -> set[Own]:
    """The pictures of the front's own, each with the story whose card shows it."""
    return {(card.article, card.photo) for _container, card in cards_of(arrangement) if card.photo}


def refuse_unfit(cards: Iterable[Placed], before: set[Own]) -> None:
    """Raise Refused for a picture that must not be used in the draft either; those of `before` are there already."""
    for _pair, photo in _new(((card.article, card.photo) for card in cards if card.photo), before):
        if why := rights.why_not_show(photo):
            raise Refused(f"{photo}: {why}")


def refuse_lacking(arrangement: Arrangement, before: set[Own], at: datetime) -> None:
    """Raise Refused for a picture that readers would get anew at `at` and may not; those of `before` they have."""
    for (article, pk), photo in _new(own_of(arrangement), before):
        if why := rights.why_not_show(photo, at):
            raise Refused(f"{photo}: {why}")
        if why := overrides.unfit([photo], article, at).get(pk):
            words = {"photo": photo, "why": why}
            raise Refused(_("%(photo)s: %(why)s Or somebody answers for it, beside the story of that card.") % words)


def lacking(arrangement: Arrangement) -> dict[Own, Reason]:
    """What was never said of the pictures of a front's own that lack it and nobody answers for."""
    found = {}
    for (article, pk), photo in _new(own_of(arrangement), set()):
        if why := overrides.unfit([photo], article).get(pk):
            found[article, pk] = why
    return found


@receiver(pictures_wanted, dispatch_uid="fronts.pictures")
def _shown_for(article, **kwargs) -> set[int]:
    """The pictures that cards of a story show in the drafts of fronts."""
    with_card = Draft.objects.filter(layout__contains={"containers": [{"cards": [{"article": article.pk}]}]})
    layouts = with_card.values_list("layout", flat=True)
    return {photo for layout in layouts for story, photo in own_of(read(layout)) if story == article.pk}


def _new(pairs: Iterable[Own], before: set[Own]) -> list[tuple[Own, Photo]]:
    """The pictures that do not stand with that story already. One statement, if there is one."""
    wanted = sorted(set(pairs) - before)
    photos = Photo.objects.in_bulk({photo for _article, photo in wanted}) if wanted else {}
    return [((article, pk), photos[pk]) for article, pk in wanted if pk in photos]
