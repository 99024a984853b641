"""The calendar: what goes live, ends, comes out of embargo, is due and was published, by day."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import permissions as stories
from articles.models import Article, Edition
from articles.workflow.status import Change
from desk import permissions, screens
from desk.calendar import days
from people import clock
from people.roles import Right
from sections.models import Section

#: Of one kind, in the whole span; a newsroom that plans more in a month looks at one desk.
MOST = 400
#: Shown of a day of the month; the rest is behind "and n more".
MOST_A_DAY = 4

#: kind -> (symbol, word). The symbol and the word tell kinds apart, the colour only helps.
KINDS: dict[str, tuple[str, Promise | str]] = {
    "begins": ("schedule_send", _("goes live")),
    "ends": ("event_busy", _("ends")),
    "embargo": ("lock_clock", _("embargo lifts")),
    "due": ("edit_note", _("due")),
    "published": ("check", _("published")),
}


@dataclass(frozen=True)
class Span:
    """The days shown, and the days that are meant: a month's page begins on a Monday."""

    view: str
    first: date
    last: date
    begins: date
    ends: date

    @property
    def asked_as(self) -> str:
        """What the address of its page says."""
        if self.view == "month":
            return f"month={self.begins:%Y-%m}"
        return f"{'week' if self.view == 'week' else 'from'}={self.begins.isoformat()}"

    @property
    def start(self) -> datetime:
        return clock.midnight(self.first)

    @property
    def stop(self) -> datetime:
        return clock.midnight(self.last + timedelta(days=1))


@dataclass(frozen=True)
class Event:
    """One thing on a day. `move_url` is where its time is changed; "" for what this person may not move."""

    kind: str
    at: datetime
    title: str
    url: str
    section: Section | None
    key: str
    version: int = 0
    move_url: str = ""
    note: Any = ""
    late: bool = False

    @property
    def symbol(self) -> str:
        return KINDS[self.kind][0]

    @property
    def word(self) -> Promise | str:
        return KINDS[self.kind][1]


@dataclass
class Day:
    """A day with what happens on it; `published` counts, where they are not listed one by one."""

    date: date
    events: list[Event] = field(default_factory=list)
    published: int = 0
    meant: bool = True

    @property
    def more(self) -> int:
        return max(0, len(self.events) - MOST_A_DAY)

    @property
    def empty(self) -> bool:
        return not self.events and not self.published


def month(first: date) -> Span:
    """Whole weeks around the month that begins on `first`."""
    last = days.next_month(first) - timedelta(days=1)
    return Span("month", days.monday(first), days.monday(last) + timedelta(days=6), first, last)


def week(day: date) -> Span:
    """The week around `day`."""
    first = days.monday(day)
    return Span("week", first, first + timedelta(days=6), first, first + timedelta(days=6))


def agenda(day: date) -> Span:
    """A fortnight from `day` on."""
    last = day + timedelta(days=13)
    return Span("list", day, last, day, last)


@dataclass(frozen=True)
class Calendar:
    """The days of a span, and the mark of what they show: see `stamp`."""

    days: list[Day]
    stamp: str


def read(span: Span, user, section: Section | None = None) -> Calendar:
    """The days of `span` with what `user` may see of them; on `section`'s desk, or on all.

    Five statements, whatever there is. Published stories are counted in a month, and listed in a week and a list.
    """
    events, counts = _events(span, user, section), _published_counts(span, user, section)
    result = {}
    for offset in range((span.last - span.first).days + 1):
        day = span.first + timedelta(days=offset)
        result[day] = Day(day, meant=span.begins <= day <= span.ends)
    for event in sorted(events, key=lambda event: (event.at, event.key)):
        result[timezone.localdate(event.at)].events.append(event)
    for day, count in counts.items():
        result[day].published = count
    return Calendar(list(result.values()), _stamp(events, counts))


def stamp(span: Span, user, section: Section | None = None) -> str:
    """A mark that changes when anything the calendar shows does."""
    return _stamp(_events(span, user, section), _published_counts(span, user, section))


def _stamp(events: list[Event], counts: Counter[date]) -> str:
    shown = [(event.key, event.at, event.version, event.title, event.late) for event in events]
    return screens.stamp(sorted(shown), sorted(counts.items()))


def _events(span: Span, user, section: Section | None) -> list[Event]:
    visible = stories.visible_to(user).order_by()
    if section:
        visible = visible.filter(section=section)
    found = [*_turns(span, user, visible), *_embargoes(span, visible), *_due(span, user, section)]
    if span.view == "month":
        return found
    rows = _first_editions(span, visible).select_related("section", "article").order_by("-starts_at")
    columns = ("headline", "starts_at", "section", "article__version")
    return found + [_event("published", edition.starts_at, edition) for edition in rows.only(*columns)[:MOST]]


def _within(span: Span, name: str) -> dict:
    return {f"{name}__gte": span.start, f"{name}__lt": span.stop}


def _editions(visible: QuerySet[Article]) -> QuerySet[Edition]:
    columns = ("headline", "starts_at", "ends_at", "section", "article__version", "article__section")
    rows = Edition.objects.filter(article__in=visible.values("pk"))
    return rows.select_related("section", "article").only(*columns)


def _turns(span: Span, user, visible: QuerySet[Article]) -> list[Event]:
    """Editions that will begin, and those that have an end."""
    found = []
    publishes = user.may(Right.PUBLISH)
    for edition in _editions(visible).upcoming().filter(**_within(span, "starts_at")).order_by("starts_at")[:MOST]:
        may = publishes and permissions.edits_on(user, edition.article.section_id)
        move_url = reverse("desk:calendar_story", args=[edition.article_id]) if may else ""
        found.append(_event("begins", edition.starts_at, edition, move_url))
    planned = _editions(visible).filter(ends_at=F("planned_end_at"), **_within(span, "ends_at"))
    return found + [_event("ends", edition.ends_at, edition) for edition in planned.order_by("ends_at")[:MOST]]


def _event(kind: str, at: datetime, edition: Edition, move_url: str = "") -> Event:
    url = reverse("admin:articles_article_change", args=[edition.article_id])
    key, version = f"{kind}-{edition.pk}", edition.article.version
    return Event(kind, at, edition.headline, url, edition.section, key, version, move_url)


def _embargoes(span: Span, visible: QuerySet[Article]) -> list[Event]:
    rows = visible.filter(**_within(span, "embargo_until")).select_related("section")
    columns = ("headline", "embargo_until", "version", "section")
    return [
        Event(
            "embargo",
            story.embargo_until,
            story.headline,
            reverse("admin:articles_article_change", args=[story.pk]),
            story.section,
            f"embargo-{story.pk}",
            story.version,
        )
        for story in rows.only(*columns).order_by("embargo_until")[:MOST]
    ]


def _due(span: Span, user, section: Section | None) -> list[Event]:
    rows = permissions.seen_by(user).filter(cancelled_at=None, **_within(span, "due_at"))
    if section:
        rows = rows.filter(section=section)
    found = []
    for row in rows.select_related("section", "assignee").soonest_first()[:MOST]:
        may = row.is_unfiled and permissions.why_not_plan(user, row) is None
        move_url = reverse("desk:calendar_assignment", args=[row.pk]) if may else ""
        url = reverse("desk:assignment", args=[row.pk])
        who = str(row.assignee) if row.assignee else ""
        key, late = f"due-{row.pk}", row.is_unfiled and row.due_at < timezone.now()
        event = Event("due", row.due_at, row.title, url, row.section, key, row.version, move_url, who, late)
        found.append(event)
    return found


def _first_editions(span: Span, visible: QuerySet[Article]) -> QuerySet[Edition]:
    begun = Edition.objects.filter(change=Change.FIRST, starts_at__lte=timezone.now(), **_within(span, "starts_at"))
    return begun.filter(article__in=visible.values("pk"))


def _published_counts(span: Span, user, section: Section | None) -> Counter[date]:
    """How many stories readers got on each day of a month; elsewhere they are listed one by one."""
    if span.view != "month":
        return Counter()
    visible = stories.visible_to(user).order_by()
    if section:
        visible = visible.filter(section=section)
    rows = _first_editions(span, visible).annotate(day=TruncDate("starts_at")).order_by().values_list("day")
    return Counter(dict(rows.annotate(count=Count("pk"))))
