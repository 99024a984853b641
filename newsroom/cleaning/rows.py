"""Rows past their time: which those are, and how they go, a few at a time, so that nobody waits for a lock."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.locks import presence
from articles.models import Autosave, Lock, Presence
from articles.text import autosaves
from desk.notices import notices
from exchange.models import Delivery, DeliveryState
from exchange.webhooks import sending
from exchange.wires import clearing
from newsroom.leases import PREFIX
from newsroom.models import CacheRow, Heartbeat
from press import casefile
from public import popularity
from public.fast import purge
from public.models import Purge, ReadCount

#: Rows in one statement, and statements for one kind in one round.
AT_ONCE, ROUNDS = 500, 40
#: What was done and what was given up is told of for so long.
RESULTS = timedelta(days=14)
#: A browser that has just signed in has a row here before its session is written.
JUST_NOW = timedelta(hours=1)
#: A lock or a worker that has been silent for so long is nobody's.
SILENT = timedelta(days=1)


@dataclass(frozen=True)
class Kind:
    """Rows that go once their time is over: what they are called, and which those are at a moment."""

    name: str
    find: Callable[[datetime], QuerySet]


def _ended_browsers(now: datetime) -> QuerySet:
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gte=now)
    return UserSession.objects.filter(~Exists(alive), last_seen_at__lt=now - JUST_NOW)


def _told_long_ago(now: datetime) -> QuerySet:
    return Delivery.objects.exclude(state=DeliveryState.WAITING).filter(at__lt=now - sending.KEPT)


KINDS = (
    Kind("sessions that ended", lambda now: Session.objects.filter(expire_date__lt=now)),
    Kind("browsers whose session ended", _ended_browsers),
    Kind("jobs done or given up long ago", lambda now: DBTaskResult.objects.filter(finished_at__lt=now - RESULTS)),
    Kind("purges that everybody has read", lambda now: Purge.objects.filter(at__lt=now - purge.KEPT)),
    Kind("texts typed, never saved", lambda now: Autosave.objects.filter(saved_at__lt=now - autosaves.KEPT_FOR)),
    Kind("locks nobody holds", lambda now: Lock.objects.filter(renewed_at__lt=now - SILENT)),
    Kind("pages that were left", lambda now: Presence.objects.filter(seen_at__lt=now - presence.FORGOTTEN_AFTER)),
    Kind("notices read long ago", notices.done_with),
    Kind("hours of reading", lambda now: ReadCount.objects.filter(hour__lt=now - popularity.KEPT)),
    Kind("what webhooks were told", _told_long_ago),
    Kind("wire items of which nothing was made", clearing.over),
    Kind("files of wires without an item", clearing.empty_files),
    Kind("files of cases made long ago", casefile.done_with),
    Kind("counts of tries", lambda now: CacheRow.objects.filter(expires__lt=now)),
    Kind("workers long gone", lambda now: Heartbeat.objects.filter(name__startswith=PREFIX, at__lt=now - SILENT)),
)


def counted(now: datetime | None = None) -> Iterator[tuple[str, int]]:
    """How many rows of each kind would go."""
    moment = now or timezone.now()
    for kind in KINDS:
        yield kind.name, kind.find(moment).count()


def remove(now: datetime | None = None, rounds: int = ROUNDS) -> Iterator[tuple[str, int]]:
    """Have them go, at most AT_ONCE × `rounds` of a kind; the rest goes the next time. How many went, by kind.

    Each statement stands by itself and looks again, so several workers may do so at once, and what somebody has taken
    up again meanwhile stays.
    """
    moment = now or timezone.now()
    for kind in KINDS:
        yield kind.name, sum(_some(kind, moment, rounds))


def _some(kind: Kind, now: datetime, rounds: int) -> Iterator[int]:
    for _round in range(rounds):
        found = kind.find(now)
        names = list(found.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
        if not names:
            return
        gone = kind.find(now).filter(pk__in=names).delete()[1]
        yield gone.get(found.model._meta.label, 0)
        if len(names) < AT_ONCE:
            return
