"""How fast readers are served: requests a second and processor time, beside a bare Django view in the same run."""

from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from bench import busy, cpu, desk, moving, pages, parts, publishing, purging, report, results, stories
from bench.servers import Server, running


class Command(BaseCommand):
    """Loads a scratch database, starts the production server twice (page cache off and on), and measures."""

    help = "Measure the reading path on a scratch database: make bench."

    def add_arguments(self, parser):
        parser.add_argument("--stories", type=int, default=1_000)
        parser.add_argument("--rounds", type=int, default=3, help="alternating runs of every page")
        parser.add_argument("--seconds", type=int, default=2, help="length of a run")
        parser.add_argument("--load", action="store_true", help="load the stories, and measure nothing")
        parser.add_argument("--screens", action="store_true", help="the desk's own screens, and nothing else")
        parser.add_argument("--purges", action="store_true", help="what a purge costs and spares, and nothing else")
        parser.add_argument("--changes", action="store_true", help="until when a change has reached every reader")
        parser.add_argument("--desk", action="store_true", help="readers beside ten heavy saves, and nothing else")
        parser.add_argument("--import", type=int, default=0, dest="moving", help="bring in so many, and nothing else")
        parser.add_argument("--processes", type=int, choices=(1, 2), default=1, help="how many bring them in")
        parser.add_argument("--write", type=Path, help="write the figures to this file too, as docs/performance.md")

    def handle(self, *, rounds, seconds, write, **options):
        self._prepare(options["stories"])
        if options["load"]:
            return
        if options["screens"]:
            self.stdout.write(report.screens(desk.measure(rounds * 5)))
            return
        if options["purges"]:
            self.stdout.write(report.purges(purging.measure()))
            return
        if options["changes"]:
            self.stdout.write(report.publishing(publishing.measure(rounds)))
            return
        if options["moving"]:
            self.stdout.write(report.moving(moving.measure(options["moving"], options["processes"])))
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
        about = {"parts": parts.story()}
        self.stdout.write("The desk …")
        about |= {"desk": desk.measure(rounds * 5)}
        self.stdout.write("Publishing …")
        about |= {"publishing": publishing.measure(rounds)}
        about |= {"rounds": rounds, "seconds": seconds, "machine": report.machine()}
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
                    try:
                        run = servers[page.cache].measure(page, connections, seconds, database)
                    except RuntimeError as trouble:  # a statement that took too long, say: the others are measured
                        self.stderr.write(f"{page.name}: {trouble}")
                        run = results.Run(page.name, page.cache, connections, 0.0, None, None)
                    runs.append(run)
        return runs
