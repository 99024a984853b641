"""One database with every table, made once a run and copied by each of its processes: copying is cheaper by far."""

import fcntl
import os
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection


def name(run: str) -> str:
    """The template's name in the run `run`."""
    return f"template_{run[:16]}"


def copy(run: str) -> None:
    """Make this process's test database from the run's template, and the template if nobody has yet."""
    template = name(run)
    with _one_at_a_time(), connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if not cursor.fetchone():
            _make(cursor, template)
        own = connection.creation._get_test_db_name()
        cursor.execute(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{own}" TEMPLATE "{template}"')


def drop(run: str) -> None:
    """Leave nothing behind: neither this process's test database nor the template."""
    own = connection.creation._get_test_db_name()
    connection.close()
    with _one_at_a_time(), connection._nodb_cursor() as cursor:
        for database in (own, name(run)):
            cursor.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def create(cursor, database: str, run: str) -> None:
    """Make `database` on the same server: with empty tables if the run `run` has its template, else with none."""
    with _one_at_a_time():
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name(run)])
        source = name(run) if cursor.fetchone() else "template0"
        cursor.execute(f"CREATE DATABASE {database} ENCODING 'UTF8' TEMPLATE {source}")


@contextmanager
def _one_at_a_time():
    with (Path(os.environ["NEWSROOM_DATA"]) / "template.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make(cursor, template: str) -> None:
    """Under another name until it is whole, for a run may be stopped at any time."""
    half = f"{template}_half"
    cursor.execute(f'DROP DATABASE IF EXISTS "{half}" WITH (FORCE)')
    cursor.execute(f'CREATE DATABASE "{half}"')
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = half
    try:
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
    cursor.execute(f'ALTER DATABASE "{half}" RENAME TO "{template}"')
