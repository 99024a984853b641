"""Where a page of a list begins. A cursor names the last thing of the page before, so that a page stays what it is
while stories come in: new ones stand before it.

To whoever gets one it is a word without meaning, to be sent back as it came.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.readers.lists import Mark
from exchange.api import problems

#: How many things a page holds at most, and unless asked otherwise.
MOST, USUAL = 50, 20
_NONE_OF_OURS = _("This is no cursor of ours. Send one that an answer gave as `next`, or none.")


def written(mark: Mark) -> str:
    """The cursor that stands for a mark."""
    return urlsafe_b64encode(str(mark).encode()).decode().rstrip("=")


def read(cursor: str) -> Mark:
    """The mark that a cursor stands for. Raises Problem (422) for one that no answer gave."""
    try:
        return Mark.read(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode())
    except ValueError as why:
        raise problems.invalid("query", "cursor", _NONE_OF_OURS) from why


def of_number(number: int) -> str:
    """The cursor for a list in the order of numbers that never change."""
    return urlsafe_b64encode(f"#{number}".encode()).decode().rstrip("=")


def number(cursor: str | None) -> int:
    """The number that a cursor stands for; 0 for none. Raises Problem (422) for one that no answer gave."""
    if not cursor:
        return 0
    try:
        sign, text = (found := urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode())[:1], found[1:]
    except ValueError as why:
        raise problems.invalid("query", "cursor", _NONE_OF_OURS) from why
    if sign != "#" or not (text.isascii() and text.isdigit() and len(text) < 19):
        raise problems.invalid("query", "cursor", _NONE_OF_OURS)
    return int(text)


def page(rows: Sequence[Any], limit: int) -> tuple[Sequence[Any], Any | None]:
    """The rows of a page of `limit`, and its last row if another page follows: `rows` hold one more then."""
    return rows[:limit], rows[limit - 1] if len(rows) > limit else None
