"""What must be in place before anyone is let in, and what is left when everything is forgotten."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError, connections

from newsroom import embedded, startup
from newsroom.launcher import Failed
from tests import stage

BASE = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_the_tests_own_database_will_do():
    startup.require_database()


@pytest.mark.django_db
def test_an_old_database_is_refused_with_a_remedy(monkeypatch):
    monkeypatch.setitem(connections["default"].__dict__, "pg_version", 140011)
    with pytest.raises(Failed, match=r"PostgreSQL 14; Newsroom needs 15 or later.*DATABASE_URL"):
        startup.require_database()


def test_a_database_out_of_reach_is_told_with_what_it_said(monkeypatch):
    def refuse():
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setitem(vars(connections["default"]), "ensure_connection", refuse)
    with pytest.raises(Failed, match=r"(?s)It said: connection refused.*postgres://user:password@host"):
        startup.require_database()


@pytest.mark.django_db
def test_a_newsroom_is_empty_until_somebody_writes(cast):
    assert startup.is_empty()
    stage.draft(cast)
    assert not startup.is_empty()


def test_addresses_are_whole_and_private(tmp_path):
    (tmp_path / "demo-logins.json").write_text(json.dumps({"story": "/read/1/a", "logins": [{"role": "writer"}]}))
    told = startup.write_addresses(tmp_path, "http://127.0.0.1:8123")
    assert told == json.loads((tmp_path / "demo.json").read_text())
    assert told["story"] == "http://127.0.0.1:8123/read/1/a"
    assert told["logins"] == [{"role": "writer"}]
    assert (tmp_path / "demo.json").stat().st_mode & 0o077 == 0


def test_addresses_without_a_loaded_demo_have_no_logins(tmp_path):
    told = startup.write_addresses(tmp_path, "http://127.0.0.1:8123")
    assert (told["logins"], told["outlet"], told["key"]) == ([], "", "")


def test_static_files_are_collected_once_until_they_change(settings, tmp_path, monkeypatch):
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a { color: red }")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], tmp_path / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    assert startup.static_files_changed()
    startup.collect_static_files()
    assert (tmp_path / "static" / "a.css").exists()
    assert not startup.static_files_changed()
    (source / "a.css").write_text("a { color: darkred }")
    assert startup.static_files_changed()


def test_forgetting_takes_what_is_ours_and_nothing_else(tmp_path):
    embedded.prepare(tmp_path)
    (tmp_path / "media").mkdir()
    (tmp_path / "skripsi.txt").write_text("bukan punya redaksi")
    assert set(startup.erase(tmp_path)) == {"media", "database_url", "secret_key", "postgres.lock"}
    assert [path.name for path in tmp_path.iterdir()] == ["skripsi.txt"]


def test_forgetting_nothing_is_no_mistake(tmp_path):
    assert startup.erase(tmp_path / "nowhere") == []


def test_whose_paper_the_demo_is_every_command_reads_from_beside_its_data(tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(startup, "call_command", lambda name, **options: said.append(name))
    startup.load_demo(tmp_path, said.append)
    assert said == ["load_demo"]
    ask = "from django.conf import settings as s; print(s.NEWSROOM_PUBLISHER, '-', s.NEWSROOM_ADDRESS)"
    told = {"NEWSROOM_DATA": str(tmp_path), "SECRET_KEY": "uji", "DATABASE_URL": "postgres://a@localhost/b"}
    unset = {name: value for name, value in os.environ.items() if name not in startup.OF_THE_DEMO}

    def answer(**more: str) -> str:
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", ask]
        env = unset | told | more
        return subprocess.run(command, env=env, cwd=BASE, capture_output=True, text=True, check=True).stdout.strip()

    assert answer() == " - ".join(startup.OF_THE_DEMO.values())
    assert answer(NEWSROOM_PUBLISHER="PT Berita").startswith("PT Berita - ")
    assert set(startup.erase(tmp_path)) == {name.lower() for name in startup.OF_THE_DEMO}


def test_a_folder_is_held_by_one_demo_at_a_time(tmp_path):
    startup.write_addresses(tmp_path, "http://127.0.0.1:8123")
    held = startup.hold(tmp_path)
    with pytest.raises(Failed, match=r"already: http://127.0.0.1:8123/\."):
        startup.hold(tmp_path)
    os.close(held)
    os.close(startup.hold(tmp_path))
