"""Two demos for all of these tests: one with a server of its own, its copy on a database of somebody else's."""

import os
import secrets
import shutil
import signal
import subprocess
from pathlib import Path

import psycopg2
import pytest

from newsroom import embedded, startup
from tests.demo.running import FIRST_START, Demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """A demo that has been started for the first time. Loading takes a minute: all others are copies of this one."""
    running = Demo(tmp_path_factory.mktemp("demo") / "var")
    try:
        running.start(FIRST_START)
        running.said_first = running.said
        yield running
    finally:
        if running.process and running.process.poll() is None:
            running.stop(signal.SIGTERM)


@pytest.fixture(scope="session")
def named(tmp_path_factory, demo):
    """A copy of the demo on a database of somebody else's server: its address is all that the demo knows of it."""
    server, name = embedded.url(Path(os.environ["NEWSROOM_DATA"]).resolve()), f"demo_{secrets.token_hex(4)}"
    address = server.replace(f"/{embedded.DATABASE}?", f"/{name}?")
    line = psycopg2.connect(server)
    line.autocommit = True
    line.cursor().execute(f"create database {name} encoding 'UTF8' template template0")
    running = Demo(tmp_path_factory.mktemp("named") / "var", database=name)
    running.env["DATABASE_URL"] = address
    try:
        copied(demo, running.data, address)
        yield running
    finally:
        if running.process and running.process.poll() is None:
            running.stop(signal.SIGTERM)
        line.cursor().execute(f"drop database {name} with (force)")
        line.close()


def copied(demo: Demo, data: Path, address: str) -> None:
    """What the running demo has, in the empty database at `address`, and its files in `data`."""
    dump = data.parent / "dump"
    for program, *arguments in (
        ("pg_dump", "--format=custom", "--compress=0", f"--file={dump}", embedded.url(demo.data)),
        ("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={address}", str(dump)),
    ):
        subprocess.run([embedded.BIN / program, *arguments], check=True, capture_output=True)
    data.mkdir(exist_ok=True)
    for folder in ("media", "originals", "static"):
        shutil.copytree(demo.data / folder, data / folder)
    for file in ("demo-logins.json", "secret_key", "static.stamp", *map(str.lower, startup.OF_THE_DEMO)):
        shutil.copy(demo.data / file, data / file)
