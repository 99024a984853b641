"""The newsroom past one machine: PostgreSQL with a replica, a pooler for each node, two nodes, a desk, workers,
Varnish, the proxy before it, S3, mail."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psycopg2

from newsroom import embedded
from newsroom.launcher import web_command
from rehearsal import proxy, stores
from rehearsal.mail import Sink
from rehearsal.parts import BASE, Keeper, Part

HOST = "127.0.0.1"
START_SECONDS = 90
#: Connections from a pooler to PostgreSQL: fewer than the threads that ask, so that they are handed about.
POOL = 4


class Missing(Exception):
    """A program that the rehearsal needs is not installed. The message says which, and how to get it."""


def program(name: str, package: str) -> str:
    """The path of a program. Raises Missing."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if not found:
        raise Missing(f"{name} is not installed. On Debian or Ubuntu: apt install {package}")
    return found


def free_ports(count: int) -> list[int]:
    """Ports of loopback on which nobody listens."""
    held = [socket.socket() for _each in range(count)]
    for one in held:
        one.bind((HOST, 0))
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


class House:
    """Everything, in `folder`, which is emptied first. A context: what was started is stopped.

    `short`: pictures lie on the disk and the database has no replica. `furnish` is told the house whose database is
    there and empty, and brings the newsroom: its tables, its stories and `demo.json` with who may come in.
    """

    def __init__(self, folder: Path, *, short: bool = False, furnish: "Callable[[House], None] | None" = None):
        self.folder, self.short = folder, short
        self._furnish = furnish or loaded
        packages = {"pgbouncer": "pgbouncer", "varnishd": "varnish", "caddy": "caddy"}
        self.programs = {name: program(name, package) for name, package in packages.items()}
        names = ("proxy", "varnish", "web1", "web2", "desk", "pool1", "pool2", "pool3", "mail", "s3")
        self.ports = dict(zip(names, free_ports(len(names)), strict=True))
        self.parts: dict[str, Part] = {}
        self.site = f"http://{HOST}:{self.ports['proxy']}"
        self.database = self.mail = self.keeper = None

    def __enter__(self) -> "House":
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error) -> None:
        if self.keeper:
            self.keeper.stop()
        for part in self.parts.values():
            part.stop()
        if self.database:
            self.database.close()

    def _open(self) -> None:
        self.database = embedded.start(self.folder, "-c max_connections=100")
        self.mail = Sink(self.ports["mail"])
        if not self.short:
            self._add("s3", stores.s3_command(HOST, self.ports["s3"]), {})
            self.wait_for("s3")
            self.manage("shell", "--no-imports", "-c", stores.MAKE_BUCKETS, env=self.direct)
        self._furnish(self)
        copied = {}
        if not self.short:
            replica = self.folder / "replica"
            self._add("replica", stores.copy_primary(self.folder, replica), {}, user=stores.account())
            copied = {"DATABASE_REPLICA_URLS": stores.replica_url(replica)}
        told = json.loads((self.folder / "demo.json").read_text())
        self.logins = {login["role"]: login for login in told["logins"]}
        for nth in (1, 2, 3):
            self._add_pool(f"pool{nth}")
        for name, pool in (("web1", "pool1"), ("web2", "pool2"), ("desk", "pool3")):
            self._add(name, web_command(HOST, self.ports[name]), self.reaching(pool) | copied)
        for nth in (1, 2):
            self._add(f"worker{nth}", [sys.executable, "manage.py", "worker"], self.reaching("pool3"))
        self._add("varnish", ["sh", str(BASE / "deploy" / "varnish" / "start.sh"), "-j", "none"], self.varnish_env)
        caddy, own = proxy.command(self.programs["caddy"], self.folder / "caddy", self.site, self.at("varnish"))
        self._add("proxy", caddy, own)
        for name in ("web1", "web2", "desk", "varnish", "proxy"):
            self.wait_for(name)
        self.keeper = Keeper(list(self.parts.values()))
        self.keeper.start()

    @property
    def env(self) -> dict[str, str]:
        """The settings that all processes share."""
        pictures = {} if self.short else stores.s3_settings(HOST, self.ports["s3"])
        return {
            "NEWSROOM_DATA": str(self.folder),
            "NEWSROOM_URL": self.site,
            "NEWSROOM_PURGE_URLS": f"http://{self.at('varnish')}/",
            "NEWSROOM_PURGE_TOKEN": "latihan",
            "NEWSROOM_REQUIRE_MFA": "0",
            "EMAIL_URL": f"smtp://{HOST}:{self.ports['mail']}",
            "TRUSTED_PROXIES": "2",
            "LOG_LEVEL": "WARNING",
        } | pictures

    @property
    def direct(self) -> dict[str, str]:
        """The settings of a command that goes past the poolers."""
        return self.env | {"DATABASE_URL": embedded.url(self.folder), "DATABASE_POOLED": "0"}

    @property
    def varnish_env(self) -> dict[str, str]:
        return self.env | {
            "NEWSROOM_WEB": f"{self.at('web1')},{self.at('web2')}",
            "NEWSROOM_DESK": self.at("desk"),
            "VARNISH_LISTEN": self.at("varnish"),
            "VARNISH_WORK": str(self.folder / "varnish"),
            "PATH": f"{Path(self.programs['varnishd']).parent}:{os.environ['PATH']}",
        }

    def at(self, name: str) -> str:
        """Where a part listens, as "host:port"."""
        return f"{HOST}:{self.ports[name]}"

    def reaching(self, pool: str) -> dict[str, str]:
        """The settings of a process that reaches the database by this pooler."""
        address = f"postgres://postgres@{HOST}:{self.ports[pool]}/{embedded.DATABASE}"
        return self.env | {"DATABASE_URL": address, "DATABASE_POOLED": "1"}

    def manage(self, *arguments: str, env: dict[str, str] | None = None) -> str:
        """What a command of manage.py says. Raises CalledProcessError with what it said."""
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-W", "ignore", "manage.py", *arguments],
            cwd=BASE,
            env=os.environ | (env or self.reaching("pool3")),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {arguments[0]}: {done.stderr[-2000:]}")
        return done.stdout

    def ask(self, statement: str, values: list | None = None, replica: bool = False) -> list[tuple]:
        """Rows of the database, or of its replica, asked past everything else that can be broken here."""
        line = psycopg2.connect(stores.replica_url(self.folder / "replica") if replica else embedded.url(self.folder))
        try:
            line.autocommit = True
            with line.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchall()
        finally:
            line.close()

    def wait_for(self, name: str) -> None:
        """Until it is ready. Raises TimeoutError."""
        path = dict.fromkeys(("proxy", "varnish", "s3"), "/").get(name, "/readyz")
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"http://{HOST}:{self.ports[name]}{path}", timeout=2):
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError(f"{name} is not ready after {START_SECONDS} s. See {self.parts[name].log}")

    def _add(self, name: str, command: list[str], env: dict[str, str], **options) -> None:
        self.parts[name] = Part(name, command, self.folder, env, **options)
        self.parts[name].start()

    def _add_pool(self, name: str) -> None:
        """A PgBouncer in transaction mode, as docs/running.md sets one up."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        params = psycopg2.extensions.parse_dsn(embedded.url(self.folder))
        (folder / "pgbouncer.ini").write_text(
            f"[databases]\n{embedded.DATABASE} = host={params['host']} user={params['user']}\n"
            f"[pgbouncer]\nlisten_addr = {HOST}\nlisten_port = {self.ports[name]}\nunix_socket_dir =\n"
            f"auth_type = any\npool_mode = transaction\ndefault_pool_size = {POOL}\nmax_client_conn = 200\n"
            "ignore_startup_parameters = extra_float_digits\nserver_round_robin = 1\n"
            "server_login_retry = 1\nquery_wait_timeout = 3\n"
        )
        command = [self.programs["pgbouncer"], "-q", str(folder / "pgbouncer.ini")]
        self._add(name, command, {}, user=stores.account())


def loaded(house: House) -> None:
    """The demo's newsroom, loaded into the house's own database and stores."""
    house.manage("migrate", "--verbosity", "0", env=house.direct)
    house.manage("collectstatic", "--noinput", "--verbosity", "0", env=house.direct)
    house.manage("load_demo", "--output", str(house.folder / "demo.json"), env=house.direct)
