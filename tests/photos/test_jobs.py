from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from photos import jobs, renditions
from photos.models import Photo
from photos.signals import photo_changed
from tests.factories import PhotoFactory
from tests.photos import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    return PhotoFactory(original=ContentFile(files.jpeg(640, 427), name="foto.jpg"))


def refocus(photo) -> set[str]:
    """Moves the focal point, as someone on the desk would, and returns the files that were shown before."""
    photo.refresh_from_db()
    before = renditions.paths(photo.renditions)
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.1)
    return before


def test_the_worker_makes_what_readers_get(photo):
    jobs.make_renditions.call(photo_id=photo.pk)
    photo.refresh_from_db()
    assert renditions.is_current(photo)


def test_readers_pages_are_told_when_it_is_done(photo, django_capture_on_commit_callbacks):
    heard = []

    def listen(sender, photo_id, **kwargs):
        heard.append(photo_id)

    photo_changed.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        jobs.make_renditions.call(photo_id=photo.pk)
    photo_changed.disconnect(listen)
    assert heard == [photo.pk]


def test_old_files_stay_while_cached_pages_may_name_them(photo, enqueued):
    jobs.make_renditions.call(photo_id=photo.pk)
    before = refocus(photo)
    jobs.make_renditions.call(photo_id=photo.pk)
    assert all(default_storage.exists(path) for path in before)
    (order,) = enqueued("remove_files")
    later = DBTaskResult.objects.get(task_path__endswith=".remove_files").run_after
    assert later > timezone.now() + timedelta(days=1)
    assert set(order["paths"]) < before


def test_then_they_go(photo, enqueued):
    jobs.make_renditions.call(photo_id=photo.pk)
    refocus(photo)
    jobs.make_renditions.call(photo_id=photo.pk)
    (order,) = enqueued("remove_files")
    jobs.remove_files.call(**order)
    assert not any(default_storage.exists(path) for path in order["paths"])
    photo.refresh_from_db()
    assert all(default_storage.exists(path) for path in renditions.paths(photo.renditions))


def test_a_file_that_is_shown_again_stays(photo):
    jobs.make_renditions.call(photo_id=photo.pk)
    photo.refresh_from_db()
    shown = sorted(renditions.paths(photo.renditions))
    assert jobs.remove_files.call(photo_id=photo.pk, paths=shown) == 0
    assert all(default_storage.exists(path) for path in shown)


def test_the_files_of_a_deleted_photo_go(photo):
    jobs.make_renditions.call(photo_id=photo.pk)
    photo.refresh_from_db()
    paths = sorted(renditions.paths(photo.renditions))
    Photo.objects.filter(pk=photo.pk).delete()
    assert jobs.remove_files.call(photo_id=photo.pk, paths=paths) == len(paths)
    assert not any(default_storage.exists(path) for path in paths)
