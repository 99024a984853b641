"""The whole newsroom on this machine, for looking around: database, web server and worker in one terminal."""

import os
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from newsroom import embedded, launcher, startup
from newsroom.launcher import Failed, Process, Stopped, step, web_command

#: Loopback alone: a demo has known roles and nothing that keeps strangers out.
HOST = "127.0.0.1"
START_SECONDS = 60


class Command(BaseCommand):
    """Starts everything, prints where it is, and stays until Ctrl-C."""

    help = "Start a demo newsroom: database, web server and worker. Ctrl-C stops all of it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")
        parser.add_argument("--reset", action="store_true", help="forget all the demo's data, and end")

    def handle(self, *, port, reset, **options):
        if reset:
            return self._reset()
        self.began = time.monotonic()
        self.data = settings.DATA_DIR
        self.database: embedded.Server | None = None
        self.processes: list[Process] = []
        launcher.catch_signals()
        try:
            self._open(port)
            launcher.watch(self.processes)
        except Stopped:
            self._say("")
            self._say("  Stopping …")
        except (Failed, embedded.NotStarted) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(embedded.explain(error, self.data)) from error
        finally:
            self._close()

    def _reset(self) -> None:
        if os.environ.get("DATABASE_URL"):
            raise CommandError("DATABASE_URL names your own database. Drop and create it yourself.")
        try:
            gone = startup.erase(settings.DATA_DIR)
        except embedded.NotStarted as error:
            raise CommandError(str(error)) from error
        self._say(f"Deleted in {settings.DATA_DIR}: {', '.join(gone) or 'nothing was there'}. Start over: make demo")

    def _open(self, port: str) -> None:
        self.port = launcher.port_number(str(port))
        self.site = f"http://{HOST}:{self.port}"
        self.held = startup.hold(self.data)  # let go when this process ends
        launcher.require_free_port(HOST, self.port)
        self._say(f"Newsroom demo, kept in {self.data}")
        self._start_database()
        with step(self._say, "Bringing the database up to date"):
            startup.migrate()
        if startup.static_files_changed():
            with step(self._say, "Collecting styles and scripts"):
                startup.collect_static_files()
        if startup.is_empty():
            with step(self._say, "Loading a newsroom to look at"):
                startup.load_demo(self.data, self._say)
        connection.close()
        with step(self._say, "Starting web server and worker"):
            self._start_processes()
        self._say_where(startup.write_addresses(self.data, self.site))

    def _start_database(self) -> None:
        if os.environ.get("DATABASE_URL"):
            with step(self._say, "Asking for the database that DATABASE_URL names"):
                startup.require_database()
            return
        if os.geteuid() == 0:
            self._say(
                f"  You are root: PostgreSQL runs as the system user “{embedded.SYSTEM_USER}”, created if missing."
            )
        with step(self._say, f"Starting PostgreSQL {embedded.VERSION}"):
            self.database = embedded.start(self.data)

    def _start_processes(self) -> None:
        defaults = {
            "NEWSROOM_DATA": str(self.data),
            "NEWSROOM_URL": self.site,
            "EMAIL_URL": f"filemail://{self.data / 'mail'}",
            "NEWSROOM_GOOGLE_NEWS_URL": "https://news.google.com/",
            "NEWSROOM_REQUIRE_MFA": "0",
        }
        own = ("EMAIL_URL", "NEWSROOM_URL", "NEWSROOM_REQUIRE_MFA")
        env = defaults | {name: os.environ[name] for name in own if os.environ.get(name)}
        self.processes = [
            Process("web server", web_command(HOST, self.port), self.data / "log", env),
            Process("worker", [sys.executable, "manage.py", "worker"], self.data / "log", env),
        ]
        for process in self.processes:
            process.start()
        launcher.wait_until_up(self.processes, HOST, self.port, START_SECONDS)

    def _say_where(self, told: dict) -> None:
        self._say("")
        self._say(f"Newsroom is open (after {time.monotonic() - self.began:.0f} s).")
        self._say("")
        self._say(f"  Readers   {told['site']}")
        self._say(f"  A story   {told['story']}")
        self._say(f"  The desk  {told['admin']}")
        self._say(f"  The API   {told['api']}")
        if told["key"]:
            self._say(f"  A partner curl -H 'Authorization: Bearer {told['key']}' {told['outlet']}")
        self._say("")
        for login in told["logins"]:
            self._say(f"    {login['role']:<16} {login['username']:<24} {login['password']}")
        if not told["logins"]:
            self._say("    No demo logins are kept here. Set a password: make manage ARGS='changepassword NAME'")
        self._say("")
        self._say(f"  Logs and mail are in {self.data}. Ctrl-C stops everything and keeps the data.")

    def _close(self) -> None:
        launcher.ignore_signals()
        launcher.stop(self.processes)
        connection.close()
        if self.database:
            self._close_database()
        if self.processes or self.database:
            self._say("  Everything has stopped.")

    def _close_database(self) -> None:
        try:
            self.database.close()
        except embedded.NotStarted as error:
            raise CommandError(f"The database would not stop. {error}") from error

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
