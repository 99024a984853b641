"""Statements with blanks: sent whole, or told to a database connection once (PREPARE) and called by name (EXECUTE).

PostgreSQL plans such a statement once for all values; planning takes most of what a small question costs it.
"""

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DatabaseError
from django.db.models.sql.compiler import SQLCompiler
from psycopg2.extensions import AsIs

log = logging.getLogger(__name__)

#: PostgreSQL's types for the values.
_TYPES = {datetime: "timestamptz", int: "bigint", str: "text"}
#: The largest number that a row can have.
LARGEST = 2**63 - 1
#: What PostgreSQL says of a kept statement that it lost, has already, or cannot use since a table was changed.
_STALE = ("26000", "42P05", "0A000")

#: The names of the statements that each open connection knows; a connection that closes takes them along.
_known: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


class Blank:
    """A place in a query where a value belongs."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


@dataclass(frozen=True, slots=True)
class Statement:
    """A queryset as SQL. `params` are its values, a `Blank` where one is filled in each time."""

    sql: str
    params: tuple[Any, ...]
    compiler: SQLCompiler
    converters: dict[int, Any]

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of what is filled in, each once."""
        return tuple(dict.fromkeys(param.name for param in self.params if type(param) is Blank))

    def filled(self, values: dict[str, Any]) -> list[Any]:
        """All values in their order. Raises KeyError if one is not given."""
        return [values[param.name] if type(param) is Blank else param for param in self.params]

    def read(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """The rows that the database gave, as the fields mean them."""
        return list(self.compiler.apply_converters(rows, self.converters)) if self.converters else rows


class Named:
    """A statement and the name by which connections know it. `samples` are of the types that its values have.

    It must have a plan that is right for all values: one story or person, and not the stories of any tag. Its name
    comes from what it says: whichever process told it, what is called by it is this.
    """

    def __init__(self, statement: Statement, samples: dict[str, Any]) -> None:
        self.statement = statement
        self._blanks = statement.blanks
        self._types = [_type(samples[blank]) for blank in self._blanks]
        self._numbers = [
            blank for blank, of in zip(self._blanks, self._types, strict=True) if of.startswith("bigint")
        ]
        said = repr((statement.sql, [_named(param) for param in statement.params], self._types))
        self.name = f"newsroom_{hashlib.sha256(said.encode()).hexdigest()[:32]}"
        self._call = f"EXECUTE {self.name}{_listed(['%s'] * len(self._blanks))}"

    def rows(self, connection: Any, values: dict[str, Any], by_name: bool = True) -> list[tuple[Any, ...]]:
        """What a connection of Django's gives for `values`, as the fields mean it, in one statement.

        `by_name`: unless a pooler hands the connection about. Inside a transaction a failure is raised as it is, for
        it spoilt the transaction; the next one is well again. Raises KeyError if a value is not given.
        """
        rows = self._called(connection, values) if by_name else None
        if rows is None:
            with connection.cursor() as cursor:
                cursor.execute(self.statement.sql, self.statement.filled(values))
                rows = cursor.fetchall()
        return self.statement.read(rows)

    def _called(self, connection: Any, values: dict[str, Any]) -> list[tuple[Any, ...]] | None:
        """What it gives, called by name; None if it must be sent whole this time.

        A number that no row can have is no value of the type that the name was told with: sent whole, it finds
        nothing.
        """
        if any(map(_is_beyond, map(values.get, self._numbers))):
            return None
        params = [values[name] for name in self._blanks]
        try:
            # before anything else: it may find the connection dead, and open another
            with connection.cursor() as cursor:
                known = _known.setdefault(connection.connection, set())
                if self.name not in known:
                    self._tell(connection)
                    known.add(self.name)
                cursor.execute(self._call, params)
                return cursor.fetchall()
        except DatabaseError as error:
            if getattr(error.__cause__, "pgcode", None) not in _STALE:
                raise
            _known.pop(connection.connection, None)
            if connection.in_atomic_block:
                raise
            log.warning("What a database connection was told is of no use any more, telling it anew: %s", error)
            _forget(connection)
            return None

    def _tell(self, connection: Any) -> None:
        """Tell it to the database, by psycopg's own cursor: once, so it is no statement of any request's."""
        places = {name: AsIs(f"${nth}") for nth, name in enumerate(self._blanks, 1)}
        with connection.wrap_database_errors, connection.connection.cursor() as cursor:
            sql = cursor.mogrify(self.statement.sql, self.statement.filled(places)).decode()
            cursor.execute(f"PREPARE {self.name}{_listed(self._types)} AS {sql}")


def _forget(connection: Any) -> None:
    """Let the database forget, too, what this connection was told: a name that it has cannot be given once more."""
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")


def _is_beyond(value: int | list[int] | None) -> bool:
    """Is it a number too large for any row, or a list with one?"""
    numbers = value if isinstance(value, list) else (value,)
    return any(isinstance(number, int) and abs(number) > LARGEST for number in numbers)


def _named(param: Any) -> Any:
    return f"${param.name}" if type(param) is Blank else param


def _type(sample: Any) -> str:
    return f"{_TYPES[type(sample[0])]}[]" if isinstance(sample, list) else _TYPES[type(sample)]


def _listed(words: list[str]) -> str:
    return f" ({', '.join(words)})" if words else ""
