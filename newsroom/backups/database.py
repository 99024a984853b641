"""PostgreSQL's own programs, for the database that the settings name: written into one file, and read from it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import connection

from newsroom import embedded

#: Where Debian keeps the programs of each version.
DEBIAN = Path("/usr/lib/postgresql")


class Failed(Exception):
    """A program is missing, or did not do it. The message says which and why."""


def dump(file: Path, snapshot: str) -> None:
    """Write the whole database into `file`, as it is in `snapshot` (pg_export_snapshot). Raises Failed."""
    _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={file}")


def load(file: Path) -> None:
    """Read `file` into the database, which is empty; all of it or nothing. Raises Failed.

    Whoever owns the tables does it, and owns them after it; roles and grants are made anew (`manage.py web_role`).
    """
    name = connection.settings_dict["NAME"]
    options = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
    _run("pg_restore", *options, f"--dbname={name}", str(file))


def is_empty() -> bool:
    """Has the database no table of ours?"""
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs, new enough for the server. Raises Failed."""
    connection.ensure_connection()
    wanted = connection.pg_version // 10000
    places = [shutil.which(name), *sorted(DEBIAN.glob(f"*/bin/{name}"), reverse=True), embedded.BIN / name]
    for place in places:
        if place and Path(place).exists() and _version(place) >= wanted:
            return str(place)
    raise Failed(f"{name} of PostgreSQL {wanted} is not installed. On Debian: apt install postgresql-client-{wanted}")


def _version(place: str | Path) -> int:
    said = subprocess.run([str(place), "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
    return int(found[1]) if found else 0


def _run(name: str, *arguments: str) -> None:
    parts = connection.get_connection_params()
    told = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGPASSWORD": "password", "PGDATABASE": "dbname"}
    env = os.environ | {variable: str(parts[key]) for variable, key in told.items() if parts.get(key)}
    command = [program(name), "--no-password", *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Failed(f"{name}: {(done.stderr.strip().splitlines() or ['nothing said'])[-1]}")
