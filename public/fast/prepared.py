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
from datetime import datetime
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DatabaseError, connections, router
from django.db.models import QuerySet
from psycopg2.extensions import AsIs

from articles.models import Edition
from people import clock, written

log = logging.getLogger(__name__)

#: PostgreSQL's types for the values.
_TYPES = {datetime: "timestamptz", int: "bigint", str: "text"}
#: What PostgreSQL says of a kept statement that it lost, has already, or cannot use since a table was changed.
_STALE = ("26000", "42P05", "0A000")

#: How a connection plans from its first kept statement on: see `_Statement.prepare`.
PLANNING = "SET plan_cache_mode TO force_generic_plan; SET random_page_cost TO 1.1"

_names = count(1)
#: The names of the statements that each open connection knows; a connection that closes takes them along.
_known: WeakKeyDictionary = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class _Statement:
    """A queryset as SQL, and by which `name` and `call` connections know it."""

    written: written.Statement
    blanks: tuple[str, ...]
    types: tuple[str, ...]
    name: str
    call: str

    def prepare(self, connection) -> None:
        """Tell it to a database connection of psycopg's: once, so it is no statement of any request's.

        Left to itself PostgreSQL would plan most of them anew each time: without the values it guesses that a third
        of all editions has begun, where all have, takes one plan for all values to be dearer than it is, and spends
        more on planning than the better plan could save. What readers ask for all day is in memory, so that a step
        into an index costs little more than the next row; told nothing, PostgreSQL reckons with a disk that turns.
        """
        places = {name: AsIs(f"${nth}") for nth, name in enumerate(self.blanks, 1)}
        with connection.cursor() as cursor:
            sql = cursor.mogrify(self.written.sql, self.written.filled(places)).decode()
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
                cursor.execute(statement.written.sql, statement.written.filled(values))
                rows = cursor.fetchall()
        return statement.written.read(rows)

    def _compile(self, alias: str) -> _Statement:
        with self._lock:
            statement = written.write(self._build(**self._samples).query.get_compiler(alias), self._samples)
            blanks = statement.blanks
            name = f"newsroom_{next(_names)}"
            self._compiled[alias] = _Statement(
                written=statement,
                blanks=blanks,
                types=tuple(_TYPES[type(self._samples[blank])] for blank in blanks),
                name=name,
                call=f"EXECUTE {name} ({', '.join(['%s'] * len(blanks))})",
            )
        return self._compiled[alias]


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
