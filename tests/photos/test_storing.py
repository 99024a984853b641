"""A store that is full or does not answer: it is said, nothing stays behind, and the same file may be sent again."""

import errno
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from photos import library, renditions
from photos.models import Photo
from photos.storing import NotStored
from tests.factories import UserFactory
from tests.photos import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return UserFactory(roles=["writer"])


@pytest.fixture
def full_after(monkeypatch):
    """`full_after(2)`: the disk takes two more files, and then is full; it leaves a torn piece of the next."""
    save = FileSystemStorage._save

    def set_to(count):
        left = [count]

        def _save(storage, name, content):
            if left[0] == 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            left[0] -= 1
            return save(storage, name, content)

        monkeypatch.setattr(FileSystemStorage, "_save", _save)

    return set_to


def kept(settings) -> list[Path]:
    """Every file in the two stores."""
    roots = [Path(settings.MEDIA_ROOT), Path(settings.STORAGES["originals"]["OPTIONS"]["location"])]
    return [path for root in roots for path in root.rglob("*") if path.is_file()]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_an_upload_that_does_not_fit_leaves_neither_file_nor_photo(full_after, writer, settings, count):
    full_after(count)
    with pytest.raises(NotStored):
        library.add(files.upload(files.jpeg()), writer)
    assert kept(settings) == []
    assert not Photo.objects.exists()


def test_an_upload_that_the_database_refuses_leaves_no_file(writer, settings, monkeypatch):
    def refuse(*args):
        raise DatabaseError("server closed the connection")

    monkeypatch.setattr(renditions, "make_first", refuse)
    with pytest.raises(DatabaseError):
        library.add(files.upload(files.jpeg()), writer)
    assert kept(settings) == []


def test_the_picker_is_told_why_and_that_the_same_may_be_sent_again(full_after, writer):
    client = Client()
    client.force_login(writer)
    address = reverse("photos:upload")
    full_after(0)
    answer = client.post(address, {"file": files.upload(files.jpeg())})
    assert answer.status_code == 503
    assert "still here on this page" in answer.json()["message"]
    full_after(-1)
    assert client.post(address, {"file": files.upload(files.jpeg())}).status_code == 200


def test_the_form_without_a_script_says_so_too(full_after, writer):
    client = Client()
    client.force_login(writer)
    full_after(0)
    answer = client.post(reverse("admin:photos_photo_add"), {"file": files.upload(files.jpeg())})
    assert answer.status_code == 400
    assert "its store is full or does not answer" in answer.content.decode()


def test_a_rendition_that_cannot_be_written_fails_its_job(full_after, writer):
    photo = library.add(files.upload(files.jpeg()), writer).photo
    full_after(0)
    with pytest.raises(NotStored):
        renditions.make(photo.pk)


def test_a_store_that_is_wholly_away_does_not_hide_the_first_error(writer, monkeypatch):
    def away(*args, **kwargs):
        raise ConnectionError("Could not connect to the endpoint URL")

    for name in ("_save", "delete", "listdir", "exists"):
        monkeypatch.setattr(FileSystemStorage, name, away)
    with pytest.raises(NotStored):
        library.add(files.upload(files.jpeg()), writer)


def test_files_that_were_lost_are_noticed(writer):
    photo = library.add(files.upload(files.jpeg()), writer).photo
    assert renditions.are_there(photo)
    default_storage.delete(sorted(renditions.paths(photo.renditions))[0])
    assert not renditions.are_there(photo)
