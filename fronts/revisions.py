"""Which revision of a front readers get at a moment, and what is in it."""

from datetime import datetime

from django.db.models import OuterRef, Subquery

from fronts import defaults, names
from fronts.arrangement import Arrangement, read
from fronts.models import Front, FrontRevision
from people import clock, rowlocks
from people.written import A_MOMENT, Written


def _live(now: datetime):
    begun = FrontRevision.objects.filter(front=OuterRef("pk")).begun(now)
    return Front.objects.order_by().values_list(Subquery(begun.values("pk")[:1]))


_LIVE = Written(_live, now=A_MOMENT)


def live(section: int | None, now: datetime | None = None) -> FrontRevision | None:
    """The revision that readers get of a section's front, or of the home page, at `now`; None if none has begun."""
    return FrontRevision.objects.filter(front__section=section).begun(now).first()


def arrangement(section: int | None, now: datetime | None = None) -> Arrangement:
    """What stands on the front at `now`: of the live revision, or of the front that makes itself."""
    revision = live(section, now)
    return names.present(read(revision.layout)) if revision else defaults.of(section)


def held(section: int | None) -> Front:
    """The front's row, made if it is the first time, and held until the transaction ends."""
    front, _made = Front.objects.get_or_create(section_id=section)
    return rowlocks.held(Front.objects).get(pk=front.pk)


def holding(article: int) -> dict[Front, FrontRevision]:
    """The fronts whose live revision has the story on a card, each with that revision.

    Three statements; two where there is none, as with most stories.
    """
    here = FrontRevision.objects.filter(
        pk__among=[pk for (pk,) in _LIVE.rows(now=clock.now())],
        layout__containers__contains=[{"cards": [{"article": article}]}],
    )
    found = list(here.order_by().values_list("pk", flat=True))
    whole = FrontRevision.objects.filter(pk__in=found).select_related("front__section", "made_by") if found else ()
    return {one.front: one for one in whole}


def waiting(section: int | None, now: datetime | None = None) -> list[FrontRevision]:
    """The scheduled revisions of a front that are still to go live, the next one first."""
    return list(FrontRevision.objects.filter(front__section=section).waiting(now))
