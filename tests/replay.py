"""What set the stage once sets it again as rows, in a tenth of the time that the verbs take.

Almost every test begins with the cast and a story that the real verbs brought to a state, some two hundred
statements. The verbs do it twice in each process. The second time, what they left in the tables is written down, and
from then on the same beginning is these rows, put there by one statement, with their times moved to now.

Only the same beginning: a call that another test made with the same words, after the same calls and nothing else,
under the same settings, in a test that patches nothing. All else is done by the verbs. `NEWSROOM_TEST_REPLAY=0`
leaves everything to them.
"""

import functools
import os
import pickle
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import UserSettingsHolder, settings
from django.db import connection, models
from django.test import TestCase
from django.utils import timezone

#: What every test sets or patches, each for itself: it changes no row.
OF_EACH_TEST = {"MEDIA_ROOT", "STORAGES"}
PATCHED_ALWAYS = {"storage", "INTERVAL", "force_login"}
#: How a statement begins that changes nothing.
READS = ("SELECT", "EXECUTE", "SAVEPOINT", "RELEASE", "SET ", "SHOW")
ON = os.environ.get("NEWSROOM_TEST_REPLAY", "1") != "0"


@dataclass
class Rows:
    """What a call left: rows by table as JSON, those it took away, files by path, and its result."""

    made_at: datetime
    added: dict[str, list[str]]
    taken: dict[str, list[str]]
    files: dict[str, bytes]
    result: Any


@dataclass
class Watch:
    """One test's beginning: the number of the calls so far, or None once anything else was written.

    `settled`: all that they left has the numbers that their rows have, now and from then on.
    """

    patches: list
    calls: int | None = 0
    settled: bool = True

    def __call__(self, execute, sql, params, many, context):
        if not str(sql).lstrip().upper().startswith(READS):
            self.calls = None
        return execute(sql, params, many, context)


_watch: Watch | None = None  # of the test that runs
_numbers: dict[tuple, int] = {}
_met: dict[int, int] = defaultdict(int)
_rows: dict[int, Rows] = {}


@contextmanager
def watching(patches: list):
    """The beginning of one test, whose `patches` are what its monkeypatch has set."""
    global _watch
    if not (ON and connection.in_atomic_block and _is_superuser()):
        yield
        return
    _watch = Watch(patches)
    capture = TestCase.captureOnCommitCallbacks

    def captured(*args, **kwargs):
        """What is to happen at the commit is asked for: only the verbs tell it."""
        _watch.calls = None
        return capture(*args, **kwargs)

    try:
        TestCase.captureOnCommitCallbacks = captured
        with connection.execute_wrapper(_watch):
            yield
    finally:
        TestCase.captureOnCommitCallbacks = capture
        _watch = None


def replayed(call=None, *, after: int = 2):
    """Let rows stand for `call`, which begins a test, once the verbs have done it `after` times.

    It returns a story, several by their names, or what can be pickled. What takes long is written down `after` one
    time; its tests belong into one process.
    """
    if call is None:
        return functools.partial(replayed, after=after)

    @functools.wraps(call)
    def begin(*people, **fields):
        key = _key(f"{call.__module__}.{call.__qualname__}", people, fields)
        if key is None:
            return call(*people, **fields)
        settled = _watch.settled
        if key in _rows:
            result = _put(_rows[key])
        else:
            _met[key] += 1
            settled = settled and _met[key] >= after
            result = _write_down(key, call, people, fields) if settled else call(*people, **fields)
        _watch.calls, _watch.settled = key, settled
        return result

    return begin


def _key(name: str, people: tuple, fields: dict) -> int | None:
    """The number of this beginning, from 1; None where rows cannot stand for it."""
    if _watch is None or _watch.calls is None or connection.force_debug_cursor:
        return None
    if connection.execute_wrappers != [_watch] or {name for _, name, _ in _watch.patches} - PATCHED_ALWAYS:
        return None
    words = _plain(fields)
    if words is None or len(people) > 1:
        return None
    beginning = (_watch.calls, name, words, _settings(), connection.settings_dict["NAME"])
    return _numbers.setdefault(beginning, len(_numbers) + 1)


def _plain(fields: dict) -> str | None:
    """The fields in words; None where one is more than a word, a number, or a list of them."""
    for value in fields.values():
        inside = value if isinstance(value, (list, tuple)) else [value]
        if not all(one is None or isinstance(one, (str, int, float, timedelta)) for one in inside):
            return None
    return repr(sorted(fields.items()))


def _settings() -> str:
    """What is set otherwise than in the settings' file."""
    own, layer = {}, settings._wrapped
    while isinstance(layer, UserSettingsHolder):
        own = {name: value for name, value in vars(layer).items() if name.isupper()} | own
        layer = layer.default_settings
    return repr(sorted((name, repr(value)) for name, value in own.items() if name not in OF_EACH_TEST))


def _write_down(key, call, people, fields):
    """Do it by the verbs, and keep what they left."""
    before, files = _tables(), set(_files())
    result = call(*people, **fields)
    made_at = timezone.now()  # when it was done: nothing of it may lie in a test's future
    after = _tables()
    _rows[key] = Rows(
        made_at=made_at,
        added={table: sorted(rows - before[table]) for table, rows in after.items() if rows - before[table]},
        taken={table: sorted(before[table] - rows) for table, rows in after.items() if before[table] - rows},
        files={str(one.relative_to(base)): one.read_bytes() for one, base in _files().items() if one not in files},
        result=_named(result),
    )
    return result


def _put(rows: Rows):
    """The rows with their times moved to now, the files, and the result read anew."""
    base = Path(settings.MEDIA_ROOT).parent
    for path, content in rows.files.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_bytes(content)
    later = (timezone.now() - rows.made_at).total_seconds()
    statements = ["SET LOCAL session_replication_role TO replica"]
    statements += [_without(table, gone) for table, gone in rows.taken.items()]
    statements += [_with(table, added) for table, added in rows.added.items()]
    statements.append("SET LOCAL session_replication_role TO DEFAULT")
    with connection.connection.cursor() as cursor:
        cursor.execute("; ".join(statements).replace(LATER, f"make_interval(secs => {later})"))
    return _again(rows.result)


def _named(result: Any) -> Any:
    """What a call gave, to be had again: rows by their model and key, all else as bytes."""
    if isinstance(result, models.Model):
        return type(result), result.pk
    if isinstance(result, dict):
        return {name: _named(one) for name, one in result.items()}
    return pickle.dumps(result)


def _again(named: Any) -> Any:
    if isinstance(named, bytes):
        return pickle.loads(named)
    if isinstance(named, dict):
        return {name: _again(one) for name, one in named.items()}
    model, key = named
    return model.objects.get(pk=key)


#: Stands in a statement where the time that has gone by since the rows were made is to stand.
LATER = "/*later*/"


def _with(table: str, rows: list[str]) -> str:
    columns = _columns(table)
    taken = ", ".join(f'"{name}"' for name in columns)
    given = ", ".join(_moved(name, kind) for name, kind in columns.items())
    return f'INSERT INTO "{table}" ({taken}) OVERRIDING SYSTEM VALUE SELECT {given} FROM {_read(table, rows)}'


def _without(table: str, rows: list[str]) -> str:
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
def _columns(table: str) -> dict[str, str]:
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


def _tables() -> dict[str, set[str]]:
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


def _files() -> dict[Path, Path]:
    """Every file of this test, with the folder that its path is told from."""
    base = Path(settings.MEDIA_ROOT).parent
    return {one: base for name in ("media", "originals") for one in (base / name).rglob("*") if one.is_file()}


@functools.cache
def _is_superuser() -> bool:
    with connection.connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return cursor.fetchone()[0]
