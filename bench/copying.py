"""Writes rows by COPY: each is a row that is there already, with some of its columns said anew.

So whatever columns a table has (those that the database fills, those that came with a later release), a copy has them
as a story has that was made as usual.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection, models

#: What stands for the characters that part values and rows in COPY's text format.
_SIGNS = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_NOTHING = "\\N"


class Copier:
    """Copies rows of a model's table. `numbered` rows get ids of their own, counted on from the highest."""

    def __init__(self, model: type[models.Model]):
        self.table = model._meta.db_table
        self.columns = [field.column for field in model._meta.concrete_fields if not field.generated]
        self._place = {name: nth for nth, name in enumerate(self.columns)}
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT coalesce(max(id), 0) FROM {self.table}")  # noqa: S608 - names of our own tables
            self.last = cursor.fetchone()[0]
        self._lines: list[str] = []

    def patterns(self, ids: Iterable[int]) -> dict[int, list[str]]:
        """The rows with these ids as COPY writes them, by id."""
        named = ", ".join(f'"{name}"::text' for name in self.columns)
        with connection.cursor() as cursor:
            asked = f"SELECT id, {named} FROM {self.table} WHERE id = ANY(%s)"  # noqa: S608 - so are these
            cursor.execute(asked, [list(ids)])
            return {pk: [_written(value) for value in row] for pk, *row in cursor.fetchall()}

    def add(self, pattern: list[str] | None = None, **said: Any) -> int:
        """One more row: `pattern` with what is `said`, by column. Returns its id."""
        self.last += 1
        values = list(pattern) if pattern else [_NOTHING] * len(self.columns)
        for name, value in ({"id": self.last} | said).items():
            values[self._place[name]] = _written(value)
        self._lines.append("\t".join(values))
        return self.last

    def write(self) -> None:
        """Send what was added, and let the next ordinary row come after it."""
        if not self._lines:
            return
        text = io.StringIO("\n".join(self._lines) + "\n")
        self._lines.clear()
        named = ", ".join(f'"{name}"' for name in self.columns)
        with connection.cursor() as cursor:
            cursor.copy_expert(f"COPY {self.table} ({named}) FROM STDIN", text)
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{self.table}', 'id'), %s)", [self.last])


@contextmanager
def without_word_indexes(*some: type[models.Model]) -> Iterator[None]:
    """The models' tables have no index of words meanwhile: making one anew is quicker than adding to it much."""
    with connection.cursor() as cursor:
        asked = (
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexdef LIKE '%% USING gin %%'"
        )
        cursor.execute(asked, [[model._meta.db_table for model in some]])
        indexes = cursor.fetchall()
        for name, _how in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET maintenance_work_mem TO '256MB'")
            for _name, how in indexes:
                cursor.execute(how)
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
