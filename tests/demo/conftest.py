"""Two demos for all of these tests: one with a server of its own, one on a database of somebody else's."""

import os
import secrets
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest

from newsroom import embedded
from tests import template
from tests.demo.running import FIRST_START, Demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """A demo that has been started for the first time."""
    running = Demo(tmp_path_factory.mktemp("demo") / "var")
    try:
        running.start(FIRST_START)
        yield running
    finally:
        if running.process and running.process.poll() is None:
            running.stop(signal.SIGTERM)


@pytest.fixture(scope="session")
def named(tmp_path_factory):
    """A demo on a database of somebody else's server: its address is all that the demo knows of it."""
    server, name = embedded.url(Path(os.environ["NEWSROOM_DATA"]).resolve()), f"demo_{secrets.token_hex(4)}"
    line = psycopg2.connect(server)
    line.autocommit = True
    template.create(line.cursor(), name, os.environ.get("PYTEST_XDIST_TESTRUNUID", ""))
    running = Demo(tmp_path_factory.mktemp("named") / "var", database=name)
    running.env["DATABASE_URL"] = server.replace(f"/{embedded.DATABASE}?", f"/{name}?")
    try:
        yield running
    finally:
        if running.process and running.process.poll() is None:
            running.stop(signal.SIGTERM)
        line.cursor().execute(f"drop database {name} with (force)")
        line.close()


@dataclass(frozen=True)
class FirstTime:
    """What the demo on a named database said when it loaded, and what the doctor found beside it."""

    said: str
    doctor: subprocess.CompletedProcess


@pytest.fixture(scope="session")
def first_time(named):
    """The demo on a named database has been started, examined and stopped."""
    named.start(FIRST_START)
    seen = FirstTime(named.said, named.manage("doctor"))
    assert named.stop() == 0
    return seen
