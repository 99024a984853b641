"""A backup is made while people write, and comes back whole; what is not as it was is named."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.models import Article
from newsroom import health
from newsroom.backups import backups, database, files, stories
from newsroom.models import BACKUP, Heartbeat
from photos import library
from photos.models import Photo
from tests import stage
from tests.factories import UserFactory
from tests.photos import files as pictures

BASE = Path(__file__).resolve().parent.parent.parent.parent
NAME = "uji_pulih"


def manage(tmp_path: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess:
    """A command of another newsroom, whose database and stores are its own."""
    parts = connection.get_connection_params()
    host = parts.get("host", "").replace("/", "%2F")
    port = f":{parts['port']}" if parts.get("port") else ""
    who = f"{parts['user']}{':' + parts['password'] if parts.get('password') else ''}"
    address = f"postgres://{who}@{'' if '%2F' in host else host}{port}/{NAME}" + (
        f"?host={host}" if "%2F" in host else ""
    )
    env = os.environ | {
        "DATABASE_URL": address,
        "SECRET_KEY": "x" * 50,
        "NEWSROOM_DATA": str(tmp_path / "baru"),
        "MEDIA_ROOT": str(tmp_path / "baru" / "media"),
        "PRIVATE_MEDIA_ROOT": str(tmp_path / "baru" / "originals"),
    } | env  # fmt: skip
    command = [sys.executable, "-W", "ignore", "manage.py", *arguments]
    return subprocess.run(command, cwd=BASE, env=env, capture_output=True, text=True)


@pytest.fixture
def elsewhere():
    """An empty database on the same server."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {NAME} ENCODING 'UTF8' TEMPLATE template0")
    yield
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def only(folder: Path) -> Path:
    [place] = [each for each in folder.iterdir() if each.name != "files"]
    return place


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("roles_again", "elsewhere")
def test_a_backup_comes_back_into_an_empty_newsroom_story_by_story(tmp_path, settings):
    settings.SECRET_KEY = "x" * 50
    cast = stage.make_cast()
    live, draft = stage.published(cast, headline="Terbit", tags=["kopi"]), stage.draft(cast, headline="Naskah")
    photo = library.add(pictures.upload(pictures.jpeg()), cast.writer).photo
    portrait = storages["default"].save("portraits/2026/01/wati.jpg", ContentFile(b"wajah"))
    call_command("backup", tmp_path / "cadangan")
    assert health.backup().well
    place = only(tmp_path / "cadangan")
    assert (tmp_path / "cadangan" / "files" / "originals" / photo.original.name).stat().st_mode & 0o077 == 0
    stage.save(draft, cast.writer, headline="Sesudahnya")

    done = manage(tmp_path, "restore", str(place))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Every story, every original and the key are as they were." in done.stdout
    assert (tmp_path / "baru" / "media" / portrait).read_bytes() == b"wajah"
    assert len((place / backups.STORIES).read_text().splitlines()) == Article.objects.count() == 2

    again = manage(tmp_path, "restore", str(place))
    assert again.returncode != 0
    assert "not empty" in again.stderr
    (tmp_path / "baru" / "originals" / photo.original.name).write_bytes(b"lain")
    ill = manage(tmp_path, "restore", "--check", str(place), SECRET_KEY="y" * 50)
    assert ill.returncode == 1
    assert "SECRET_KEY is another" in ill.stdout
    assert f"photo {photo.pk}: {photo.original.name} is not the file that came" in ill.stdout
    assert list(backups.differences(place)) == [f"story {draft.pk} is not as it was"], "here it was saved since"
    assert live.pk != draft.pk


@pytest.mark.django_db
def test_every_part_of_a_story_is_in_its_mark(cast):
    story = stage.published(cast)
    seen = {dict(stories.marks())[story.pk]}
    for row in (story, story.revisions.last(), story.editions.get(), story.transitions.last()):
        column = next(field for field in row._meta.concrete_fields if field.get_internal_type() == "DateTimeField")
        type(row).objects.filter(pk=row.pk).update(**{column.name: timezone.now() - timedelta(days=400)})
        seen.add(dict(stories.marks())[story.pk])
    assert len(seen) == 5


@pytest.mark.django_db
def test_what_is_missing_changed_or_too_much_is_named(cast):
    kept = dict(stories.marks()) | {7_000_000: "x"}
    story = stage.draft(cast)
    assert stories.differing(kept.items()) == ["story 7000000 is missing", f"story {story.pk} was not there"]
    assert stories.differing({story.pk: "lain"}.items()) == [f"story {story.pk} is not as it was"]
    assert stories.differing(stories.marks()) == []


@pytest.mark.django_db
def test_files_are_copied_once_and_brought_back_where_they_lack(tmp_path):
    kept = tmp_path / "cadangan"
    photo = library.add(pictures.upload(pictures.jpeg()), UserFactory(roles=["writer"])).photo
    assert files.copy(kept) == (1, 1)
    assert files.copy(kept) == (1, 0)
    store = storages["originals"]
    store.delete(photo.original.name)
    assert files.lacking() == [f"photo {photo.pk}: {photo.original.name} is missing (FileNotFoundError)"]
    (kept / "originals" / "torso.jpg.half").write_bytes(b"x")
    assert files.bring_back(kept) == 1
    assert files.lacking() == []
    assert files.bring_back(kept) == 0
    assert Photo.objects.get().original.name == photo.original.name


@pytest.mark.django_db
def test_a_program_that_is_too_old_is_not_taken(monkeypatch):
    assert database._version(database.program("pg_dump")) >= connection.pg_version // 10000
    monkeypatch.setattr(database, "_version", lambda place: 9)
    with pytest.raises(database.Failed, match="apt install postgresql-client"):
        database.program("pg_dump")


@pytest.mark.django_db
def test_a_backup_that_fails_says_why_and_is_none(tmp_path, monkeypatch):
    def full(half, shared, keys):
        (half / backups.STORIES).write_text("1 x")
        raise database.Failed("pg_dump: No space left on device")

    monkeypatch.setattr(backups, "_fill", full)
    with pytest.raises(CommandError, match="No space left"):
        call_command("backup", tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not Heartbeat.objects.filter(name=BACKUP).exists()


def test_what_is_no_backup_is_not_restored(tmp_path):
    with pytest.raises(CommandError, match="is no backup"):
        call_command("restore", tmp_path)


@pytest.mark.django_db
def test_the_doctor_asks_how_old_the_last_backup_is(settings):
    assert health.backup().well, "nobody asked"
    settings.NEWSROOM_BACKUP_HOURS = 26
    assert "manage.py backup" in health.backup().remedy
    call_command("backup", made=True)
    assert health.backup().well
    Heartbeat.objects.filter(name=BACKUP).update(at=timezone.now() - timedelta(hours=27))
    assert not health.backup().well


def test_the_key_is_told_apart_and_not_told(settings, tmp_path):
    settings.SECRET_KEY = "rahasia-rumah"
    assert backups.key_mark() != backups.key_mark("lain")
    assert "rahasia" not in backups.key_mark()
