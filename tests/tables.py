"""Every row of every table, and the statements that put rows there again with their times moved."""

import functools
from collections import defaultdict

from django.db import connection

#: Stands in a statement where the time that has gone by since the rows were made is to stand.
LATER = "/*later*/"


def within(table: str, rows: list[str]) -> str:
    """The statement that puts rows (as JSON) into the table; LATER is to be replaced in it by an interval."""
    known = columns(table)
    taken = ", ".join(f'"{name}"' for name in known)
    given = ", ".join(_moved(name, kind) for name, kind in known.items())
    return f'INSERT INTO "{table}" ({taken}) OVERRIDING SYSTEM VALUE SELECT {given} FROM {_read(table, rows)}'


def without(table: str, rows: list[str]) -> str:
    """The statement that takes rows (as JSON) away."""
    same = " AND ".join(f't."{name}" = gone."{name}"' for name in _key_of(table))
    return f'DELETE FROM "{table}" t USING {_read(table, rows)} gone WHERE {same}'


def _read(table: str, rows: list[str]) -> str:
    with connection.connection.cursor() as cursor:
        told = cursor.mogrify("%s", [f"[{','.join(rows)}]"]).decode()
    return f'jsonb_populate_recordset(NULL::"{table}", {told})'


def _moved(name: str, kind: str) -> str:
    if kind == "timestamptz":
        return f'"{name}" + {LATER}'
    if kind == "tstzrange":
        return f'tstzrange(lower("{name}") + {LATER}, upper("{name}") + {LATER}, \'[)\')'
    return f'"{name}"'


@functools.cache
def columns(table: str) -> dict[str, str]:
    """The columns that can be written to, with the names of their types."""
    with connection.connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, udt_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        return dict(cursor.fetchall())


@functools.cache
def _key_of(table: str) -> list[str]:
    """The columns of its primary key."""
    with connection.connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)"
            " WHERE indisprimary AND indrelid = %s::regclass",
            [f'"{table}"'],
        )
        return [name for (name,) in cursor.fetchall()]


def every_row() -> dict[str, set[str]]:
    """Every row of every table, as JSON."""
    with connection.connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations'"
        )
        each = [f"SELECT '{name}', to_jsonb(t)::text FROM \"{name}\" t" for (name,) in cursor.fetchall()]
        cursor.execute(" UNION ALL ".join(each))
        tables = defaultdict(set)
        for table, row in cursor:
            tables[table].add(row)
    return tables
