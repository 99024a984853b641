"""The stories that a person sees as strands, each of which lies in an index in the order of the desk's lists.

The first page of a list is then a few rows of each strand, whatever the archive's size (decision 28).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import Article, Standing
from articles.workflow import desks, reviewers
from articles.workflow.status import STATES, Status
from people.models import User
from people.roles import Right
from sections.models import Section

#: Whose lists: columns of `Standing` with what they say.
Holder = Mapping[str, int | None]


@dataclass(frozen=True)
class Strand:
    """Stories of one state (None: of any) that stand in the lists of one person or one desk, as `held` says.

    Where `held` is empty the stories' own columns are walked: of all stories, or of a few that `stories` picks.
    """

    state: str | None = None
    held: Holder = field(default_factory=dict)
    stories: Q = field(default_factory=Q)

    @property
    def prefix(self) -> str:
        """What stands before the names of the columns by which it is ordered."""
        return "standings__" if self.held else ""

    def rows(self, behind: Q | None = None) -> QuerySet[Article]:
        """Its stories, in no order; those that are `behind` a place, which names columns with the prefix."""
        known = {**self.held, **({} if self.state is None else {"status": self.state})}
        # in one condition, or Django would look for a place in a list for each
        here = Q(**{f"{self.prefix}{name}": value for name, value in known.items()}) & (behind or Q())
        return Article.objects.order_by().filter(self.stories, here)

    def ids(self) -> QuerySet[Any, Any]:
        """The ids of its stories, in no order; where that can be, from an index alone."""
        if not self.held:
            return self.rows().values_list("pk")
        rows = Standing.objects.order_by().filter(**self.held)
        return (rows if self.state is None else rows.filter(status=self.state)).values_list("article")


def seen(user: User, states: Collection[str] | None = None, section: Section | None = None) -> list[Strand]:
    """The stories for which `why_not_view` answers None, in these states (None: in all), on one desk or on any.

    A story may lie in several strands.
    """
    holders = held_for(user, section)
    if holders is None:
        return [Strand()] if states is None else [Strand(state) for state in states]
    found = [strand for held in holders for strand in _strands(held, states)]
    if states is None or Status.IN_REVIEW in states:
        found += [Strand(stories=stories) for stories in reviewed(user, section)]
    return found


def held_for(user: User, section: Section | None = None) -> list[Holder] | None:
    """In whose lists the stories stand that `user` sees, beside those of `reviewed`; None for every story."""
    if user.may(Right.EDIT) and user.may(Right.ALL_DESKS):
        return [{"user": None, "section": section.pk}] if section else None
    found = [_own(user, section)] if user.may(Right.WRITE) else []
    for pk in sorted(desks.desk_ids(user)) if user.may(Right.EDIT) else ():
        if section is None or pk == section.pk:
            found.append({"user": None, "section": pk})
    return found


def reviewed(user: User, section: Section | None = None) -> list[Q]:
    """The stories that `user` sees while they stand at a step of theirs: what waits for review, and so never many."""
    if not reviewers.steps_of(user) or (user.may(Right.EDIT) and user.may(Right.ALL_DESKS)):
        return []
    at_step = reviewers.at_step_of(user)
    return [at_step & Q(section=section) if section else at_step]


def own(user: User, states: Collection[str] | None = None, section: Section | None = None) -> list[Strand]:
    """The stories for which `is_own` answers True, of those that `user` sees; the rest as for `seen`."""
    if user.may(Right.WRITE) or user.may(Right.ALL_DESKS):
        return _strands(_own(user, section), states)
    here = [pk for pk in sorted(desks.desk_ids(user)) if section is None or pk == section.pk]
    return [strand for pk in here for strand in _strands({"user": user.pk, "section": pk}, states)]


def _own(user: User, section: Section | None) -> Holder:
    return {"user": user.pk} | ({"section": section.pk} if section else {})


def _strands(held: Holder, states: Collection[str] | None) -> list[Strand]:
    """One for each state: of several together none would be in order."""
    return [Strand(state, held) for state in (STATES if states is None else states)]
