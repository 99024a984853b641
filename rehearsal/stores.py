"""What else keeps things: a streaming replica of the database, and S3 by moto's server."""

import os
import pwd
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from newsroom import embedded

BUCKETS = ("latihan-foto", "latihan-asli")
KEY = {"AWS_ACCESS_KEY_ID": "latihan", "AWS_SECRET_ACCESS_KEY": "latihan"}
REGION = "us-east-1"
MAKE_BUCKETS = """
from django.core.files.storage import storages
for alias in ("default", "originals"):
    storage = storages[alias]
    storage.connection.create_bucket(Bucket=storage.bucket_name)
"""


def account() -> dict:
    """For subprocess: the account that PostgreSQL runs as where we are root, which it refuses to run as."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam(embedded.SYSTEM_USER)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def copy_primary(primary: Path, replica: Path) -> list[str]:
    """A base backup of the server under `primary` into `replica`. The command that follows it from there."""
    replica.mkdir(mode=0o700)
    owner = account()
    if owner:
        os.chown(replica, owner["user"], owner["group"])
    backup = [str(embedded.BIN / "pg_basebackup"), "-d", embedded.url(primary), "-D", str(replica)]
    subprocess.run([*backup, "-X", "stream", "-c", "fast", "-R"], check=True, cwd="/", **owner)  # noqa: S603
    options = ["-h", "", "-k", str(replica), "-c", "max_connections=100"]
    return [str(embedded.BIN / "postgres"), "-D", str(replica), *options]


def replica_url(replica: Path) -> str:
    """Where processes reach it."""
    return f"postgres://postgres@/{embedded.DATABASE}?host={quote(str(replica), safe='')}"


def s3_command(host: str, port: int) -> list[str]:
    """How S3 is started. It keeps everything in memory: it may hang, and must not die."""
    return [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", host, "-p", str(port)]


def s3_settings(host: str, port: int) -> dict[str, str]:
    """The settings by which pictures go there."""
    public, private = BUCKETS
    where = {"S3_BUCKET": public, "S3_PRIVATE_BUCKET": private, "S3_PUBLIC_HOST": "foto.koran.example"}
    return where | {"S3_REGION": REGION, "S3_ENDPOINT": f"http://{host}:{port}"} | KEY
