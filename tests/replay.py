"""What set the stage once sets it again as rows, in a tenth of the time that the verbs take.

Almost every test begins with the cast and a story that the real verbs brought to a state, some two hundred
statements. The verbs do it once in a run. What they left in the tables is written down, and from then on the same
beginning is these rows in each of the run's processes, put there by one statement, with their times moved to now.

Only the same beginning: a call that another test made with the same words, after the same calls and nothing else,
under the same settings, in a test that patches nothing. All else is done by the verbs. `NEWSROOM_TEST_REPLAY=0`
leaves everything to them.
"""

import functools
import hashlib
import json
import os
import pickle
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import UserSettingsHolder, settings
from django.db import connection, models
from django.test import TestCase
from django.utils import timezone

from tests import tables

#: What every test sets or patches, each for itself: it changes no row.
OF_EACH_TEST = {"MEDIA_ROOT", "STORAGES"}
PATCHED_ALWAYS = {"storage", "INTERVAL", "force_login"}
#: How a statement begins that changes nothing.
READS = ("SELECT", "SAVEPOINT", "RELEASE", "SET ", "SHOW")
ON = os.environ.get("NEWSROOM_TEST_REPLAY", "1") != "0"


@dataclass
class Rows:
    """What a call left: rows by table as JSON, those it took away, files by path, and its result."""

    made_at: datetime
    added: dict[str, list[str]]
    taken: dict[str, list[str]]
    files: dict[str, bytes]
    result: Any
    process: str = ""


@dataclass
class Watch:
    """One test's beginning: a sum of the calls so far, or None once anything else was written.

    `settled`: all that they left has the numbers that their rows have, now and from then on.
    """

    patches: list
    calls: str | None = ""
    settled: bool = True

    def __call__(self, execute, sql, params, many, context):
        if not str(sql).lstrip().upper().startswith(READS):
            self.calls = None
        return execute(sql, params, many, context)


_watch: Watch | None = None  # of the test that runs
_rows: dict[str, Rows] = {}
#: Which of the run's processes this is; nothing where there is one.
PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "")
_shelf: Path | None = None  # the folder in which the run's processes share what they wrote down


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


def share(folder: Path | None) -> None:
    """Share what is written down with the processes that share `folder`; their databases began as the same copy."""
    global _shelf
    _shelf = folder
    if folder:
        folder.mkdir(exist_ok=True)


def replayed(call):
    """Let rows stand for `call`, which begins a test, once the verbs have done it.

    It returns a story, several by their names, or what can be pickled.
    """

    @functools.wraps(call)
    def begin(*people, **fields):
        key = _key(f"{call.__module__}.{call.__qualname__}", people, fields)
        if key is None:
            return call(*people, **fields)
        settled = _watch.settled
        if settled and (rows := _known(key)):
            result = _put(rows)
        elif settled:
            result, settled = _write_down(key, call, people, fields)
        else:
            result = call(*people, **fields)
        _watch.calls, _watch.settled = key, settled
        return result

    return begin


def _key(name: str, people: tuple, fields: dict) -> str | None:
    """A sum of this beginning; None where rows cannot stand for it."""
    if _watch is None or _watch.calls is None or connection.force_debug_cursor:
        return None
    if connection.execute_wrappers != [_watch] or {name for _, name, _ in _watch.patches} - PATCHED_ALWAYS:
        return None
    words = _plain(fields)
    if words is None or len(people) > 1:
        return None
    database = connection.settings_dict["NAME"].removesuffix(f"_{PROCESS}")
    beginning = repr((_watch.calls, name, words, _settings(), database))
    return hashlib.sha256(beginning.encode()).hexdigest()


def _known(key: str) -> Rows | None:
    """What this process or another one wrote down of the beginning."""
    if key not in _rows and _shelf and (there := _shelf / key).exists():
        _rows[key] = pickle.loads(there.read_bytes())
    return _rows.get(key)


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
    """Do it by the verbs, and keep what they left; the result, and whether this is what is kept from now on.

    It is not where another process was quicker: what follows would be written down with numbers that its rows lack.
    """
    before, files = tables.every_row(), set(_files())
    result = call(*people, **fields)
    made_at = timezone.now()  # when it was done: nothing of it may lie in a test's future
    after = tables.every_row()
    rows = Rows(
        made_at=made_at,
        added={table: sorted(rows - before[table]) for table, rows in after.items() if rows - before[table]},
        taken={table: sorted(before[table] - rows) for table, rows in after.items() if before[table] - rows},
        files={str(one.relative_to(base)): one.read_bytes() for one, base in _files().items() if one not in files},
        result=_named(result),
        process=PROCESS,
    )
    if _shelf is None:
        _rows[key] = rows
        return result, True
    own = _shelf / f"{key}.{PROCESS}"
    own.write_bytes(pickle.dumps(rows))
    with suppress(FileExistsError):
        os.link(own, _shelf / key)  # whole, or not at all, and never in the place of another's
        _rows[key] = rows
    own.unlink()
    return result, key in _rows


def _put(rows: Rows):
    """The rows with their times moved to now, the files, and the result read anew."""
    base = Path(settings.MEDIA_ROOT).parent
    for path, content in rows.files.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_bytes(content)
    later = (timezone.now() - rows.made_at).total_seconds()
    statements = ["SET LOCAL session_replication_role TO replica"]
    statements += _counted_on(rows) if rows.process != PROCESS else []
    statements += [tables.without(table, gone) for table, gone in rows.taken.items()]
    statements += [tables.within(table, added) for table, added in rows.added.items()]
    statements.append("SET LOCAL session_replication_role TO DEFAULT")
    with connection.connection.cursor() as cursor:
        cursor.execute("; ".join(statements).replace(tables.LATER, f"make_interval(secs => {later})"))
    return _again(rows.result)


def _counted_on(rows: Rows) -> list[str]:
    """The numbers that another process gave are not given again by this one."""
    statements = []
    for table, added in rows.added.items():
        numbers = [number for one in added if isinstance(number := json.loads(one).get("id"), int)]
        if numbers and max(numbers) > _counted.get(table, 0):
            _counted[table] = max(numbers)
            sequence = f"pg_get_serial_sequence('\"{table}\"', 'id')"
            statements.append(f"SELECT setval({sequence}, greatest(nextval({sequence}), {max(numbers)}))")
    return statements


#: The largest number of each table that came from another process.
_counted: dict[str, int] = {}


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


def _files() -> dict[Path, Path]:
    """Every file of this test, with the folder that its path is told from."""
    base = Path(settings.MEDIA_ROOT).parent
    return {one: base for name in ("media", "originals") for one in (base / name).rglob("*") if one.is_file()}


@functools.cache
def _is_superuser() -> bool:
    with connection.connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return cursor.fetchone()[0]
