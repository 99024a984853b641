"""What must be in place before anyone is let in: a database that fits, static files, something to look at."""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection

from articles.models import Article
from newsroom import embedded, whole
from newsroom.launcher import Failed

#: The oldest PostgreSQL that Newsroom is tested on.
OLDEST_POSTGRESQL = 15
#: What a newsroom keeps in its data folder.
KEPT = (
    *("postgres", "postgres.users", "postgres.lock", "database_url", "secret_key", "demo.json", "demo-logins.json"),
    *("demo.lock", "media", "originals", "static", "static.stamp", "log", "mail", "metrics", "wires"),
    *("newsroom_publisher", "newsroom_address"),
)
#: Whose paper the demo is: settings that nobody has given, read from beside its data by every command.
OF_THE_DEMO = {
    "NEWSROOM_PUBLISHER": "PT Newsroom Media Contoh",
    "NEWSROOM_ADDRESS": "Jalan Contoh 17, Makassar 90111",
}


def require_database() -> None:
    """Raises Failed, with a remedy, if the database is out of reach or too old."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        said = str(error).strip().splitlines()[0]
        raise Failed(
            f"The database that DATABASE_URL names does not let us in. It said: {said}\n"
            "  Check host, port, name, user and password: postgres://user:password@host:5432/name"
        ) from error
    version = connection.pg_version // 10000
    if version < OLDEST_POSTGRESQL:
        raise Failed(
            f"The database is PostgreSQL {version}; Newsroom needs {OLDEST_POSTGRESQL} or later. "
            "Upgrade it, or leave DATABASE_URL unset to use the one that comes with Newsroom."
        )


def migrate() -> None:
    """Bring the tables to the state the code expects."""
    call_command("migrate", interactive=False, verbosity=0)


def is_empty() -> bool:
    """Has nobody written a story yet?"""
    return not Article.objects.exists()


def hold(data_dir: Path) -> int:
    """Take the folder for this demo alone, until the descriptor that is returned is closed or the process ends.

    Two demos on one folder would overwrite each other's addresses and styles. Raises Failed if one has it.
    """
    held = os.open(data_dir / "demo.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(held)
        told = data_dir / "demo.json"
        site = json.loads(told.read_text())["site"] if told.exists() else "not open yet"
        raise Failed(
            f"A demo is running on {data_dir} already: {site}. "
            "Stop it first (Ctrl-C in its terminal), or keep another beside it: make demo DATA=/some/dir PORT=8001"
        ) from error
    return held


def load_demo(data_dir: Path, say: Callable[[str], None]) -> None:
    """Fill the empty database; keep the logins, the address of a story and whose paper it is in `data_dir`."""
    kept = _kept(data_dir)
    call_command("load_demo", output=kept, stderr=_Lines(say))
    for name, words in OF_THE_DEMO.items():
        whole.write(data_dir / name.lower(), f"{words}\n")


def write_addresses(data_dir: Path, site: str) -> dict:
    """Write demo.json, where tools find the demo: site, admin, api, story, logins, and what a partner asks with which
    key (empty where none is kept here). Returns the same."""
    kept = _kept(data_dir)
    loaded = json.loads(kept.read_text()) if kept.exists() else {}
    story = loaded.get("story")
    told = {
        "site": f"{site}/",
        "admin": f"{site}/admin/",
        "api": f"{site}/api/v1/openapi.json",
        "story": f"{site}{story}" if story else f"{site}/",
        "logins": loaded.get("logins", []),
        "outlet": f"{site}{loaded['outlet']}" if "outlet" in loaded else "",
        "key": loaded.get("key", ""),
    }
    whole.write(data_dir / "demo.json", json.dumps(told, indent=2) + "\n", mode=0o600)
    return told


def _kept(data_dir: Path) -> Path:
    return data_dir / "demo-logins.json"


class _Lines:
    """A stream for a command's output that hands on whole lines."""

    def __init__(self, say: Callable[[str], None]):
        self.say = say

    def write(self, text: str) -> None:
        if text.strip():
            self.say(f"  {text.rstrip()}")

    def flush(self) -> None:
        """Nothing is held back."""


def static_files_changed() -> bool:
    """Do the collected files differ from what is in the source now?"""
    stamp = _stamp()
    return not stamp.exists() or stamp.read_text() != _fingerprint()


def collect_static_files() -> None:
    """Bundle, hash and compress the static files, and note what they were made from."""
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    _stamp().write_text(_fingerprint())


def _stamp() -> Path:
    return Path(settings.STATIC_ROOT).with_name("static.stamp")


def _fingerprint() -> str:
    """One value for all static files in the source: their names, sizes and times of change."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def erase(data_dir: Path) -> list[str]:
    """Delete what a newsroom keeps in `data_dir`, and nothing else that may lie there. Returns what was deleted.

    Raises embedded.NotStarted if a process still uses the server there.
    """
    if not data_dir.is_dir():
        return []
    server = embedded.start(data_dir) if (data_dir / "postgres" / "PG_VERSION").exists() else None
    if server and not server.close():
        raise embedded.NotStarted(f"A newsroom is running on {data_dir}. Stop it first (Ctrl-C in its terminal).")
    gone = [path for name in KEPT if (path := data_dir / name).exists()]
    for path in gone:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return [path.name for path in gone]
