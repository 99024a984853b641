"""What happened as the page of activity prints it, in a line, under its day."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.drawing import drawn
from articles.workflow.status import STATES, State
from desk.activity.activity import Happening
from people import clock

#: Letters of a note that a line has room for.
LONGEST_NOTE = 160


class Desk(NamedTuple):
    """What a line says of a story's section."""

    name: str
    colour: str


@dataclass(frozen=True)
class Words:
    """All that a line says; two that are equal look alike."""

    place: int
    at: str
    at_moment: str
    at_time: str
    person: str
    did: str
    times: int
    status: str
    pk: int
    headline: str
    section: Desk | None
    note: str

    @property
    def state(self) -> State | None:
        """What the row of the state says into which the story was moved."""
        return STATES.get(self.status)


def said(one: Happening) -> Words:
    """What the line of something that happened says, in the language and the zone of whoever looks."""
    local, section = timezone.localtime(one.at), one.article.section
    return Words(
        place=one.place,
        at=one.at.isoformat(timespec="seconds"),
        at_moment=clock.moment(one.at),
        at_time=time_format(local, "TIME_FORMAT"),
        person=str(one.person or _("Automatically")),
        did=str(one.words),
        times=one.times,
        status=one.state.name if one.state else "",
        pk=one.article.pk,
        headline=one.article.headline,
        section=Desk(section.name, section.colour) if section else None,
        note=Truncator(one.note).chars(LONGEST_NOTE),
    )


def by_day(happenings: list[Happening]) -> list[tuple[str, list[SafeString]]]:
    """The days on which something of it happened, the newest first, each in words and with its lines."""
    days = groupby(happenings, lambda one: timezone.localtime(one.at).date())
    return [
        (date_format(day, "l j F"), [drawn("desk/activity_line.html", said(one)) for one in lines])
        for day, lines in days
    ]
