"""Every table at once, for a database that has none.

The migrations bring a newsroom that is at work from one release to the next. A new one would go through all of them,
half a minute for nothing: `structure.sql` is what they come to. It is written by them (`make structure`), names those
it stands for, and `make lint` holds the two equal. Migrations younger than it are applied after it, one by one.
"""

import re
import subprocess
from pathlib import Path

from django.db import transaction
from django.db.migrations.recorder import MigrationRecorder

from newsroom import embedded

FILE = Path(__file__).with_name("structure.sql")
#: Two that begin at once take turns: the second one finds the tables. The number is nobody else's.
TURN = 7_105_230
#: What `migrate` itself writes at its end, whatever was there; with the sequences of their numbers.
WRITTEN_AT_THE_END = ("django_content_type", "auth_permission")
RECORDED = MigrationRecorder.Migration._meta.db_table
#: What pg_dump says between its statements; of itself; and to the session that reads it.
_HEADINGS = re.compile(r"\n*^--\n(?:-- .*\n)+--\n+", re.MULTILINE)
_OF_ITSELF = re.compile(r"^(?:-- Dumped .*|\\(?:un)?restrict .*)\n+", re.MULTILINE)
_TO_THE_SESSION = re.compile(
    r"^(?:SET (?:\w+_timeout|\w+_encoding|standard_conforming_strings|check_function_bodies|xmloption"
    r"|client_min_messages|row_security|default_tablespace|default_table_access_method) = .*"
    r"|SELECT pg_catalog\.set_config\(.*|SELECT pg_catalog\.setval\(.*, 1, false\);)\n+",
    re.MULTILINE,
)


def load(connection) -> bool:
    """Make every table in the database of `connection` if there is nothing in it. Returns: were they made?

    All of them or none. A database whose tables would not go into the schema `public` is left as it is.
    """
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
        cursor.execute(
            "SELECT current_schema() = 'public' AND NOT EXISTS"
            " (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('public')"
            "  UNION ALL SELECT FROM pg_proc WHERE pronamespace = to_regnamespace('public'))"
        )
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("SET LOCAL check_function_bodies = off")  # a function may speak of a table that comes after it
        cursor.execute(FILE.read_text("utf-8"))
    return True


def written(connection) -> str:
    """What makes the database of `connection` as it is now: tables, what keeps them right, and rows.

    It runs PostgreSQL's `pg_dump`, the one that comes along. Raises subprocess.CalledProcessError, with what that
    said in `stderr`.
    """
    known = connection.get_connection_params()
    done = subprocess.run(  # noqa: S603
        [
            str(embedded.BIN / "pg_dump"),
            *("--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=1000"),
            *(f"--exclude-table-data=public.{table}*" for table in (*WRITTEN_AT_THE_END, RECORDED)),
            known["dbname"],
        ],
        env={
            f"PG{name.upper()}": str(known[name]) for name in ("host", "port", "user", "password") if known.get(name)
        },
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    structure = done.stdout
    for talk, between in ((_OF_ITSELF, ""), (_HEADINGS, "\n\n"), (_TO_THE_SESSION, "")):
        structure = talk.sub(between, structure)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT app, name FROM {RECORDED} ORDER BY app, name")  # noqa: S608
        rows = ",\n".join(f"\t('{app}', '{name}', now())" for app, name in cursor.fetchall())
    return f"{structure.strip()}\n\nINSERT INTO public.{RECORDED} (app, name, applied) VALUES\n{rows};\n"


def stands_for() -> set[tuple[str, str]]:
    """The migrations, as (app, name), that `structure.sql` stands for."""
    return set(re.findall(r"^\t\('(\w+)', '(\w+)', now\(\)\)", FILE.read_text("utf-8"), re.MULTILINE))
