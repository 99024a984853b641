"""Behind a real PgBouncer in transaction mode, set up as docs/running.md says: everything works, and nothing leaks.

Its pool goes round (server_round_robin), so that each transaction meets another connection than the one before: what
is left behind in one would be missed by the very next statement.
"""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import psycopg2
import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.test import Client

from newsroom import embedded
from newsroom.database.configured import configured
from people.models import Role, User
from tests import stage
from tests.factories import UserFactory

PGBOUNCER = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin:/usr/local/sbin")
POOL = 3
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pooled(tmp_path_factory, transactional_db, roles_again):
    """The tests' own connection, and those of new threads, go through a pooler. Returns its port."""
    if PGBOUNCER is None:
        why = "PgBouncer is not installed (Debian: apt install pgbouncer)"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    there = connection.settings_dict
    before = dict(there)
    process, port = started(tmp_path_factory.mktemp("pgbouncer"), before)
    connection.close()
    address = {"HOST": "127.0.0.1", "PORT": port, "OPTIONS": {}}
    there.update(configured(before | address, pooled=True, connect_seconds=2, max_age=600))
    yield port
    connection.close()
    there.clear()
    there.update(before)
    process.terminate()
    process.wait(10)


def started(folder: Path, server: dict) -> tuple[subprocess.Popen, int]:
    """A pooler before the server that these Django settings name."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    params = connection.get_connection_params()
    target = " ".join(
        f"{name}={params[name]}"
        for name in ("host", "port", "user", "password")
        if params.get(name) not in (None, "")
    )
    (folder / "pgbouncer.ini").write_text(
        f"""[databases]
* = {target} dbname={server["NAME"]}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {POOL}
min_pool_size = {POOL}
server_round_robin = 1
ignore_startup_parameters = extra_float_digits
logfile = {folder}/log
"""
    )
    user = {}
    if os.geteuid() == 0:  # it refuses to run as root
        account = embedded._account()
        user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        shutil.chown(folder, account.pw_uid, account.pw_gid)
        for parent in folder.parents[:3]:
            parent.chmod(parent.stat().st_mode | 0o011)
    process = subprocess.Popen([PGBOUNCER, "-q", str(folder / "pgbouncer.ini")], **user)
    for _try in range(100):
        try:
            psycopg2.connect(host="127.0.0.1", port=port, user=params["user"], dbname=server["NAME"]).close()
            return process, port
        except psycopg2.OperationalError:
            if process.poll() is not None:
                break
            time.sleep(0.05)
    pytest.fail(f"PgBouncer did not start: {(folder / 'log').read_text() if (folder / 'log').exists() else ''}")


def told_by_every_connection() -> set[str]:
    """What each connection of the pool says of its time limit, asked past everything of ours."""
    own = connection.copy()
    own.settings_dict = connection.settings_dict
    own.connect()
    try:
        with own.connection.cursor() as cursor:
            own.connection.autocommit = True
            told = set()
            for _each in range(2 * POOL):
                cursor.execute("SHOW statement_timeout")
                told.add(cursor.fetchone()[0])
            return told
    finally:
        own.close()


def test_people_sign_in_readers_read_and_writers_save(pooled, settings, caplog):
    """One set-up, the whole way: every page twice, for what is kept in a connection shows at the second."""
    settings.NEWSROOM_REQUIRE_MFA = False
    cast = stage.make_cast()
    story = stage.published(cast, tags=["kopi"])
    person = UserFactory(username="penguji", roles=["writer", "section_editor"])
    person.set_password("rahasia-sekali-123")
    person.save()
    client = Client()
    for _time in range(2):
        assert client.get("/admin/account/login/").status_code == 200
        answer = client.post("/admin/account/login/", {"login": "penguji", "password": "rahasia-sekali-123"})
        assert (answer.status_code, answer.url) == (302, "/admin/")
        for path in ("/admin/", "/admin/articles/article/", "/admin/articles/article/add/", "/admin/desk/board/"):
            assert client.get(path, follow=True).status_code == 200, path
        client.get("/admin/account/logout/")
        client.logout()
        reader = Client()
        edition = story.editions.get()
        for path in ("/", edition.get_absolute_url(), "/indeks/", "/tag/kopi/", "/cari/?q=kopi", "/sitemap.xml"):
            assert reader.get(path).status_code == 200, path
    stage.save(story, cast.writer, headline="Lain lagi")
    assert len(list(User.objects.iterator(chunk_size=2))) == User.objects.count()
    assert len(list(Role.objects.all().iterator(chunk_size=1))) == Role.objects.count()
    call_command("worker", "--batch")
    assert not [record for record in caplog.records if "of no use any more" in record.getMessage()]


def test_a_statement_has_its_limit_inside_a_transaction_and_outside_and_leaves_none_behind(pooled):
    connection.statement_seconds = 1
    try:
        for wrapped in (False, True):
            with pytest.raises(OperationalError, match="statement timeout"):
                slow(wrapped)
            with connection.cursor() as cursor:
                cursor.execute("SELECT %s, '50%%'", ["ya"])
                assert cursor.fetchall() == [("ya", "50%")]
        assert told_by_every_connection() == {"0"}
    finally:
        connection.statement_seconds = 0


def slow(wrapped: bool) -> None:
    if wrapped:
        with transaction.atomic():
            slow(False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")
