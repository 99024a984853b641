"""How fast readers are served: requests a second and processor time, beside a bare Django view in the same run."""

import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Collection, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from bench import busy, cpu, load, pages, report, results, stories
from demo.management.commands.demo import WEB_THREADS, web_command
from newsroom.launcher import Process

HOST = "127.0.0.1"
WAIT_SECONDS = 60
WARM_UP_SECONDS = 1


class Command(BaseCommand):
    """Loads a scratch database, starts the production server twice (page cache off and on), and measures."""

    help = "Measure the reading path on a scratch database: make bench."

    def add_arguments(self, parser):
        parser.add_argument("--stories", type=int, default=1_000)
        parser.add_argument("--rounds", type=int, default=3, help="alternating runs of every page")
        parser.add_argument("--seconds", type=int, default=2, help="length of a run")
        parser.add_argument("--load", action="store_true", help="load the stories, and measure nothing")
        parser.add_argument("--desk", action="store_true", help="readers beside ten heavy saves, and nothing else")
        parser.add_argument("--write", type=Path, help="write the figures to this file too, as docs/performance.md")

    def handle(self, *, rounds, seconds, write, **options):
        self._prepare(options["stories"])
        if options["load"]:
            return
        measure = partial(self._beside_the_desk, rounds) if options["desk"] else partial(self._pages, rounds, seconds)
        text = measure(count=options["stories"])
        self.stdout.write(text)
        if write:
            write.write_text(text)

    def _beside_the_desk(self, rounds: int, *, count: int) -> str:
        """The same stretches with one web server for everyone, and with one for the desk alone, as in production."""
        waits = {}
        for setup in ("one server", "a server for the desk"):
            readers = Server("readers", 0)
            apart = setup == "a server for the desk"
            servers = [readers, Server("desk", 0, busy.NICE, busy.THREADS)] if apart else [readers]
            with running(servers):
                busy.yields(servers[-1].process.popen.pid)
                self.stdout.write(f"{setup.capitalize()}: {rounds} rounds …")
                waits[setup] = busy.take_turns(readers.port, busy.Desk(servers[-1].port), rounds)
        return report.beside_the_desk(waits, rounds=rounds, stories=count)

    def _pages(self, rounds: int, seconds: int, *, count: int) -> str:
        servers = {"off": Server("off", 0), "on": Server("on", 64)}
        with running(servers.values()):
            found = results.rows(self._measure(servers, rounds, seconds))
        about = {"rounds": rounds, "seconds": seconds, "machine": report.machine()}
        known = results.keep(settings.DATA_DIR.parent / "bench.json", count, found, **about)
        return report.performance(known)

    def _prepare(self, count: int) -> None:
        call_command("migrate", verbosity=0)
        if not stories.is_scratch():
            raise CommandError("This database holds a newsroom's stories. Give the bench one of its own: make bench.")
        self.stdout.write(f"Loading {count} stories …")
        stories.load(count)
        call_command("collectstatic", interactive=False, verbosity=0)

    def _measure(self, servers: dict, rounds: int, seconds: int) -> list[results.Run]:
        measured = pages.pages()
        database = cpu.database()
        runs: list[results.Run] = []
        for nth in range(rounds):
            self.stdout.write(f"Round {nth + 1} of {rounds} …")
            for page in measured:
                for connections in results.CONNECTIONS:
                    runs.append(servers[page.cache].measure(page, connections, seconds, database))
        return runs


class Server:
    """The production server with a page cache of so many megabytes (0: none), started with `before` its command."""

    def __init__(self, name: str, megabytes: int, before: Sequence[str] = (), threads: str = WEB_THREADS):
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            self.port = probe.getsockname()[1]
        env = {
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
        load.ask(root, page.paths, WARM_UP_SECONDS, connections, page.coding)
        before = [pid and cpu.seconds(pid) for pid in pids]
        answers = load.ask(root, page.paths, seconds, connections, page.coding)
        after = [pid and cpu.seconds(pid) for pid in pids]
        used = [
            None if begun is None or ended is None else (ended - begun) / answers.count * 1000
            for begun, ended in zip(before, after, strict=True)
        ]
        return results.Run(page.name, page.cache, connections, answers.count / answers.seconds, *used)


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
