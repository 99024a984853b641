"""Files that no row names are found and go; what is somebody's, or may be, stays."""

import os
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.utils import timezone

from exchange.models import ImportRun, RunState
from newsroom import sweep
from newsroom.cleaning import files
from newsroom.models import Heartbeat
from people.models import Author
from photos import library, renditions
from photos.jobs import remove_files
from photos.models import Photo
from press import intake
from press.models import CaseFile
from tests import stage
from tests.factories import UserFactory
from tests.photos import files as pictures
from tests.press.conftest import complaint

pytestmark = pytest.mark.django_db
OLD = time.time() - 8 * 24 * 3600


def put(alias: str, name: str, at: float = OLD) -> str:
    """A file of that age in a store."""
    kept = storages[alias].save(name, ContentFile(b"isi"))
    os.utime(storages[alias].path(kept), (at, at))
    return kept


def everything() -> set[Path]:
    roots = [Path(storages[alias].location) for alias in ("default", "originals")]
    return {path for root in roots for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def photo():
    """A real photo with real files, all of them old."""
    made = library.add(pictures.upload(pictures.jpeg()), UserFactory(roles=["writer"])).photo
    for path in everything():
        os.utime(path, (OLD, OLD))
    return made


@pytest.fixture
def stray(photo):
    """One file of each kind that no row names."""
    return {
        ("originals", put("originals", "2026/01/gagal.jpg")),
        ("default", put("default", f"{renditions.folder(photo.pk)}/640x360-dahulu.jpg")),
        ("default", put("default", "photos/99999/640x360-hilang.jpg")),
        ("default", put("default", "photos/bukan-angka/x.jpg")),
        ("default", put("default", "portraits/2026/01/pindah.jpg")),
    }


def test_what_was_sent_with_an_archive_stays_until_it_is_in(photo):
    run = ImportRun.objects.create(source="x.xml", created_by=photo.created_by)
    kept = put("originals", f"imports/{run.pk}/pictures/lama.zip")
    assert files.look().stray == []
    ImportRun.objects.update(state=RunState.REFUSED)
    assert files.look().stray == [("originals", kept)]


def test_the_whole_file_of_a_case_stays_until_its_time_is_over(cast):
    case = intake.receive(stage.published(cast), complaint()).case
    kept = put("originals", "cases/whole/1.zip")
    row = CaseFile.objects.create(case=case, asked_by=cast.section_editor, asked_at=timezone.now(), file=kept)
    assert files.look().stray == []
    row.delete()
    assert files.look().stray == [("originals", kept)]


def test_what_no_row_names_is_found_and_goes_and_nothing_else(photo, stray):
    author = Author.objects.create(name="Wati", slug="wati", portrait=put("default", "portraits/2026/01/wati.jpg"))
    put("default", "lain/bukan-milik-kami.txt")
    theirs = everything() - {Path(storages[alias].path(name)) for alias, name in stray}
    found = files.look()
    assert set(found.stray) == stray
    assert found.files == len(theirs) - 1 + len(stray), "other folders are not looked through"
    assert files.remove(found) == len(stray)
    assert everything() == theirs
    assert renditions.are_there(Photo.objects.get())
    assert default_storage.exists(author.portrait.name)
    assert not files.look().stray


def test_a_young_file_may_be_of_a_row_that_is_being_written(photo):
    put("originals", "2026/01/baru.jpg", at=time.time() - 3600)
    assert not files.look().stray


def test_what_a_job_is_to_remove_later_may_still_stand_on_a_page(photo, stray):
    [name] = [name for _alias, name in stray if "dahulu" in name]
    remove_files.enqueue(photo_id=photo.pk, paths=[name])
    assert {each for _alias, each in files.look().stray} == {each for _alias, each in stray} - {name}


def test_what_is_somebodys_by_now_stays(photo, stray):
    found = files.look()
    Photo.objects.filter(pk=photo.pk).update(original="2026/01/gagal.jpg")
    files.remove(found)
    assert storages["originals"].exists("2026/01/gagal.jpg")


def test_a_round_is_bounded(stray):
    assert files.remove(files.look(), most=2) == 2
    assert len(files.look().stray) == len(stray) - 2


def test_a_store_full_of_strangers_files_is_left_alone_and_told_of(photo, stray, monkeypatch, caplog):
    monkeypatch.setattr(files, "FEW", 2)
    monkeypatch.setattr(files, "TOO_MANY", 0.2)
    assert files.daily() == 0
    assert "manage.py clean --now" in caplog.text
    with pytest.raises(CommandError, match="own database"):
        call_command("clean")
    assert len(files.look().stray) == len(stray)


def test_the_worker_looks_once_a_day(stray):
    sweep.clean_up()
    assert not files.look().stray
    put("originals", "2026/01/lagi.jpg")
    sweep.clean_up()
    assert len(files.look().stray) == 1
    Heartbeat.objects.filter(name=sweep.CLEANED).update(at="2020-01-01T00:00Z")
    sweep.clean_up()
    assert not files.look().stray


def test_the_command_names_them_and_removes_them_when_told_to(stray, capsys):
    call_command("clean")
    told = capsys.readouterr().out
    assert all(f"{alias}: {name}" in told for alias, name in stray)
    assert len(files.look().stray) == len(stray)
    call_command("clean", "--now")
    assert not files.look().stray
