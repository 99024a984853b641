"""What the plan tells people: who has got an assignment, who gave one back, what changed; and what is late.

The verbs take the assignment as it is now, the id of the person who had it before (or None), and who did it. Call
them inside the transaction of what they tell of.
"""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition
from desk.alarms.alarms import LATE
from desk.models import Assignment, Notice
from desk.notices import notices
from people import rowlocks
from people.models import User

#: Late assignments, or late stories, told of in one go.
AT_ONE_GO = 50


def changed(row: Assignment, before: int | None, by: User) -> None:
    """Tell who has it now that they got it, or that it changed; and who had it that it is theirs no more."""
    if row.assignee_id != before:
        _tell([row.assignee_id], "assignment_given", row, by)
        _tell([before], "assignment_changed", row, by)
    else:
        _tell([row.assignee_id], "assignment_changed", row, by)


def claimed(row: Assignment, before: int | None, by: User) -> None:
    """Tell who planned it."""
    _tell([row.created_by_id], "assignment_claimed", row, by)


def released(row: Assignment, before: int | None, by: User) -> None:
    """Tell who planned it, and whoever it was taken from."""
    _tell([row.created_by_id], "assignment_released", row, by)
    _tell({before} - {row.created_by_id}, "assignment_changed", row, by)


def tell_late() -> int:
    """Tell who has it, and who planned it, of each assignment whose time has passed: once. Returns how many."""
    with transaction.atomic():
        late = rowlocks.held(Assignment.objects.late().filter(late_told_at=None), waiting=False)
        rows = list(late.order_by("due_at")[:AT_ONE_GO])
        for row in rows:
            _tell({row.assignee_id, row.created_by_id}, "assignment_late", row, None)
        Assignment.objects.filter(pk__in=[row.pk for row in rows]).update(late_told_at=timezone.now())
    return len(rows)


def tell_unannounced() -> int:
    """Tell who approved and who published an edition that has begun and is still not announced. Returns how many."""
    with transaction.atomic():
        late = Edition.objects.filter(announced_at__isnull=True, starts_at__lt=timezone.now() - LATE)
        rows = list(rowlocks.held(late, waiting=False).order_by("starts_at")[:AT_ONE_GO])
        earlier = Notice.objects.filter(kind="schedule_failed", article__in=[row.article_id for row in rows])
        told = set(earlier.values_list("words__edition", flat=True))
        fresh = [row for row in rows if row.pk not in told]
        for row in fresh:
            people = {row.approved_by_id, row.published_by_id}
            notices.tell(people, "schedule_failed", story=row.article, edition=row.pk)
    return len(fresh)


def _tell(people, kind: str, row: Assignment, by: User | None) -> None:
    address = reverse("desk:assignment", args=[row.pk])
    notices.tell(people, kind, actor=by, url=address, title=row.title, assignment=row.pk)
