"""Compiles the translations, and starts the embedded PostgreSQL before Django reads its settings, unless DATABASE_URL
names another server.

Under xdist each worker process comes by here too, and joins the server that the first one started.
"""

import contextlib
import gc
import importlib
import os
from pathlib import Path

import pytest

from newsroom import catalogues, embedded

BASE = Path(__file__).resolve().parent.parent
_servers = []


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config, parser, args):
    catalogues.compile_waiting()
    os.environ.setdefault("NEWSROOM_DATA", str(BASE / "var" / "test"))
    if os.environ.get("DATABASE_URL"):
        os.environ.setdefault("SECRET_KEY", "only-for-tests")
        return
    try:
        _servers.append(embedded.start(Path(os.environ["NEWSROOM_DATA"]), embedded.FAST))
    except embedded.NotStarted as error:
        raise pytest.UsageError(str(error)) from error


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: tests in a browser wait more than they compute."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session) -> None:
    """Each process of a whole run makes its share of the modules ready first; the others find them compiled.

    All of them collect all tests, in the same order and at the same pace: without this each compiled every module of
    a fresh clone for itself, asserts and all, and that is half the work of collecting.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is None or session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    first, step = int(worker["workerid"].removeprefix("gw")), worker["workercount"]
    for path in sorted(BASE.glob("tests/**/test_*.py"))[first::step]:
        with contextlib.suppress(Exception):  # whatever is wrong with it, collecting says so
            importlib.import_module(".".join(path.relative_to(BASE).with_suffix("").parts))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Thousands of tests and a whole Django are no garbage: nobody need look through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)
