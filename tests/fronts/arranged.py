"""Puts stories on a front for tests of what readers get: rows, for what no editor may place must be placed too."""

from dataclasses import replace
from datetime import datetime

from fronts import defaults
from fronts.arrangement import Arrangement, Container, Placed, cards_of, written
from fronts.models import Front, FrontMoment, FrontRevision
from people import clock


def put(*cards: Placed | object, section=None, at: datetime | None = None) -> FrontRevision:
    """A revision with these stories (articles or cards) in the lead of the front that makes itself, from `at` on."""
    placed = tuple(one if isinstance(one, Placed) else Placed(one.pk) for one in cards)
    lead, *others = defaults.of(section and section.pk)
    return live((replace(lead, fill="both", cards=placed), *others), section=section, at=at)


def live(arrangement: Arrangement | list[Container], *, section=None, at: datetime | None = None) -> FrontRevision:
    """A revision of any arrangement, live from `at` (default: now) on."""
    front, _made = Front.objects.get_or_create(section=section)
    at = at or clock.now()
    layout = written(tuple(arrangement))
    revision = FrontRevision.objects.create(
        front=front, number=front.revisions.count() + 1, layout=layout, goes_live_at=at
    )
    edges = {edge for _container, card in cards_of(tuple(arrangement)) for edge in (card.begins, card.ends) if edge}
    FrontMoment.objects.bulk_create(FrontMoment(revision=revision, at=edge) for edge in {at, *edges})
    return revision
