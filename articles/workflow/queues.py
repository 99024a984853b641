"""The list's tabs: which stories each holds, for whom it opens first, and how many wait, never counted to the end."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from django.core.signals import setting_changed
from django.db.models import Q, QuerySet
from django.dispatch import receiver
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.permissions.standpoint import Standpoint
from articles.permissions.strands import Strand, Written
from articles.workflow import reviewers
from articles.workflow.status import STATES
from people.roles import Right
from sections.models import Section

#: Counting stops here; beyond it a tab says "99+".
MOST_COUNTED = 100
#: The tab that holds every state.
ALL = "all"


@dataclass(frozen=True)
class Queue:
    """One tab. `own` and its states narrow the stories a person may see; `empty` says what to do when there are none.

    Which states it holds, their rows say (`status.STATES`); "all" holds every one, whatever its row says.
    `for_reviewers`: only what waits for this person's own word at the review step where it stands.
    """

    name: str
    label: Promise | str = field(compare=False)
    empty: Promise | str = field(compare=False)
    own: bool = False
    for_editors: bool = False
    for_reviewers: bool = False

    @property
    def states(self) -> list[str] | None:
        """The names of the states it holds; None for the tab of all stories."""
        return None if self.name == ALL else [state.name for state in STATES.values() if self.name in state.tabs]


QUEUES = [
    Queue(
        "mine",
        _("In your hands"),
        _("Nothing of yours is waiting. Begin a story."),
        own=True,
    ),
    Queue("review", _("To review"), _("Nothing waits for your review."), for_reviewers=True),
    Queue("in_review", _("In review"), _("No story is in review.")),
    Queue("approved", _("Ready to publish"), _("No approved story waits to be published.")),
    Queue("scheduled", _("Scheduled"), _("Nothing is scheduled.")),
    Queue(
        "writing",
        _("Being written"),
        _("Nobody on your desks is writing anything."),
        for_editors=True,
    ),
    Queue("published", _("Published"), _("Nothing is published yet.")),
    Queue(
        "closed",
        _("Archived"),
        _("Nothing was spiked or withdrawn, and nothing has ended."),
    ),
    Queue(ALL, _("All"), _("There are no stories here yet.")),
]


def for_user(user) -> list[Queue]:
    """The tabs a person has."""
    edits, journalist = user.may(Right.EDIT), user.may(Right.EDIT) or user.may(Right.WRITE)
    has = {"for_reviewers": reviewers.reviews_anything(user), "for_editors": edits}
    return [
        queue
        for queue in QUEUES
        if (journalist or queue.for_reviewers) and all(has[name] for name in has if getattr(queue, name))
    ]


def stories(queue: Queue, user, visible: QuerySet) -> QuerySet:
    """The stories of a tab among those in `visible`."""
    if queue.states is not None:
        visible = visible.filter(status__in=queue.states)
    if queue.for_reviewers:
        visible = visible.filter(permissions.reviewable(user))
    if queue.own:
        visible = visible.filter(permissions.own(user))
    return visible


def strands(queue: Queue, user, section: Section | None = None) -> list[Strand]:
    """The same as strands to walk; of one section where that is asked."""
    if queue.for_reviewers:
        waiting = permissions.reviewable(user)
        return [Strand(stories=waiting & Q(section=section) if section else waiting)]
    if queue.own:
        return permissions.strands.own(user, queue.states, section)
    return permissions.strands.seen(user, queue.states, section)


def held(tabs: list[Queue], user) -> dict[str, set[int]]:
    """The ids of the stories in each tab that holds any, in one statement; "all" is left out.

    Of a tab with MOST_COUNTED or more, so many or some more; of any other, every one.
    """
    parts = _asked(Standpoint.of(user), tuple((tab, tuple(tab.states or ())) for tab in tabs))
    found = defaultdict(set)
    for nth, pk in permissions.strands.together(parts, each_once=True):
        found[tabs[nth].name].add(pk)
    return dict(found)


def counts(tabs: list[Queue], user) -> Counter[str]:
    """How many stories each tab holds, at most MOST_COUNTED each; the rest as for `held`."""
    return Counter({name: min(len(ids), MOST_COUNTED) for name, ids in held(tabs, user).items()})


@lru_cache(maxsize=1_000)
def _asked(standpoint: Standpoint, tabs: tuple[tuple[Queue, tuple[str, ...]], ...]) -> list[Written]:
    """A statement for each strand of these tabs: Django writes some for as long as the database answers for all."""
    person = standpoint.person()
    return [
        _of_tab(nth, ids)
        for nth, (queue, states) in enumerate(tabs)
        if states
        for strand in strands(queue, person)
        if (ids := strand.ids(MOST_COUNTED))
    ]


@receiver(setting_changed)
def _write_anew(**_told) -> None:
    """The house has other rules now. So it happens in tests; a server is started again."""
    _asked.cache_clear()


def _of_tab(nth: int, ids: Written) -> Written:
    """The stories of a strand as those of the tab with this number."""
    sql, values = ids
    return f"SELECT %s, strand.* FROM ({sql}) AS strand", (nth, *values)  # noqa: S608 - a statement of our own


def shown(count: int) -> str:
    """A count as a tab prints it."""
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count)
