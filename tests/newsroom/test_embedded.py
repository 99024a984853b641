"""The PostgreSQL that comes along: it starts, is shared, stops with its last user, and says what is wrong."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import psycopg2
import pytest

from newsroom import embedded

BASE = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A data folder, with a space in its name, whose server is not running. Made once: `initdb` takes its time."""
    folder = tmp_path_factory.mktemp("with space") / "var"
    embedded.start(folder, embedded.FAST).close()
    return folder


def runs(folder: Path) -> bool:
    try:
        psycopg2.connect(embedded.url(folder)).close()
    except psycopg2.OperationalError:
        return False
    return True


def test_it_answers_where_settings_look(place):
    server = embedded.start(place)
    try:
        url = (place / "database_url").read_text().strip()
        with psycopg2.connect(url) as connection, connection.cursor() as cursor:
            cursor.execute("select current_database(), pg_encoding_to_char(encoding) from pg_database")
            assert cursor.fetchone() == (embedded.DATABASE, "UTF8")
    finally:
        server.close()


def test_nothing_listens_on_the_network(place):
    server = embedded.start(place)
    try:
        with psycopg2.connect(embedded.url(place)) as connection, connection.cursor() as cursor:
            cursor.execute("show listen_addresses")
            assert cursor.fetchone() == ("",)
    finally:
        server.close()


def test_it_stops_with_its_last_user(place):
    first, second = embedded.start(place), embedded.start(place)
    assert first.close() is False
    assert runs(place)
    assert second.close() is True
    assert not runs(place)


def test_closing_twice_is_no_mistake(place):
    server = embedded.start(place)
    server.close()
    assert server.close() is False


def test_a_killed_user_keeps_no_server_alive(place):
    """The kernel lets go of a killed process's lock, so the next one to leave is the last."""
    code = "import sys, time; from pathlib import Path; from newsroom import embedded\n"
    code += "s = embedded.start(Path(sys.argv[1])); print('up', flush=True); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE, text=True, cwd=BASE)
    assert other.stdout.readline() == "up\n"
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert runs(place)
    assert embedded.start(place).close() is True
    assert not runs(place)


def test_what_was_written_is_there_the_next_time(place):
    server = embedded.start(place)
    with psycopg2.connect(embedded.url(place)) as connection, connection.cursor() as cursor:
        cursor.execute("create table kept (word text); insert into kept values ('tetap')")
    connection.close()
    server.close()
    server = embedded.start(place)
    with psycopg2.connect(embedded.url(place)) as connection, connection.cursor() as cursor:
        cursor.execute("select word from kept")
        assert cursor.fetchone() == ("tetap",)
    connection.close()
    server.close()


def test_the_secret_key_is_kept_and_private(place):
    before = (place / "secret_key").read_text()
    embedded.prepare(place)
    assert (place / "secret_key").read_text() == before
    assert len(before.strip()) >= 50
    assert (place / "secret_key").stat().st_mode & 0o077 == 0


def test_a_path_too_long_for_a_socket_gets_one_elsewhere(tmp_path):
    pgdata = tmp_path / ("panjang" * 20) / "postgres"
    assert len(str(embedded._socket_dir(pgdata))) <= embedded.LONGEST_SOCKET_DIR
    assert embedded._socket_dir(pgdata) != embedded._socket_dir(pgdata.with_name("other"))


def test_a_full_disk_is_told_before_anything_is_written(tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")(10**9, 10**9, 10**8)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(embedded.NotStarted, match=r"nearly full.*DATA="):
        embedded.prepare(tmp_path / "var")
    assert not (tmp_path / "var" / "secret_key").exists()


def test_a_disk_that_fills_up_is_told_in_words(tmp_path):
    assert "is full. Free some space" in embedded.explain(OSError(errno.ENOSPC, "No space left on device"), tmp_path)


def test_a_folder_that_is_not_ours_is_told_in_words(tmp_path):
    told = embedded.explain(PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "x")), tmp_path)
    assert str(tmp_path / "x") in told
    assert "make demo DATA=" in told


def test_a_folder_below_a_file_cannot_be_used(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(embedded.NotStarted, match="Choose another folder"):
        embedded.prepare(tmp_path / "file" / "var")


def test_data_of_another_version_is_refused(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("16\n")
    with pytest.raises(embedded.NotStarted, match=r"PostgreSQL 16; this is 18.*make demo-reset"):
        embedded.start(tmp_path)


def test_a_server_that_cannot_start_tells_what_it_said(place, monkeypatch):
    with pytest.raises(embedded.NotStarted, match="pg_ctl failed"):
        embedded.start(place, "-c no_such_setting=1")
    assert not runs(place)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts it as somebody else")
def test_root_lends_it_to_an_account_of_its_own(place):
    assert (place / "postgres").owner() == embedded.SYSTEM_USER


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts it as somebody else")
def test_a_way_that_was_closed_meanwhile_does_not_keep_it_from_stopping(place):
    server = embedded.start(place)
    place.parent.chmod(0o700)
    assert server.close() is True
    assert not runs(place)
    assert place.parent.stat().st_mode & 0o077 == 0o001, "passing through, and no more"
