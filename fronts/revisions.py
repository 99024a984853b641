"""Which revision of a front readers get at a moment, and what is in it."""

from datetime import datetime

from fronts import defaults
from fronts.arrangement import Arrangement, read
from fronts.models import Front, FrontRevision


def live(section: int | None, now: datetime | None = None) -> FrontRevision | None:
    """The revision that readers get of a section's front, or of the home page, at `now`; None if none has begun."""
    return FrontRevision.objects.filter(front__section=section).begun(now).first()


def arrangement(section: int | None, now: datetime | None = None) -> Arrangement:
    """What stands on the front at `now`: of the live revision, or of the front that makes itself."""
    revision = live(section, now)
    return read(revision.layout) if revision else defaults.of(section)


def held(section: int | None) -> Front:
    """The front's row, made if it is the first time, and held until the transaction ends."""
    front, _made = Front.objects.get_or_create(section_id=section)
    return Front.objects.select_for_update(of=("self",)).get(pk=front.pk)


def holding(article: int) -> list[Front]:
    """The fronts whose live revision has the story on a card."""
    fronts = Front.objects.filter(revisions__layout__containers__contains=[{"cards": [{"article": article}]}])
    return [
        front
        for front in fronts.distinct().select_related("section")
        if (revision := live(front.section_id))
        and any(card.article == article for container in read(revision.layout) for card in container.cards)
    ]
