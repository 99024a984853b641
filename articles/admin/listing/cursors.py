"""Where a page of a staff list ends, by key: deep pages cost no more than the first, and nothing is shown twice."""

from datetime import datetime

from django.core import signing
from django.db.models import Q

_SALT = "list"


def cursor(at: datetime, pk: int, *, first: bool = False) -> str:
    """The last row of a page, as a word for the address of the next one. `at` is aware.

    `first`: it is one of those rows that a list puts before all others.
    """
    place = [at.isoformat(), pk]
    # without a third word unless one is needed, so that processes of the release before can read it
    return signing.dumps([*place, True] if first else place, salt=_SALT)


def read(word: str) -> tuple[datetime, int, bool] | None:
    """The moment, the id and the place that `cursor` put away; None for anything else."""
    try:
        moment, pk, *first = signing.loads(word, salt=_SALT)
    except signing.BadSignature:
        return None
    return datetime.fromisoformat(moment), pk, any(first)


def behind(
    word: str, field: str, *, latest_first: bool = True, offset: int = 0, led_by: str = "", pk: str = "pk"
) -> Q:
    """The rows that stand behind the cursor `word` in a list by `field`, then id; every row for what is no cursor.

    `offset` is what the list added to its rows' ids, where rows of several tables stand in one list; `led_by` the
    column of those rows that stand before all others, `pk` the one that has the id.
    """
    place = read(word)
    if place is None:
        return Q()
    at, number, first = place
    side = "lt" if latest_first else "gt"
    further = Q(**{f"{field}__{side}": at}) | Q(**{f"{pk}__{side}": number - offset})
    found = Q(**{f"{field}__{side}e": at}) & further
    if not led_by:
        return found
    return Q(**{led_by: True}) & found | Q(**{led_by: False}) if first else Q(**{led_by: False}) & found
