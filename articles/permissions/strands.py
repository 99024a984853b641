"""The stories that a person sees as strands, each of which lies in an index in the order of the desk's lists.

The first page of a list is then a few rows of each strand, whatever the archive's size (decision 28).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connections, router
from django.db.models import Model, Q, QuerySet

from articles.models import Article, Standing
from articles.workflow import desks, reviewers
from articles.workflow.status import STATES, Status
from people.models import User
from people.roles import Right
from sections.models import Section

#: Whose lists: columns of `Standing` with what they say.
Holder = Mapping[str, int | None]
#: SQL with the values that it leaves open.
Written = tuple[str, tuple[Any, ...]]


class Place(NamedTuple):
    """A story's place in a list: urgent ones come first, then the last saved, then the higher id."""

    is_urgent: bool
    updated_at: datetime
    pk: int


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

    @property
    def _known(self) -> dict[str, int | str | None]:
        return {**self.held, **({} if self.state is None else {"status": self.state})}

    def rows(self, behind: Q | None = None) -> QuerySet[Article]:
        """Its stories, in no order; those that are `behind` a place, which names columns with the prefix."""
        # in one condition, or Django would look for a place in a list for each
        here = Q(**{f"{self.prefix}{name}": value for name, value in self._known.items()}) & (behind or Q())
        return Article.objects.order_by().filter(self.stories, here)

    def ids(self, most: int) -> Written | None:
        """A statement for the ids of `most` of its stories, in no order; where that can be, from an index alone."""
        if self.stories:
            return written(self.rows().values_list("pk")[:most])
        return self._written(("article" if self.held else "id",), most)

    def places(self, most: int, before: Place | None = None, found: Written | None = None) -> Written:
        """A statement for the places of its first `most` stories in the order of the desk's lists, behind `before`.

        Of those for which `found` holds, see `condition`. Not for a strand that picks stories (`stories`).
        """
        return self._written(("is_urgent", "updated_at", "article" if self.held else "id"), most, before, found, True)

    def _written(
        self,
        names: tuple[str, ...],
        most: int,
        before: Place | None = None,
        found: Written | None = None,
        in_order: bool = False,
    ) -> Written:
        """Up to twenty are asked at once: Django would take longer to write them than the database to answer."""
        model = Standing if self.held else Article
        columns = [_column(model, name) for name in names]
        known = {_column(model, name): value for name, value in self._known.items()}
        asked = [f"{column} IS NULL" if value is None else f"{column} = %s" for column, value in known.items()]
        if before:
            asked.append(f"({', '.join(columns)}) < (%s, %s, %s)")
        where, values = found or ("", ())
        asked += [f"({where})"] if found else []
        sql = f"SELECT {', '.join(columns)} FROM {_of(model)}"  # noqa: S608 - names of our own tables
        sql += _WITH_STORIES if found and self.held else ""
        sql += f" WHERE {' AND '.join(asked)}" if asked else ""
        sql += f" ORDER BY {', '.join(f'{column} DESC' for column in columns)}" if in_order else ""
        own = [value for value in known.values() if value is not None]
        return f"{sql} LIMIT %s", (*own, *(before or ()), *values, most)


def _of(model: type[Model]) -> str:
    return f'"{model._meta.db_table}"'


@cache
def _column(model: type[Model], name: str) -> str:
    (column,) = [one.column for one in model._meta.concrete_fields if one.name == name]
    return f'{_of(model)}."{column}"'


#: What a place in lists lacks, for a condition.
_WITH_STORIES = f" INNER JOIN {_of(Article)} ON {_column(Standing, 'article')} = {_column(Article, 'id')}"


def condition(found: Q) -> Written | None:
    """`found` as SQL on the columns of stories; None for any story. Raises EmptyResultSet where it finds none.

    What looks into other tables does so by asking whether something exists there: a join would be no condition.
    """
    query = Article.objects.order_by().filter(found).query
    try:
        sql, values = query.get_compiler(using=router.db_for_read(Article)).compile(query.where)
    except FullResultSet:
        return None
    if len(query.alias_map) > 1:
        raise ValueError(f"{found} joins other tables.")
    return (sql, tuple(values)) if sql else None


def written(rows: QuerySet[Any, Any]) -> Written | None:
    """The statement that `rows` stand for; None where Django knows that there are none."""
    try:
        return rows.query.sql_with_params()
    except EmptyResultSet:
        return None


def together(statements: Iterable[Written | None], *, each_once: bool = False) -> list[tuple[Any, ...]]:
    """The rows of several statements for the same columns, in one; a row that is there twice once, if so asked."""
    asked = [statement for statement in statements if statement]
    if not asked:
        return []
    sql = (" UNION " if each_once else " UNION ALL ").join(f"({sql})" for sql, _values in asked)
    with connections[router.db_for_read(Article)].cursor() as cursor:
        cursor.execute(sql, [value for _sql, values in asked for value in values])
        return list(cursor.fetchall())


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
