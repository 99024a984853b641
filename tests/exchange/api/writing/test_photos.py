"""Photos that programs upload: through the one way into the library."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from photos import library
from photos.models import Photo
from photos.storing import NotStored
from tests.exchange.api.programs import Program
from tests.factories import jpeg

pytestmark = pytest.mark.django_db


def file(content=None, name="kapal-besar.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or jpeg(), "image/jpeg")


@pytest.fixture
def program(cast):
    return Program(cast.writer)


def test_a_photo_comes_into_the_library_with_its_words(cast, program):
    answer = program.upload(
        file(), alt="Kapal", caption="Kapal bersandar.", credit="Newsroom/Wati", licence_kind="own"
    )
    assert answer.status_code == 201, answer.content
    told, photo = answer.json(), Photo.objects.get()
    assert (photo.created_by, photo.alt, photo.caption, photo.credit) == (
        cast.writer,
        "Kapal",
        "Kapal bersandar.",
        "Newsroom/Wati",
    )
    assert photo.licence_kind == "own"
    assert (told["id"], told["existing"], told["warnings"]) == (photo.pk, False, [])
    assert told["renditions"]["16:9"][0]["width"] == 960
    assert photo.original.name not in answer.content.decode()


def test_the_same_file_is_there_once_and_keeps_its_words(program):
    program.upload(file(), credit="Newsroom/Wati")
    answer = program.upload(file(name="lain.jpg"), credit="Orang lain")
    assert (answer.status_code, answer.json()["existing"], answer.json()["credit"]) == (200, True, "Newsroom/Wati")
    assert Photo.objects.count() == 1


def test_what_it_lacks_to_be_printed_is_told(program):
    assert program.upload(file()).json()["warnings"] == ["No alternative text", "No credit"]


@pytest.mark.parametrize("content", [b"<svg onload=alert(1)>", b"%PDF-1.7", b"GIF89a", b"x"])
def test_what_is_no_photo_is_refused_with_the_reason(program, content):
    answer = program.upload(file(content))
    assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, "file")
    assert not Photo.objects.exists()


@pytest.mark.parametrize("words", [{"alt": "x" * 301}, {"credit": "x" * 201}, {"caption": "x" * 2001}])
def test_words_that_are_too_long_keep_the_photo_out(program, words):
    answer = program.upload(file(), **words)
    assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, next(iter(words)))
    assert not Photo.objects.exists()


def test_without_a_file_that_is_said(program):
    answer = program.client.post("/api/v1/desk/photos", {"alt": "Kapal"})
    assert (answer.status_code, answer.json()["errors"][0]["name"]) == (422, "file")


def test_a_full_store_says_to_come_again(program, monkeypatch):
    def full(*args):
        raise NotStored("Penyimpanan penuh.")

    monkeypatch.setattr(library, "add", full)
    answer = program.upload(file())
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:newsroom:problem:not-stored")
