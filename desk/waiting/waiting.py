"""What waits for a person: queues on which they can act, fixes, and their assignments, most pressing first."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

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


@dataclass(frozen=True)
class StartList:
    """All that waits for one person, as the functions below read it."""

    queues: list[Waiting]
    fixes: WaitingFixes | None
    withdrawals: list[WithdrawalRequest]
    unverified: list[tuple[Unverified, Deadline]]
    assignments: list[tuple[Assignment, Deadline]]

    def __bool__(self) -> bool:
        return any((self.queues, self.fixes, self.withdrawals, self.unverified, self.assignments))

    @property
    def stamp(self) -> str:
        """A mark that changes when anything here does."""
        groups = [
            (group.queue.name, group.count, [(one.pk, one.version, one.is_urgent, due) for one, due in group.stories])
            for group in self.queues
        ]
        fixes = self.fixes and [
            (fix.pk, fix.version, fix.article.version, fix.article.is_urgent) for fix in self.fixes.fixes
        ]
        late = [deadline.late for _n, _c, rows in groups for _pk, _v, _urgent, deadline in rows if deadline]
        tasks = [(one.pk, one.version, one.state) for one, _due in self.assignments]
        asked = [one.pk for one in self.withdrawals]
        unverified = [(row.pk, deadline.late) for row, deadline in self.unverified]
        return screens.stamp(groups, late, tasks, self.fixes and self.fixes.count, fixes, asked, unverified)


def read(user) -> StartList:
    """Everything that waits for `user`."""
    return StartList(for_user(user), fixes_of(user), withdrawals_of(user), unverified_of(user), assignments_of(user))


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
    held = queues.held(tabs, user)
    tabs.sort(key=lambda queue: names.index(queue.name))
    filled = [(queue, _pressing(queue, user, held[queue.name])) for queue in tabs if queue.name in held]
    wanted = deadlines.of([story for _queue, stories in filled for story in stories])
    return [
        Waiting(queue, queues.shown(len(held[queue.name])), [(story, wanted.get(story.pk)) for story in stories])
        for queue, stories in filled
    ]


def fixes_of(user) -> WaitingFixes | None:
    """The fixes that `user` may give to readers, urgent stories first, then the oldest; None if there are none.

    Five statements at most. One whose edition is over waits for its writer, who joins it with what readers have now.
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
    """A mark that changes when anything that waits for `user` does."""
    return read(user).stamp


def _pressing(queue: Queue, user, held: set[int]) -> list[Article]:
    """The first of a queue. `held`: ids of its stories, all of them unless there are too many to count.

    Only those shown are read whole: to stand in order the others need not be.
    """
    if len(held) < queues.MOST_COUNTED:
        shown = _in_order(Article.objects.filter(pk__in=held))[:SHOWN]
    else:
        first = _in_order(queues.stories(queue, user, permissions.visible_to(user)))
        shown = _in_order(Article.objects.filter(pk__in=first.values("pk")[:SHOWN]))
    return list(shown.defer("body").select_related("section", "created_by"))


def _in_order(stories: QuerySet[Article]) -> QuerySet[Article]:
    """What is urgent, then what is wanted soonest, then what has waited longest."""
    ordered = stories.alias(wanted=deadlines.due())
    return ordered.order_by("-is_urgent", F("wanted").asc(nulls_last=True), "status_changed_at", "pk")
