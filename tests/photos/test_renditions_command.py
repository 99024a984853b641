import io

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from photos import renditions
from tests.factories import PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_and_current():
    old, current = PhotoFactory(), PhotoFactory()
    renditions.make(current.pk)
    return old, current


def run(*arguments) -> str:
    out = io.StringIO()
    call_command("renditions", *arguments, stdout=out)
    return out.getvalue()


def test_the_worker_is_asked_for_what_is_not_current(old_and_current, enqueued):
    old, _ = old_and_current
    assert "1 photos" in run()
    assert enqueued("make_renditions") == [{"photo_id": old.pk}]


def test_they_can_be_made_without_a_worker(old_and_current):
    old, _ = old_and_current
    run("--now")
    old.refresh_from_db()
    assert renditions.is_current(old)
    assert "0 photos" in run()


def lose(photo) -> set[str]:
    """Delete a photo's files, as a lost disk does; which there were."""
    photo.refresh_from_db()
    lost = renditions.paths(photo.renditions)
    for path in lost:
        default_storage.delete(path)
    return lost


def test_files_that_are_not_in_the_store_are_made_again_if_one_asks_for_that(old_and_current):
    _, current = old_and_current
    lost = lose(current)
    run("--now")
    assert not any(default_storage.exists(path) for path in lost)
    assert "1 photos made" in run("--now", "--missing")
    assert all(default_storage.exists(path) for path in lost)
    assert "0 photos" in run("--now", "--missing")


def test_the_worker_can_be_asked_for_every_photos(old_and_current, enqueued):
    run("--all")
    assert enqueued("make_renditions") == [{"photo_id": photo.pk, "anew": True} for photo in old_and_current]


def test_one_lost_original_does_not_keep_the_others_from_being_made(old_and_current):
    old, current = old_and_current
    lost = lose(current)
    old.original.storage.delete(old.original.name)
    with pytest.raises(SystemExit, match="1 could not be made"):
        run("--now", "--all")
    assert all(default_storage.exists(path) for path in lost)
