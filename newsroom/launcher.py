"""Starts and stops the processes of a newsroom on one machine, and says so.

`before_settings` is called by manage.py before Django reads its settings, because those need to know where the
embedded database is. The rest serves the command `demo`.
"""

import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from newsroom import embedded

BASE_DIR = Path(__file__).resolve().parent.parent
#: How long a process may take to end by itself before it is killed.
GRACE_SECONDS = 15
LOG_BYTES = 10 * 1024 * 1024
WEB_WORKERS = "2"
#: Threads wait for the database at the same time; see docs/decisions/0004-web-server.md.
WEB_THREADS = "2"


class Stopped(BaseException):
    """Someone pressed Ctrl-C, or the system asked us to end: not an error, so what catches errors lets it by."""


class Failed(Exception):
    """The newsroom cannot start or go on. The message says why, and how to mend it."""


def data_dir() -> Path:
    """The folder that holds everything this newsroom keeps."""
    return Path(os.environ.get("NEWSROOM_DATA") or BASE_DIR / "var").expanduser().resolve()


def before_settings(argv: list[str]) -> None:
    """Bring the embedded database along for this command, if it is wanted and DATABASE_URL names no other.

    `demo` starts it by itself and needs the address alone; with NEWSROOM_EMBEDDED set (by make), every command has it
    running while it works.
    """
    is_demo = argv[1:2] == ["demo"]
    try:
        if is_demo:
            embedded.prepare(data_dir())
        elif os.environ.get("NEWSROOM_EMBEDDED") and not os.environ.get("DATABASE_URL"):
            embedded.start(data_dir())
    except embedded.NotStarted as error:
        sys.exit(f"{error}")


def catch_signals() -> None:
    """Turn Ctrl-C, a polite kill and a closed terminal into Stopped, wherever the launcher happens to be."""

    def stop(signum, frame):
        raise Stopped

    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, stop)


def ignore_signals() -> None:
    """While stopping, a second Ctrl-C must not leave half of it running."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)


@contextmanager
def step(say: Callable[[str], None], what: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    began = time.monotonic()
    say(f"  {what} …")
    yield
    say(f"    done in {time.monotonic() - began:.1f} s")


def port_number(text: str) -> int:
    """The port that `text` names. Raises Failed if it is no port that anybody may use."""
    if not (text.isascii() and text.isdecimal() and 1024 <= int(text) <= 65535):
        raise Failed(f"{text} is not a port. Name a number from 1024 to 65535: make demo PORT=8000")
    return int(text)


def require_free_port(host: str, port: int) -> None:
    """Raises Failed, naming a free port near by, if something listens on `port` already."""
    if _is_free(host, port):
        return
    other = next((near for near in range(port + 1, port + 50) if _is_free(host, near)), None)
    advice = f"Choose another: make demo PORT={other}" if other else "Choose another: make demo PORT=..."
    raise Failed(f"Port {port} is taken by another program (another demo, perhaps). {advice}")


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answer(host: str, port: int) -> int | None:
    """The status with which the first page is answered there; None: nobody answers."""
    line = http.client.HTTPConnection(host, port, timeout=30)
    try:
        line.request("GET", "/")
        return line.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        line.close()


_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1


def _die_with_parent() -> None:
    """Run in the child: end politely when the launcher is killed outright and can stop nobody (Linux alone)."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Process:
    """A child that is stopped with us: `name` for the reader, its output in a file of `log_dir`."""

    name: str
    command: list[str]
    log_dir: Path
    env: dict[str, str] = field(default_factory=dict)
    popen: subprocess.Popen | None = None

    @property
    def log(self) -> Path:
        return self.log_dir / f"{self.name.replace(' ', '-')}.log"

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C in the terminal reaches the launcher alone."""
        self.log_dir.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as output:
            self.popen = subprocess.Popen(  # noqa: S603
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=BASE_DIR,
                env=os.environ | self.env,
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # no threads yet
            )

    def ask_to_stop(self) -> None:
        if self.popen and self.popen.poll() is None:
            self.popen.terminate()

    def finish(self) -> None:
        """Wait for the end; after GRACE_SECONDS kill what is left, with the children it may have."""
        if not self.popen:
            return
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(GRACE_SECONDS)
        with suppress(ProcessLookupError):  # nothing is left of a group that ended by itself
            os.killpg(self.popen.pid, signal.SIGKILL)
        self.popen.wait()

    def last_lines(self, count: int = 12) -> str:
        """The end of its output, for a message."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(f"    {line}" for line in lines[-count:])


def require_alive(processes: list[Process]) -> None:
    """Raises Failed, with its last words, if a process has ended by itself."""
    for process in processes:
        if process.popen and process.popen.poll() is not None:
            raise Failed(
                f"The {process.name} stopped (exit code {process.popen.returncode}). Its last lines:\n"
                f"{process.last_lines()}\n  All of it: {process.log}"
            )


def wait_until_up(processes: list[Process], host: str, port: int, seconds: float) -> None:
    """Wait until the first page is there. Raises Failed if it is broken, a process ends, or the time is over."""
    end = time.monotonic() + seconds
    while (status := answer(host, port)) is None:
        require_alive(processes)
        if time.monotonic() > end:
            raise Failed(f"Nothing answers on port {port} after {seconds:.0f} s. See {processes[0].log}")
        time.sleep(0.1)
    if status >= 500:
        web = processes[0]
        raise Failed(
            f"The first page answers {status}. The web server's last lines:\n{web.last_lines()}\n  All: {web.log}"
        )


def watch(processes: list[Process]) -> None:
    """Stay until a process ends by itself, which raises Failed, or until Stopped."""
    while True:
        require_alive(processes)
        time.sleep(0.5)


def stop(processes: list[Process]) -> None:
    """End all of them, at the same time."""
    for process in processes:
        process.ask_to_stop()
    for process in processes:
        process.finish()


def web_command(host: str, port: int, threads: str = WEB_THREADS) -> list[str]:
    """The web server as a command line; production runs the same (see docker-compose.yml)."""
    options = ["--interface", "wsgi", "--http", "1", "--no-ws", "--workers", WEB_WORKERS]
    options += ["--blocking-threads", threads, "--workers-kill-timeout", "10"]
    options += ["--respawn-failed-workers", "--respawn-interval", "1"]
    return [
        sys.executable,
        "-m",
        "granian",
        *options,
        "--host",
        host,
        "--port",
        str(port),
        "newsroom.wsgi:application",
    ]
