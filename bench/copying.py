"""Writes many rows: each is a row that is there already, with some of its columns said anew.

So whatever columns a table has (those that the database fills, those that came with a later release), a copy has them
as a story has that was made as usual. Python sends by COPY only what differs; the rest the database puts in from a
pool of patterns, long texts as they are kept, pressed already.
"""

import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection, models

#: What stands for the characters that part values and rows in COPY's text format.
_SIGNS = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_NOTHING = "\\N"
#: The indexes of some tables that hold no rule, or hold one about rows together, and what makes them anew.
_INDEXES = """
SELECT format('DROP INDEX %%I', indexname), indexdef FROM pg_indexes
WHERE tablename = ANY(%(tables)s) AND indexdef LIKE 'CREATE INDEX %%'
  AND indexname NOT IN (SELECT conname FROM pg_constraint)
UNION ALL
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
  format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE contype = 'x' AND conrelid::regclass::text = ANY(%(tables)s)
"""


class Copier:
    """Adds rows to a model's table, with ids of their own, counted on from the highest.

    What a row says, every row of the same `write` says; the other columns are its pattern's, or empty without one.
    """

    def __init__(self, model: type[models.Model]):
        self.table = model._meta.db_table
        self.columns = [field.column for field in model._meta.concrete_fields if not field.generated]
        self._said: tuple[str, ...] = ()
        self._lines: list[str] = []
        self._patterns = 0
        self._pool, self._new = f"bench_pool_{self.table}", f"bench_new_{self.table}"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce(max(id), 0) FROM {self.table}")  # noqa: S608 - names of our own tables
            self.last = cursor.fetchone()[0]
            self._make(cursor, self._pool, self.columns)

    def _make(self, cursor, name: str, columns: Iterable[str]) -> None:
        """A table of this connection's own, with the number of a pattern and columns as they are here."""
        cursor.execute(f"DROP TABLE IF EXISTS {name}")
        some = f"SELECT 0 AS pattern, {_named(columns)} FROM {self.table} LIMIT 0"  # noqa: S608
        cursor.execute(f"CREATE TEMP TABLE {name} AS {some}")

    def rows(self, ids: Iterable[int], *columns: str) -> dict[int, tuple[str, ...]]:
        """Some columns of the rows with these ids, as the database writes them, by id."""
        asked = ", ".join(f'"{name}"::text' for name in columns)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id, {asked} FROM {self.table} WHERE id = ANY(%s)", [list(ids)])  # noqa: S608
            return {pk: tuple(row) for pk, *row in cursor.fetchall()}

    def pattern(self, pk: int, **said: Any) -> int:
        """A pattern for rows that are added: the row `pk` with what is `said`, by column. Returns its number."""
        self._patterns += 1
        values = ", ".join("%s" if name in said else f'"{name}"' for name in self.columns)
        told = [said[name] for name in self.columns if name in said]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {self._pool} SELECT %s, {values} FROM {self.table} WHERE id = %s",  # noqa: S608
                [self._patterns, *told, pk],
            )
        return self._patterns

    def add(self, pattern: int | None = None, **said: Any) -> int:
        """One more row: the `pattern` with what is `said`, by column. Returns its id."""
        self.last += 1
        self._said = self._said or tuple(said)
        if self._said != tuple(said):
            raise ValueError(f"Every row of {self.table} says the same columns: {', '.join(self._said)}.")
        values = (pattern, self.last, *said.values())
        self._lines.append("\t".join(map(_written, values)))
        return self.last

    def write(self) -> None:
        """Send what was added, and let the next ordinary row come after it."""
        if not self._lines:
            return
        text = io.StringIO("\n".join(self._lines) + "\n")
        self._lines.clear()
        own = {"id", *self._said}
        values = ", ".join(f'{"new" if name in own else "old"}."{name}"' for name in self.columns)
        with connection.cursor() as cursor:
            self._make(cursor, self._new, ("id", *self._said))
            cursor.copy_expert(f"COPY {self._new} FROM STDIN", text)
            cursor.execute(
                f"INSERT INTO {self.table} ({_named(self.columns)}) SELECT {values}"  # noqa: S608
                f" FROM {self._new} AS new LEFT JOIN {self._pool} AS old USING (pattern) ORDER BY new.id"
            )
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{self.table}', 'id'), %s)", [self.last])


def _named(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


@contextmanager
def without_indexes(some: Collection[type[models.Model]]) -> Iterator[None]:
    """The models' tables have but their keys meanwhile: making an index anew is quicker than adding to it much.

    A load that is ended in here leaves them so: begin anew then, with an empty data folder.
    """
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, {"tables": [model._meta.db_table for model in some]})
        indexes = cursor.fetchall()
        for drop, _make in indexes:
            cursor.execute(drop)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET maintenance_work_mem TO '512MB'")
            for _drop, make in indexes:
                cursor.execute(make)
            cursor.execute("RESET maintenance_work_mem")


def unchecked() -> None:
    """No trigger and no foreign key is asked in this transaction any more, where that is ours to say.

    What they would see to, a copy has from its pattern or is told.
    """
    with connection.cursor() as cursor:
        cursor.execute("SHOW is_superuser")
        if cursor.fetchone()[0] == "on":
            cursor.execute("SET LOCAL session_replication_role = replica")


def _written(value: Any) -> str:
    if value is None:
        return _NOTHING
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping | list):
        raise TypeError("Say it as PostgreSQL writes it.")
    return str(value).translate(_SIGNS)
