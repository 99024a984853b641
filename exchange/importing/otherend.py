"""A second process that does an import from its other end, so that the command uses two cores, as two workers do."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from exchange.models import ImportRun, Result, RunState
from people.models import User

#: Of fewer rows one process is done before another has begun.
FEWEST = 2_000


@contextmanager
def at_work(run: ImportRun, user: User, wanted: bool = True) -> Iterator[bool]:
    """While this process does the run from its beginning, another does it from its end, if it is worth one.

    Gives whether there is one. It asks as `user`, ends with this process, and whatever ends it, the rows that it has
    not done are done by this one. Stories of a newsroom like this one come in their order, so nobody is beside.
    """
    if not (wanted and _is_worth_it(run)):
        yield False
        return
    command = [sys.executable, "-W", "ignore", str(settings.BASE_DIR / "manage.py"), "import_archive", str(run.pk)]
    command += ["--user", user.get_username(), "--resume", "--from-the-end"]
    other = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=settings.BASE_DIR)  # noqa: S603 - our own command
    try:
        yield True
        other.wait()
    finally:
        if other.poll() is None:
            other.terminate()
            other.wait()


def _is_worth_it(run: ImportRun) -> bool:
    if run.state != RunState.RUNNING or run.facts.get("own") or (os.cpu_count() or 1) < 2:
        return False
    return run.rows.filter(result=Result.WAITING)[: FEWEST + 1].count() > FEWEST
