"""Empties the tables after a test with real transactions: those that hold something, one by one.

Django would empty every table there is, and then have each app make its content types and permissions anew: a second
and more for a handful of rows.
"""

from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.db import connection

#: What Django itself keeps about the models, made once with the tables.
OF_THE_MODELS = ("django_content_type", "auth_permission")


def empty(case) -> None:
    """Delete every row of every model, in place of TransactionTestCase's own `_fixture_teardown`.

    Without triggers, so that neither the log nor a foreign key stands in the way; only a superuser may do that.
    """
    with unguarded() as cursor:
        cursor.execute(_which_hold_rows())
        for (table,) in cursor.fetchall():
            cursor.execute(f'DELETE FROM "{table}"')


@contextmanager
def unguarded():
    """A cursor, while no trigger and no foreign key stands in anybody's way."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role TO replica")
        try:
            yield cursor
        finally:
            cursor.execute("SET session_replication_role TO DEFAULT")


def refusals(cursor, table: str = "") -> list[tuple[str, str]]:
    """The triggers by which tables refuse to be emptied, each behind its table; of one table if it is named."""
    cursor.execute(
        "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE right(tgname::text, 12) = '_not_emptied' AND %s IN ('', relname)",
        [table],
    )
    return cursor.fetchall()


@cache
def _which_hold_rows() -> str:
    """A statement that names the tables with rows in them."""
    models = apps.get_models(include_auto_created=True)
    tables = {one._meta.db_table for one in models if one._meta.managed and not one._meta.proxy}
    wanted = sorted(tables.difference(OF_THE_MODELS))
    return " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in wanted)
