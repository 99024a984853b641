"""What waits for a person: queues on which they can act, fixes, and their assignments, most pressing first."""

from dataclasses import dataclass

from django.db.models import F

from articles import permissions
from articles.models import Article, Fix, WithdrawalRequest
from articles.workflow import queues, reviewers
from articles.workflow.queues import Queue
from desk import permissions as rules
from desk import screens
from desk.models import Assignment
from desk.planning import deadlines
from desk.planning.deadlines import Deadline
from people.roles import Right
from press import permissions as press
from press.models import Unverified

#: Stories shown of each queue; the rest is one click away.
SHOWN = 5


@dataclass(frozen=True)
class Waiting:
    """A queue with something in it, its size as printed, and its most pressing stories, each with its deadline."""

    queue: Queue
    count: str
    stories: list[tuple[Article, Deadline | None]]


@dataclass(frozen=True)
class WaitingFixes:
    """How many fixes wait to be published, as printed, and the most pressing of them.

    Each has its story at hand, and as `live_headline` the one that readers see.
    """

    count: str
    fixes: list[Fix]


def for_user(user) -> list[Waiting]:
    """The queues that wait for `user`, most pressing first; none for someone without stories.

    One statement for the counts, one for each queue that is not empty, and two for the deadlines.
    """
    # the queues a person can do something about, by what their rights are for
    rights = {
        "review": reviewers.reviews_anything(user),
        "approved": user.may(Right.PUBLISH),
        "mine": user.may(Right.WRITE),
    }
    names = [name for name, held in rights.items() if held]
    if not names:
        return []
    tabs = [queue for queue in queues.for_user(user) if queue.name in names]
    counts = queues.counts(tabs, user)
    tabs.sort(key=lambda queue: names.index(queue.name))
    filled = [(queue, _pressing(queue, user)) for queue in tabs if counts[queue.name]]
    wanted = deadlines.of([story for _queue, stories in filled for story in stories])
    return [
        Waiting(queue, queues.shown(counts[queue.name]), [(story, wanted.get(story.pk)) for story in stories])
        for queue, stories in filled
    ]


def fixes_of(user) -> WaitingFixes | None:
    """The fixes that `user` may give to readers, urgent stories first, then the oldest; None if there are none.

    Four statements at most. One whose edition is over waits for its writer, who joins it with what readers have now.
    """
    if not (user.may(Right.APPROVE) and user.may(Right.PUBLISH)):
        return None
    waiting = permissions.publishable_fixes(user).of_what_readers_have()
    pressing = waiting.order_by("-article__is_urgent", "created_at", "pk").annotate(
        live_headline=F("edition__headline")
    )
    fixes = list(pressing.defer("fields", "article__body").select_related("article__section", "created_by")[:SHOWN])
    if not fixes:
        return None
    more = waiting.order_by()[: queues.MOST_COUNTED].count() if len(fixes) == SHOWN else len(fixes)
    return WaitingFixes(queues.shown(more), fixes)


def withdrawals_of(user) -> list[WithdrawalRequest]:
    """What another asks to take from readers and `user` may confirm, the oldest first. One statement at most."""
    asked = permissions.withdrawals_to_confirm(user).order_by("pk").select_related("article__section", "asked_by")
    return list(asked.defer("article__body")[:SHOWN])


def unverified_of(user) -> list[tuple[Unverified, Deadline]]:
    """Stories that are not verified, which `user` wrote or may settle, each with its deadline, the soonest first."""
    rows = press.awaited_from(user).soonest_first().select_related("article__section", "opened_by")
    return [(row, Deadline(row.due_at)) for row in rows.defer("article__body")[:SHOWN]]


def assignments_of(user) -> list[tuple[Assignment, Deadline]]:
    """What `user` is to write and has not filed, with its deadline, soonest first."""
    if not user.may(Right.WRITE):
        return []
    rows = rules.seen_by(user).unfiled().filter(assignee=user)
    return [(row, Deadline(row.due_at)) for row in rows.select_related("section").soonest_first()[:SHOWN]]


def stamp(user) -> str:
    """A mark that changes when anything here does."""
    groups = [
        (group.queue.name, group.count, [(one.pk, one.version, one.is_urgent, due) for one, due in group.stories])
        for group in for_user(user)
    ]
    fixes = fixes_of(user)
    waits = (
        [(fix.pk, fix.version, fix.article.version, fix.article.is_urgent) for fix in fixes.fixes] if fixes else []
    )
    late = [deadline.late for _n, _c, rows in groups for _pk, _v, _urgent, deadline in rows if deadline]
    tasks = [(one.pk, one.version, one.state) for one, _due in assignments_of(user)]
    asked = [one.pk for one in withdrawals_of(user)]
    unverified = [(row.pk, deadline.late) for row, deadline in unverified_of(user)]
    return screens.stamp(groups, late, tasks, fixes and fixes.count, waits, asked, unverified)


def _pressing(queue: Queue, user) -> list[Article]:
    """What is urgent, then what is wanted soonest, then what has waited longest."""
    stories = queues.stories(queue, user, permissions.visible_to(user)).alias(wanted=deadlines.due())
    ordered = stories.order_by("-is_urgent", F("wanted").asc(nulls_last=True), "status_changed_at", "pk")
    return list(ordered.defer("body").select_related("section", "created_by")[:SHOWN])
