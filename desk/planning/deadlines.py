"""By when a story is wanted: the moment it is to go live, or the time its assignment gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, OuterRef, Subquery
from django.utils import timezone

from articles.models import Article, Edition
from articles.workflow.status import IN_HAND, Holder
from desk.models import Assignment


@dataclass(frozen=True)
class Deadline:
    """`live`: readers get the story then by itself; otherwise it is the time by which somebody wants it."""

    at: datetime
    live: bool = False

    @property
    def late(self) -> bool:
        """True when the time has passed and the work is not done."""
        return not self.live and self.at < timezone.now()


def due() -> Subquery:
    """For ordering stories in the database: the earliest time that an assignment gives."""
    wanted = Assignment.objects.filter(article=OuterRef("pk"), cancelled_at=None, done_at=None)
    return Subquery(wanted.order_by("due_at").values("due_at")[:1])


def begins() -> Subquery:
    """For ordering stories in the database: when the next edition begins."""
    coming = Edition.objects.upcoming().filter(article=OuterRef("pk"))
    return Subquery(coming.order_by("starts_at").values("starts_at")[:1])


def of(stories: Iterable[Article]) -> dict[int, Deadline]:
    """The deadlines of `stories` that have one, by id. Two statements, however many there are.

    Of what is done, or was given up, nothing is late.
    """
    wanted = [story.pk for story in stories if story.state.holder in IN_HAND]
    if not wanted:
        return {}
    rows = Assignment.objects.filter(article__in=wanted, cancelled_at=None, done_at=None).order_by()
    found = {pk: Deadline(at) for pk, at in rows.values_list("article").annotate(at=Min("due_at"))}
    coming = Edition.objects.upcoming().filter(article__in=wanted).order_by()
    scheduled = {story.pk for story in stories if story.state.holder == Holder.CLOCK}
    for pk, at in coming.values_list("article").annotate(at=Min("starts_at")):
        if pk in scheduled or pk not in found:
            found[pk] = Deadline(at, live=True)
    return found
