"""The pictures that a front's own cards show: which may stand there, and which lack their credit or right.

A draft takes a picture whose credit is still to come, and marks it; readers do not get it. Who answers for one all
the same does so beside the story of the card, as for a picture in its text.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.checklist import overrides
from articles.refusals import Refused
from articles.signals import pictures_wanted
from fronts import stories
from fronts.arrangement import Arrangement, Placed, cards_of, read
from fronts.models import Draft, Front, FrontRevision
from fronts.permissions import why_not_arrange
from people import clock
from photos import rights
from photos.models import Photo
from photos.rights import Reason
from photos.signals import printed_wanted, uses_wanted
from photos.uses import Place, Uses

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
        if why := rights.why_not_use(photo, at, article):
            raise Refused(f"{photo}: {why}")
        if why := overrides.unfit([photo], article, at).get(pk):
            words = {"photo": photo, "why": why}
            raise Refused(_("%(photo)s: %(why)s Or somebody answers for it, beside the story of that card.") % words)


def lacking(arrangement: Arrangement) -> dict[Own, Reason]:
    """Why pictures of a front's own may not go to readers anew: their rights, or what nobody said or answers for."""
    found = {}
    for (article, pk), photo in _new(own_of(arrangement), set()):
        if why := rights.why_not_use(photo, story=article) or overrides.unfit([photo], article).get(pk):
            found[article, pk] = why
    return found


def live_on(photo: int) -> list[Front]:
    """The fronts on which readers have the picture as a front's own. Two statements."""
    begun = FrontRevision.objects.filter(front=OuterRef("pk")).begun()
    live = Front.objects.annotate(live=Subquery(begun.values("pk")[:1])).values_list("live", flat=True)
    here = FrontRevision.objects.filter(_with(photo), pk__in=list(live))
    return [one.front for one in here.select_related("front__section")]


@receiver(pictures_wanted, dispatch_uid="fronts.pictures")
def _shown_for(article, **kwargs) -> set[int]:
    """The pictures that cards of a story show in the drafts of fronts."""
    with_card = Draft.objects.filter(layout__contains={"containers": [{"cards": [{"article": article.pk}]}]})
    layouts = with_card.values_list("layout", flat=True)
    return {photo for layout in layouts for story, photo in own_of(read(layout)) if story == article.pk}


@receiver(uses_wanted, dispatch_uid="fronts.pictures.uses")
def _uses(photo, user, **kwargs) -> Uses:
    """The fronts that show it, showed it, or are to; and drafts, by name for who arranges them."""
    found, now = Uses(), clock.now()
    shown = FrontRevision.objects.filter(_with(photo.pk), called_off_at=None).select_related("front__section")
    last = {one.front: one.goes_live_at for one in shown.order_by("goes_live_at")}
    for front, at in last.items():
        state = _("since %(when)s") if at <= now else _("from %(when)s")
        found.places.append(Place(_name(front), _address(front), state % {"when": clock.moment(at)}))
    for draft in Draft.objects.filter(_with(photo.pk)).exclude(front__in=last).select_related("front__section"):
        if why_not_arrange(user, draft.front.section_id):
            found.unnamed += 1
        else:
            found.places.append(Place(_name(draft.front), _address(draft.front), _("draft")))
    return found


@receiver(printed_wanted, dispatch_uid="fronts.pictures.printed")
def _printed(photo, **kwargs) -> dict[int, str]:
    """The stories whose cards show it, or are to, by what readers call them."""
    layouts = FrontRevision.objects.filter(_with(photo.pk), called_off_at=None).values_list("layout", flat=True)
    shown = {article for layout in layouts for article, pk in own_of(read(layout)) if pk == photo.pk}
    told = stories.known(None, shown)
    return {pk: one.headline if one.state == stories.LIVE else "" for pk, one in told.items()}


def _with(photo: int) -> Q:
    """Of layouts, those with a card that shows the picture: one look into the index of what layouts hold."""
    return Q(layout__contains={"containers": [{"cards": [{"photo": photo}]}]})


def _name(front: Front) -> str:
    return _("Front page: %(name)s") % {"name": front}


def _address(front: Front) -> str:
    return reverse("desk:front", args=[front.section_id or 0])


def _new(pairs: Iterable[Own], before: set[Own]) -> list[tuple[Own, Photo]]:
    """The pictures that do not stand with that story already. One statement, if there is one."""
    wanted = sorted(set(pairs) - before)
    photos = Photo.objects.in_bulk({photo for _article, photo in wanted}) if wanted else {}
    return [((article, pk), photos[pk]) for article, pk in wanted if pk in photos]
