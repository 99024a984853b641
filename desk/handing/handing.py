"""What a person has in hand, and giving it on: each draft, assignment and case by its own rules, told one by one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from articles import permissions as stories
from articles.models import Article
from articles.refusals import Refused
from articles.text import assigning
from articles.workflow.status import Holder, held_by
from desk import permissions
from desk.models import Assignment
from desk.planning import planning
from people.models import User
from press import cases
from press import permissions as press_permissions
from press.models import Case

#: So many of each at once; whoever has more is handed over in several steps.
MOST = 200


@dataclass(frozen=True)
class Hand:
    """What `person` has in hand and the one who looks may see, soonest due or oldest first."""

    drafts: list[Article]
    assignments: list[Assignment]
    cases: list[Case]

    def __bool__(self) -> bool:
        return bool(self.drafts or self.assignments or self.cases)


@dataclass(frozen=True)
class Given:
    """What became of one of them; `reasons` are why it stayed where it was."""

    what: Article | Assignment | Case
    reasons: list[str] = field(default_factory=list)


def in_hand(user: User, person: User) -> Hand:
    """The drafts that `person` writes on, the assignments and open cases they have, as far as `user` sees them."""
    theirs = Q(assigned_to=person) | Q(assigned_to=None, created_by=person)
    drafts = stories.visible_to(user).filter(theirs, status__in=held_by(Holder.WRITER))
    assignments = permissions.seen_by(user).unfiled().filter(assignee=person).soonest_first()
    open_cases = press_permissions.seen_by(user).running().filter(owner=person).soonest_first()
    return Hand(
        list(drafts.select_related("section").order_by("pk")[:MOST]),
        list(assignments.select_related("section", "article")[:MOST]),
        list(open_cases.select_related("article__section")[:MOST]),
    )


def hand_over(user: User, person: User, to: User) -> list[Given]:
    """Give `to` all that `person` has in hand and `user` may give. Who is given something hears of it."""
    hand = in_hand(user, person)
    found = [_given(row, lambda row=row: planning.give(user, row, to, row.version)) for row in hand.assignments]
    found += [_given(case, lambda case=case: cases.assign(case, user, to)) for case in hand.cases]
    # a draft that was begun for one of them has gone along
    left = in_hand(user, person).drafts
    return found + [_given(story, lambda story=story: assigning.assign(story, user, to)) for story in left]


def _given(what: Article | Assignment | Case, give: Callable[[], Any]) -> Given:
    try:
        give()
    except Refused as refusal:
        return Given(what, refusal.messages)
    return Given(what)
