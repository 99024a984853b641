"""What waits for a person: the queues on which they can act, the oldest story of each first."""

from dataclasses import dataclass

from articles import permissions, queues
from articles.models import Article
from articles.queues import Queue
from people.roles import Right

#: Stories shown of each queue; the rest is one click away.
SHOWN = 5


@dataclass(frozen=True)
class Waiting:
    """A queue with something in it, its size as printed, and its stories that have waited longest."""

    queue: Queue
    count: str
    stories: list[Article]


def for_user(user) -> list[Waiting]:
    """The queues that wait for `user`, most pressing first; none for someone without stories.

    One statement for the counts, and one for each queue that is not empty.
    """
    names = _acted_on(user)
    if not names:
        return []
    tabs = [queue for queue in queues.for_user(user) if queue.name in names]
    counts = queues.counts(tabs, user)
    tabs.sort(key=lambda queue: names.index(queue.name))
    return [
        Waiting(queue, queues.shown(counts[queue.name]), _oldest(queue, user)) for queue in tabs if counts[queue.name]
    ]


def _acted_on(user) -> list[str]:
    """The queues a person can do something about, by what their rights are for."""
    names = ["review"] if user.may(Right.APPROVE) else []
    names += ["approved"] if user.may(Right.PUBLISH) else []
    return [*names, "mine"] if user.may(Right.WRITE) else names


def _oldest(queue: Queue, user) -> list[Article]:
    stories = queues.stories(queue, user, permissions.visible_to(user))
    return list(stories.select_related("section", "created_by").order_by("status_changed_at", "pk")[:SHOWN])
