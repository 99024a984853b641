"""Where a page of a staff list ends, by key: deep pages cost no more than the first, and nothing is shown twice."""

from datetime import datetime

from django.core import signing
from django.db.models import Q

_SALT = "list"


def cursor(at: datetime, pk: int) -> str:
    """The last row of a page, as a word for the address of the next one. `at` is aware."""
    return signing.dumps([at.isoformat(), pk], salt=_SALT)


def read(word: str) -> tuple[datetime, int] | None:
    """The moment and the id that `cursor` put away; None for anything else."""
    try:
        moment, pk = signing.loads(word, salt=_SALT)
    except signing.BadSignature:
        return None
    return datetime.fromisoformat(moment), pk


def behind(word: str, field: str, *, latest_first: bool = True, offset: int = 0) -> Q:
    """The rows that stand behind the cursor `word` in a list by `field`, then id; every row for what is no cursor.

    `offset` is what the list added to its rows' ids, where rows of several tables stand in one list.
    """
    place = read(word)
    if place is None:
        return Q()
    at, pk = place
    side = "lt" if latest_first else "gt"
    further = Q(**{f"{field}__{side}": at}) | Q(**{f"pk__{side}": pk - offset})
    return Q(**{f"{field}__{side}e": at}) & further
