"""How many pictures of whom were printed in a month: what agencies are paid by, and what contracts are held to.

A picture counts once for each story, in the month in which the story first showed it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from people import clock
from photos.models import Photo
from photos.signals import printed_between_wanted

#: No month before is asked for: there were no photos of this house.
EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class Line:
    """A supplier, how many different pictures of theirs were printed, and in how many stories in all."""

    name: str
    pictures: int
    uses: int


def month_of(text: str, today: date) -> date:
    """The first day of the month written as 2026-11; of the present month for what is none, or is still to come."""
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        asked = today
    return max(EARLIEST, min(asked, today)).replace(day=1)


def bounds(month: date) -> tuple[datetime, datetime]:
    """The first moment of a month, and that of the next, in the newsroom's zone."""
    zone = clock.newsroom_zone()
    return clock.midnight(month.replace(day=1), zone), clock.midnight(following(month), zone)


def following(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def before(month: date) -> date:
    """The first day of the month before."""
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def printed(month: date) -> list[Line]:
    """The suppliers of the month, whoever had the most uses first. A handful of statements."""
    since, until = bounds(month)
    uses: Counter[int] = Counter()
    for _receiver, answer in printed_between_wanted.send(Photo, since=since, until=until):
        uses.update(answer)
    found: dict[str, list[int]] = defaultdict(list)
    for pk, source, credit in Photo.objects.filter(pk__in=list(uses)).values_list("pk", "source", "credit"):
        found[supplier(source, credit)].append(uses[pk])
    lines = [Line(name, len(counts), sum(counts)) for name, counts in found.items()]
    return sorted(lines, key=lambda line: (-line.uses, line.name))


def supplier(source: str, credit: str) -> str:
    """Whose a picture is: its source, else the agency in its credit ("Agency/Photographer"), else nobody is named."""
    return " ".join(source.split()) or " ".join(credit.partition("/")[0].split()) or _("nobody named")
