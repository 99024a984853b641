"""The production server, as the bench starts it, and what stands beside and before it."""

import os
import shutil
import socket
import sys
import time
import urllib.request
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from bench import cpu, load, pages, results
from newsroom.launcher import WEB_THREADS, Process, web_command

HOST = "127.0.0.1"
WAIT_SECONDS = 60
WARM_UP_SECONDS = 1
#: What a purge is signed with here.
TOKEN = "bench"  # noqa: S105 - of a cache that lives as long as a measurement


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Server:
    """The production server with a page cache of so many megabytes (0: none), started with `before` its command."""

    def __init__(
        self, name: str, megabytes: int, before: Sequence[str] = (), threads: str = WEB_THREADS, **more: str
    ):
        self.port = free_port()
        env = more | {
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "NEWSROOM_PAGE_CACHE_MB": str(megabytes),
            "NEWSROOM_URL": f"http://{HOST}:{self.port}",
        }
        os.environ.pop("NEWSROOM_EMBEDDED", None)  # the database runs already, with this command
        self.process = Process(
            f"bench {name}", [*before, *web_command(HOST, self.port, threads)], settings.DATA_DIR / "log", env
        )

    def wait(self) -> None:
        """Until it answers. Raises CommandError if it does not, with where it says why."""
        until = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < until and self.process.popen.poll() is None:
            try:
                urllib.request.urlopen(f"http://{HOST}:{self.port}/_bare", timeout=2).close()
                return
            except OSError:
                time.sleep(0.2)
        raise CommandError(f"The server does not answer. Its log: {self.process.log}")

    def measure(self, page: pages.Page, connections: int, seconds: float, database: int | None) -> results.Run:
        """Ask for a page for so long, after a short warming up; `database` is its first process, if it is here."""
        root, pids = f"http://{HOST}:{self.port}", (self.process.popen.pid, database)
        load.ask(root, page.paths, WARM_UP_SECONDS, connections, page.headers)
        before = [pid and cpu.seconds(pid) for pid in pids]
        answers = load.ask(root, page.paths, seconds, connections, page.headers)
        after = [pid and cpu.seconds(pid) for pid in pids]
        used = [
            None if begun is None or ended is None else (ended - begun) / answers.count * 1000
            for begun, ended in zip(before, after, strict=True)
        ]
        return results.Run(page.name, page.cache, connections, answers.count / answers.seconds, *used)


@contextmanager
def beside(*processes: Process) -> Iterator[None]:
    """The processes run; afterwards they are stopped."""
    try:
        for process in processes:
            process.start()
        yield
    finally:
        for process in processes:
            if process.popen:
                process.ask_to_stop()
                process.finish()


def worker(**env: str) -> Process:
    """A worker of the queue."""
    command = [sys.executable, "manage.py", "worker"]
    return Process(
        "bench worker", command, settings.DATA_DIR / "log", {"DJANGO_SETTINGS_MODULE": "bench.settings"} | env
    )


def varnish(port: int, server: int, env: Mapping[str, str]) -> Process | None:
    """Varnish on `port`, with our rules, before the server on the port `server`; None where it is not installed."""
    program = shutil.which("varnishd") or shutil.which("varnishd", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        return None
    start = settings.BASE_DIR / "deploy" / "varnish" / "start.sh"
    told = dict(env) | {
        "NEWSROOM_WEB": f"{HOST}:{server}",
        "NEWSROOM_DESK": f"{HOST}:{server}",
        "VARNISH_LISTEN": f"{HOST}:{port}",
        "VARNISH_WORK": str(settings.DATA_DIR / "varnish"),
        "PATH": f"{Path(program).parent}:{os.environ['PATH']}",
    }
    return Process("bench varnish", ["sh", str(start), "-j", "none"], settings.DATA_DIR / "log", told)


@contextmanager
def running(servers: Collection[Server]):
    """The servers answer; afterwards they are stopped."""
    try:
        for server in servers:
            server.process.start()
            server.wait()
        yield
    finally:
        for server in servers:
            if server.process.popen:
                server.process.ask_to_stop()
                server.process.finish()
