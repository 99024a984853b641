"""Querysets whose SQL is written once and then only filled in.

What every request of the desk asks (whose session, which rights, the story, its names) PostgreSQL answers in less
time than Django takes to write the question. It is the same question each time but for a number or a moment: so the
queryset is compiled at its first use, with samples in the places of these, and each time after that they are filled
in. Outside of a transaction a connection that stays is told it once, and it is planned once for all values. Within
one it is sent whole: a connection may have lost what it was told, and the failure would spoil a save.
"""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Field, ForeignObject, Lookup, Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError
from django.utils import timezone
from django.utils.functional import cached_property

from people.blanks import Blank, Named, Statement

#: Values that stand in for the real ones while a queryset is compiled. They occur nowhere else in a query.
A_MOMENT = datetime(1907, 1, 1, 0, 0, 17, tzinfo=UTC)
ANOTHER_MOMENT = datetime(1907, 1, 2, 0, 0, 23, tzinfo=UTC)
LAST_MOMENT = datetime(1907, 1, 3, 0, 0, 29, tzinfo=UTC)
A_TEXT = "seven and a half words that nobody searches for"
SOME_NUMBERS = [1_907_010_099]
SOME_TEXTS = ["eight words of a list that nobody has"]

#: A moment nearer than this to now was taken from a clock.
_OUR_DAYS = timedelta(days=365)


def a_number(nth: int = 0) -> int:
    """The `nth` stand-in for a whole number."""
    return 1_907_010_100 + nth


@ForeignObject.register_lookup  # which has none of a field's
@Field.register_lookup
class Among(Lookup[Any]):
    """`pk__among=[1, 2]`: what `__in` finds, with the whole list as one value: one of any length can be filled in."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:
        """PostgreSQL compares with each of a list. Raises EmptyResultSet for an empty one: nothing need be asked."""
        if not self.rhs:
            raise EmptyResultSet
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} = ANY(%s)", [*params, self.rhs]


def write(compiler: SQLCompiler, samples: dict[str, Any]) -> Statement:
    """The SQL of a queryset that was made with `samples`. Raises ValueError if one of them is nowhere in it.

    So it does for a moment of our days that is no sample: it would be that of the first use for ever.
    """
    sql, params = compiler.as_sql()
    told = tuple(_blank(param, samples) for param in params)
    converters = compiler.get_converters([one for one, *_ in compiler.select[: compiler.col_count]])
    written = Statement(sql, told, compiler, converters)
    if any(isinstance(param, datetime) and abs(param - timezone.now()) < _OUR_DAYS for param in told):
        raise ValueError("A moment that does not come in by its name would stand still.")
    if unused := samples.keys() - set(written.blanks):
        raise ValueError(f"The query does not use {', '.join(sorted(unused))}.")
    return written


def _blank(param: Any, samples: dict[str, Any]) -> Any:
    for name, sample in samples.items():
        if type(param) is type(sample) and param == sample:
            return Blank(name)
    return param


class Written[Row: Model]:
    """A queryset with named blanks.

    `build(**samples)` returns the queryset made with the samples; the verbs run it with real values in their places.
    Samples must be values that the queryset uses as they are, each with `=`, `<` or the like: aware datetimes, whole
    numbers, text, and lists of these with `__among`. None in the place of one finds nothing, as in SQL. What the
    queryset prefetches is not read. One plan must do for all values: see `people.blanks.Named`.
    """

    def __init__(self, build: Callable[..., QuerySet[Row, Any]], **samples: Any) -> None:
        self._build = build
        self._samples = samples
        self._statements: dict[tuple[str, bool], Named] = {}
        self._lock = threading.Lock()

    @cached_property
    def _queryset(self) -> QuerySet[Row, Any]:
        return self._build(**self._samples)

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """What a queryset of `values_list` finds, a tuple for each row."""
        return self._ask(values)[1]

    def objects(self, **values: Any) -> list[Row]:
        """What a queryset of model instances finds."""
        named, rows = self._ask(values)
        return list(ModelIterable(_Answered(self._queryset, named.statement.compiler, rows)))

    def first(self, **values: Any) -> Row | None:
        """The first of `objects`: the queryset says itself that it wants one."""
        return next(iter(self.objects(**values)), None)

    def only_one(self, **values: Any) -> "OnlyOne[Row]":
        """The first of `objects`, for Django where it wants a queryset to read one row from."""
        return OnlyOne(self._queryset.model, self.first(**values))

    def exists(self, **values: Any) -> bool:
        """Is there anything that it finds?"""
        return bool(self._ask(values, exists=True)[1])

    def _ask(self, values: dict[str, Any], exists: bool = False) -> tuple[Named, list[tuple[Any, ...]]]:
        alias = self._queryset.db
        named = self._statements.get((alias, exists)) or self._write(alias, exists)
        connection = connections[alias]
        if self._queryset.query.select_for_update and connection.get_autocommit():
            raise TransactionManagementError("Rows are held in a transaction only.")
        return named, named.rows(connection, values, not connection.pooled and not connection.transaction_stands)

    def _write(self, alias: str, exists: bool) -> Named:
        with self._lock:
            query = self._queryset.query.exists() if exists else self._queryset.query
            self._statements[alias, exists] = Named(write(query.get_compiler(alias), self._samples), self._samples)
        return self._statements[alias, exists]


class OnlyOne[Row: Model]:
    """A row that has been found, in the place of a queryset that would have to look for it."""

    def __init__(self, model: type[Row], row: Row | None) -> None:
        self._model, self._row = model, row

    def filter(self, **_by: Any) -> "OnlyOne[Row]":
        return self

    def only(self, *_names: str) -> "OnlyOne[Row]":
        return self

    def get(self) -> Row:
        """Raises DoesNotExist if it was not found."""
        if self._row is None:
            raise self._model.DoesNotExist(f"There is no such {self._model._meta.verbose_name}.")  # type: ignore[attr-defined]
        return self._row


class _Answered:
    """Stands before Django's own reader of rows for a queryset and its compiler that have asked already."""

    _known_related_objects: dict[Any, Any] = {}

    def __init__(self, queryset: QuerySet[Any, Any], compiler: SQLCompiler, rows: list[tuple[Any, ...]]) -> None:
        self.model, self._fetch_mode, self.db, self.query = queryset.model, queryset._fetch_mode, compiler.using, self
        self.select, self.klass_info = compiler.select, compiler.klass_info
        self.annotation_col_map, self._rows = compiler.annotation_col_map, rows

    def get_compiler(self, using: str) -> "_Answered":
        return self

    def execute_sql(self, **_how: Any) -> list[tuple[Any, ...]]:
        return self._rows

    def results_iter(self, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        return iter(rows)
