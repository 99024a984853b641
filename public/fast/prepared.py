"""Queries whose SQL is made once, planned once, and then only sent.

Making SQL from a queryset with aggregates and joins costs a Python process longer than PostgreSQL takes to answer
it, and planning it costs PostgreSQL longer than running it. A reading page asks the same questions all day, so its
querysets are compiled at first use, and each database connection is told them once (PREPARE); a request only fills
in the values (EXECUTE).

Where a pooler hands connections about (DATABASE_POOLED), or none outlives a request (CONN_MAX_AGE=0), nothing can be
kept in them, and the whole statement is sent each time.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DatabaseError, connections, router
from django.db.models import QuerySet
from psycopg2.extensions import AsIs

from articles.models import Edition
from people import clock

log = logging.getLogger(__name__)

#: Values that stand in for the real ones while a queryset is compiled. They occur nowhere else in a query.
A_MOMENT = datetime(1907, 1, 1, 0, 0, 17, tzinfo=UTC)
ANOTHER_MOMENT = datetime(1907, 1, 2, 0, 0, 23, tzinfo=UTC)
LAST_MOMENT = datetime(1907, 1, 3, 0, 0, 29, tzinfo=UTC)

#: PostgreSQL's types for the values.
_TYPES = {datetime: "timestamptz", int: "bigint", str: "text"}
#: What PostgreSQL says of a kept statement that it lost, has already, or cannot use since a table was changed.
_STALE = ("26000", "42P05", "0A000")

#: How a connection plans from its first kept statement on: see `_Statement.prepare`.
PLANNING = "SET plan_cache_mode TO force_generic_plan; SET random_page_cost TO 1.1"

_names = count(1)
#: The names of the statements that each open connection knows; a connection that closes takes them along.
_known: WeakKeyDictionary = WeakKeyDictionary()


def a_number(nth: int) -> int:
    """The `nth` stand-in for a whole number."""
    return 1_907_010_100 + nth


@dataclass(frozen=True, slots=True)
class _Statement:
    """A queryset as SQL. `params` are its values, a `_Blank` where one is filled in for each request."""

    sql: str
    params: tuple
    blanks: tuple[str, ...]
    types: tuple[str, ...]
    name: str
    call: str
    compiler: Any
    converters: dict

    def filled(self, values: dict[str, Any]) -> list:
        return [values[param.name] if type(param) is _Blank else param for param in self.params]

    def prepare(self, connection) -> None:
        """Tell it to a database connection of psycopg's: once, so it is no statement of any request's.

        Left to itself PostgreSQL would plan most of them anew each time: without the values it guesses that a third
        of all editions has begun, where all have, takes one plan for all values to be dearer than it is, and spends
        more on planning than the better plan could save. What readers ask for all day is in memory, so that a step
        into an index costs little more than the next row; told nothing, PostgreSQL reckons with a disk that turns.
        """
        places = {name: AsIs(f"${nth}") for nth, name in enumerate(self.blanks, 1)}
        with connection.cursor() as cursor:
            sql = cursor.mogrify(self.sql, self.filled(places)).decode()
            cursor.execute(PLANNING)
            cursor.execute(f"PREPARE {self.name} ({', '.join(self.types)}) AS {sql}")


class Prepared:
    """A queryset of rows (`values_list`) with named blanks.

    `build(**samples)` returns the queryset made with the samples; `rows(**values)` runs it with real values in their
    places. Samples must be values that the queryset uses as they are: aware datetimes, whole numbers, text.

    `plan_anew` is for a queryset whose best plan hangs on the values: a tag may stand on three stories or on half of
    them. It is compiled once, but planned each time.
    """

    def __init__(self, build: Callable[..., QuerySet], *, plan_anew: bool = False, **samples: Any) -> None:
        self._build = build
        self._plan_anew = plan_anew
        self._samples = samples
        self._compiled: dict[str, _Statement] = {}
        self._lock = threading.Lock()

    def rows(self, **values: Any) -> list[tuple]:
        """The rows for `values`, in one statement. Raises KeyError if a value is not given.

        `now` is told by this machine's clock, and asked for by the database's.
        """
        if "now" in values:
            values["now"] -= clock.ahead()
        alias = router.db_for_read(Edition)
        statement = self._compiled.get(alias) or self._compile(alias)
        connection = connections[alias]
        by_name = not connection.pooled and not self._plan_anew
        rows = _by_name(connection, statement, values) if by_name else None
        if rows is None:
            with connection.cursor() as cursor:
                cursor.execute(statement.sql, statement.filled(values))
                rows = cursor.fetchall()
        converters = statement.converters
        return list(statement.compiler.apply_converters(rows, converters)) if converters else rows

    def _compile(self, alias: str) -> _Statement:
        with self._lock:
            compiler = self._build(**self._samples).query.get_compiler(alias)
            sql, params = compiler.as_sql()
            params = tuple(self._blank(param) for param in params)
            blanks = tuple(dict.fromkeys(param.name for param in params if type(param) is _Blank))
            if unused := self._samples.keys() - set(blanks):
                raise ValueError(f"The query does not use {', '.join(sorted(unused))}.")
            name = f"newsroom_{next(_names)}"
            self._compiled[alias] = _Statement(
                sql=sql,
                params=params,
                blanks=blanks,
                types=tuple(_TYPES[type(self._samples[blank])] for blank in blanks),
                name=name,
                call=f"EXECUTE {name} ({', '.join(['%s'] * len(blanks))})",
                compiler=compiler,
                converters=compiler.get_converters([one for one, *_ in compiler.select[: compiler.col_count]]),
            )
        return self._compiled[alias]

    def _blank(self, param: Any) -> Any:
        for name, sample in self._samples.items():
            if type(param) is type(sample) and param == sample:
                return _Blank(name)
        return param


def _by_name(connection, statement: _Statement, values: dict[str, Any]) -> list[tuple] | None:
    """The rows by the statement that the connection knows; None if it must be sent whole this time.

    Inside a transaction a failure is raised as it is, for it spoilt the transaction; the next one is well again.
    """
    params = [values[name] for name in statement.blanks]
    try:
        with connection.cursor() as cursor:  # before anything else: it may find the connection dead, and open another
            known = _known.setdefault(connection.connection, set())
            if statement.name not in known:
                statement.prepare(connection.connection)
                known.add(statement.name)
            cursor.execute(statement.call, params)
            return cursor.fetchall()
    except DatabaseError as error:
        if getattr(error.__cause__, "pgcode", None) not in _STALE:
            raise
        _known.pop(connection.connection, None)
        if connection.in_atomic_block:
            raise
        log.warning("Statements kept by a database connection are of no use any more, sending them anew: %s", error)
        return None


class _Blank:
    """A place in a query where a value belongs."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name
