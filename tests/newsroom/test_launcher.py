"""Processes are started, watched and stopped, and whoever waits is told what is wrong."""

import os
import signal
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from newsroom import launcher
from newsroom.launcher import Failed, Process

SLEEPER = [sys.executable, "-c", "import time; print('hidup', flush=True); time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('tuli', flush=True); time.sleep(60)",
]
PARENT = [
    sys.executable,
    "-c",
    "import subprocess, sys, time; c = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "print(c.pid, flush=True); time.sleep(60)",
]


@pytest.fixture
def taken():
    """A port that something listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def process(tmp_path):
    """`process(command)`: started, and surely gone after the test."""
    made = []

    def start(command, name="web server"):
        made.append(Process(name, command, tmp_path))
        made[-1].start()
        return made[-1]

    yield start
    launcher.stop(made)


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def free_beside(port: int) -> int:
    return next(near for near in range(port + 1, 65535) if launcher._is_free("127.0.0.1", near))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_taken_port_names_a_free_one(taken):
    with pytest.raises(Failed, match=rf"Port {taken} is taken.*make demo PORT=\d+"):
        launcher.require_free_port("127.0.0.1", taken)


def test_a_free_port_is_fine(taken):
    launcher.require_free_port(
        "127.0.0.1", next(p for p in range(taken + 1, 65535) if launcher._is_free("127.0.0.1", p))
    )


def test_output_goes_to_a_file_named_for_the_process(process):
    started = process(SLEEPER)
    until(lambda: "hidup" in started.last_lines())
    assert started.log.name == "web-server.log"


def test_stopping_ends_a_process_and_its_children(process):
    parent = process(PARENT)
    until(lambda: parent.last_lines().strip().isdigit())
    child = int(parent.last_lines())
    launcher.stop([parent])
    until(lambda: not alive(child))
    assert parent.popen.poll() is not None


def test_one_that_will_not_end_is_killed(process, monkeypatch):
    monkeypatch.setattr(launcher, "GRACE_SECONDS", 0.5)
    stubborn = process(DEAF)
    until(lambda: "tuli" in stubborn.last_lines())
    launcher.stop([stubborn])
    assert stubborn.popen.returncode == -signal.SIGKILL


def test_one_that_ends_by_itself_is_reported_with_its_last_words(process):
    broken = process([sys.executable, "-c", "print('tidak ada kunci'); raise SystemExit(3)"], "worker")
    with pytest.raises(Failed, match=r"(?s)The worker stopped \(exit code 3\).*tidak ada kunci"):
        launcher.watch([broken])


@pytest.fixture
def site():
    """`site(status)`: the port of a server whose first page answers with that."""
    servers = []

    def serve(status):
        class Page(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status)
                self.end_headers()

            def log_message(self, *arguments):
                """Says nothing."""

        servers.append(HTTPServer(("127.0.0.1", 0), Page))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return servers[-1].server_port

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_waiting_ends_when_the_first_page_is_there(process, site):
    launcher.wait_until_up([process(SLEEPER)], "127.0.0.1", site(200), 5)


def test_a_first_page_that_is_broken_is_told_with_the_log(process, site):
    started = process(SLEEPER)
    until(lambda: "hidup" in started.last_lines())
    with pytest.raises(Failed, match=r"(?s)The first page answers 500.*hidup.*web-server\.log"):
        launcher.wait_until_up([started], "127.0.0.1", site(500), 5)


def test_waiting_gives_up_with_the_log(process, taken):
    started = process(SLEEPER)
    with pytest.raises(Failed, match=r"Nothing answers on port \d+.*web-server\.log"):
        launcher.wait_until_up([started], "127.0.0.1", free_beside(taken), 0.3)


def test_a_long_log_is_put_aside(process, tmp_path, monkeypatch):
    monkeypatch.setattr(launcher, "LOG_BYTES", 10)
    (tmp_path / "web-server.log").write_text("lama " * 10)
    started = process(SLEEPER)
    until(lambda: "hidup" in started.last_lines())
    assert "lama" not in started.last_lines()
    assert "lama" in (tmp_path / "web-server.log.1").read_text()


def test_a_step_says_what_and_how_long():
    said = []
    with launcher.step(said.append, "Starting PostgreSQL"):
        pass
    assert said[0] == "  Starting PostgreSQL …"
    assert said[1].endswith(" s")


def test_a_failed_step_does_not_claim_to_be_done():
    said = []
    with pytest.raises(ZeroDivisionError), launcher.step(said.append, "Loading"):
        1 / 0  # noqa: B018
    assert said == ["  Loading …"]


@pytest.mark.parametrize("text", ["abc", "", "-1", "80", "99999"])
def test_what_is_no_port_is_refused_with_an_example(text):
    with pytest.raises(Failed, match="make demo PORT=8000"):
        launcher.port_number(text)
    assert launcher.port_number("8123") == 8123
