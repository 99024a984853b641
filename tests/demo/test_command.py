"""`make demo` as a person meets it: a process of its own, from the first start to the last stop."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psycopg2
import pytest

from newsroom import embedded
from people.roles import DEFAULT_ROLES
from tests import template

BASE = Path(__file__).resolve().parent.parent.parent
FIRST_START, LATER_START, STOP = 240, 90, 40

pytestmark = [
    pytest.mark.xdist_group("demo"),
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="would load the demo into the database that is named"),
]


class Demo:
    """A running demo: where it keeps its data, on which port, and what it said."""

    def __init__(self, data: Path):
        self.data = data
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("NEWSROOM_")}
        self.env["NEWSROOM_DATA"] = str(data)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process: subprocess.Popen | None = None

    def start(self, seconds: float) -> None:
        """Start it and wait until it says that it is open."""
        self.process = subprocess.Popen(
            self.command("demo", "--port", str(self.port)),
            stdout=(self.data.parent / "said").open("w"),
            stderr=subprocess.STDOUT,
            cwd=BASE,
            env=self.env,
        )
        end = time.monotonic() + seconds
        while "Newsroom is open" not in self.said:
            assert self.process.poll() is None, f"it ended:\n{self.said}"
            assert time.monotonic() < end, f"it is slow:\n{self.said}"
            time.sleep(0.2)

    def stop(self, signum: int = signal.SIGINT) -> int:
        """Ask it to end as Ctrl-C does. Returns its exit code."""
        self.process.send_signal(signum)
        return self.process.wait(STOP)

    def manage(self, *arguments: str) -> subprocess.CompletedProcess:
        """Another command on the same data."""
        env = self.env | {"NEWSROOM_EMBEDDED": "1"}
        return subprocess.run(
            self.command(*arguments), cwd=BASE, env=env, capture_output=True, text=True, timeout=120
        )

    @staticmethod
    def command(*arguments: str) -> list[str]:
        return [sys.executable, "-W", "ignore", "manage.py", *arguments]

    @property
    def said(self) -> str:
        return (self.data.parent / "said").read_text()

    @property
    def told(self) -> dict:
        return json.loads((self.data / "demo.json").read_text())

    def left_behind(self) -> list[str]:
        """Command lines of processes that still belong to this demo."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                mine = (
                    str(self.data) in line
                    or f"NEWSROOM_DATA={self.data}\0".encode() in (folder / "environ").read_bytes()
                )
            except OSError:
                continue  # it ended, or is somebody else's
            if mine:
                found.append(line)
        return found


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demo that has been started for the first time."""
    running = Demo(tmp_path_factory.mktemp("demo") / "var")
    try:
        running.start(FIRST_START)
        yield running
    finally:
        if running.process and running.process.poll() is None:
            running.stop(signal.SIGTERM)


def test_one_demo_serves_all_of_these(request):
    """Spread over several processes, each of them would load a demo of its own."""
    if not hasattr(request.config, "workerinput"):
        pytest.skip("all tests run in one process")
    assert request.node.nodeid.endswith("@demo")


def test_it_says_each_step_and_its_time(demo):
    for step in (
        "Starting PostgreSQL",
        "Bringing the database up to date",
        "Loading a newsroom",
        "Starting web server",
    ):
        assert step in demo.said
    assert "done in" in demo.said


def test_tools_find_it_in_a_file(demo):
    site = f"http://127.0.0.1:{demo.port}/"
    assert demo.told["site"] == site
    assert demo.told["admin"] == f"{site}admin/"
    assert demo.told["story"].startswith(f"{site}read/")


def test_there_is_one_login_for_each_role(demo):
    logins = demo.told["logins"]
    assert {login["role"] for login in logins} == {*DEFAULT_ROLES, "legal"}
    assert len({login["password"] for login in logins}) == len(logins)
    assert all(login["password"] in demo.said for login in logins)


@pytest.mark.parametrize("name", ["demo.json", "demo-logins.json", "secret_key"])
def test_what_is_secret_is_for_the_owner_alone(demo, name):
    assert (demo.data / name).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["site", "story", "admin"])
def test_its_pages_open(demo, name):
    with urllib.request.urlopen(demo.told[name], timeout=30) as answer:
        assert answer.status == 200


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_nobody_else_can_reach_it(demo):
    rows = [row.split() for table in ("tcp", "tcp6") for row in Path("/proc/net", table).read_text().splitlines()[1:]]
    listening = {row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{demo.port:04X}")}
    assert listening == {f"0100007F:{demo.port:04X}"}


def test_a_doctor_beside_it_finds_everything_well(demo):
    done = demo.manage("doctor")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_second_one_on_the_same_port_is_told_another(demo, tmp_path):
    beside = Demo(tmp_path / "var")
    done = beside.manage("demo", "--port", str(demo.port))
    assert done.returncode == 1
    assert f"Port {demo.port} is taken" in done.stderr
    assert "make demo PORT=" in done.stderr


def test_a_second_one_on_the_same_data_is_told_where_the_first_is(demo):
    before = demo.told
    done = demo.manage("demo", "--port", str(Demo(demo.data).port))
    assert done.returncode == 1
    assert f"already: {before['site']}" in done.stderr
    assert demo.told == before


def test_its_data_is_not_forgotten_while_it_runs(demo):
    done = demo.manage("demo", "--reset")
    assert done.returncode == 1
    assert "Stop it first" in done.stderr
    assert (demo.data / "demo.json").exists()


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_with_all_it_started_and_comes_back_with_its_data(demo, signum):
    before = demo.told
    assert demo.stop(signum) == 0
    assert demo.said.rstrip().endswith("Everything has stopped.")
    assert demo.left_behind() == []
    began = time.monotonic()
    demo.start(LATER_START)
    assert demo.told == before
    assert "Loading a newsroom" not in demo.said
    assert time.monotonic() - began < LATER_START


@pytest.fixture
def named(tmp_path):
    """A demo on a database of somebody else's server: its address is all that the demo knows of it."""
    server, name = embedded.url(Path(os.environ["NEWSROOM_DATA"]).resolve()), f"demo_{secrets.token_hex(4)}"
    line = psycopg2.connect(server)
    line.autocommit = True
    template.create(line.cursor(), name, os.environ.get("PYTEST_XDIST_TESTRUNUID", ""))
    running = Demo(tmp_path / "var")
    running.env["DATABASE_URL"] = server.replace(f"/{embedded.DATABASE}?", f"/{name}?")
    try:
        yield running
    finally:
        if running.process and running.process.poll() is None:
            running.stop(signal.SIGTERM)
        line.cursor().execute(f"drop database {name} with (force)")
        line.close()


def test_on_a_named_database_it_loads_once_keeps_its_data_and_starts_no_server(named):
    named.start(FIRST_START)
    assert "Loading a newsroom" in named.said
    assert "Starting PostgreSQL" not in named.said
    first = named.told
    done = named.manage("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert named.stop() == 0
    assert named.left_behind() == []
    named.start(LATER_START)
    assert "Loading a newsroom" not in named.said
    assert named.told == first
    with urllib.request.urlopen(named.told["story"], timeout=30) as answer:
        assert answer.status == 200
    assert not (named.data / "postgres").exists()
    done = named.manage("demo", "--reset")
    assert done.returncode == 1
    assert "Drop and create it yourself" in done.stderr
