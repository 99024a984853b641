import pytest
from django.core.files.storage import default_storage

from photos import library, renditions
from photos.intake import Refused
from photos.models import Photo
from photos.signals import photo_changed
from tests.factories import UserFactory
from tests.photos import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return UserFactory(roles=["writer"])


@pytest.fixture
def heard():
    """The ids of the photos that were said to have changed."""
    ids = []

    def listen(sender, photo_id, **kwargs):
        ids.append(photo_id)

    photo_changed.connect(listen)
    yield ids
    photo_changed.disconnect(listen)


def add(user, data=None, name="IMG_2041.jpg") -> Photo:
    return library.add(files.upload(data or files.jpeg(), name), user).photo


def test_an_upload_becomes_a_photo_of_whoever_sent_it(writer):
    photo = add(writer)
    assert photo.created_by == writer
    assert (photo.width, photo.height) == (1200, 800)


def test_a_turned_photo_is_stored_with_its_upright_size(writer):
    photo = add(writer, files.jpeg(1200, 800, exif=files.exif(6)))
    assert Photo.objects.values_list("width", "height").get(pk=photo.pk) == (800, 1200)


def test_a_photo_without_a_title_is_called_after_its_file(writer):
    assert add(writer, name="panen-rumput_laut.jpg").title == "Panen rumput laut"


def test_what_the_photographer_wrote_is_filled_in(writer):
    photo = add(writer, files.with_iptc(files.jpeg(), {105: b"Panen", 110: b"Newsroom", 80: b"Andi"}))
    assert (photo.title, photo.credit) == ("Panen", "Newsroom/Andi")


def test_the_original_is_kept_byte_for_byte(writer):
    data = files.jpeg(exif=files.exif(gps=True))
    with add(writer, data).original.open() as stored:
        assert stored.read() == data


def test_it_can_be_shown_at_once(writer):
    assert add(writer).renditions["original"]


def test_the_same_file_is_not_added_twice(writer):
    first = add(writer)
    again = library.add(files.upload(files.jpeg(), "salinan.jpg"), UserFactory())
    assert again.existing
    assert again.photo == first
    assert Photo.objects.count() == 1


def test_a_refused_file_leaves_nothing_behind(writer):
    with pytest.raises(Refused):
        add(writer, b"bukan gambar")
    assert not Photo.objects.exists()


def test_the_worker_is_asked_for_renditions_after_commit(writer, django_capture_on_commit_callbacks, enqueued):
    with django_capture_on_commit_callbacks(execute=True):
        photo = add(writer)
        assert enqueued("make_renditions") == []
    assert enqueued("make_renditions") == [{"photo_id": photo.pk}]


def test_new_words_are_told_and_need_no_new_crops(writer, heard, django_capture_on_commit_callbacks, enqueued):
    photo = add(writer)
    with django_capture_on_commit_callbacks(execute=True):
        photo.alt = "Petani memanen"
        library.change(photo, {"alt"})
    assert heard == [photo.pk]
    assert enqueued("make_renditions") == []


def test_a_moved_focal_point_asks_for_new_crops(writer, django_capture_on_commit_callbacks, enqueued):
    photo = add(writer)
    with django_capture_on_commit_callbacks(execute=True):
        photo.focal_x = 0.2
        library.change(photo, {"focal_x"})
    assert enqueued("make_renditions") == [{"photo_id": photo.pk}]


def test_what_readers_do_not_see_is_not_told(writer, heard, django_capture_on_commit_callbacks):
    photo = add(writer)
    with django_capture_on_commit_callbacks(execute=True):
        photo.licence = "Sekali pakai"
        library.change(photo, {"licence"})
    assert heard == []


def test_a_change_touches_its_fields_alone(writer):
    photo = add(writer)
    Photo.objects.filter(pk=photo.pk).update(credit="Newsroom/Andi")
    photo.alt = "Petani memanen"
    library.change(photo, {"alt"})
    photo.refresh_from_db()
    assert (photo.alt, photo.credit) == ("Petani memanen", "Newsroom/Andi")


def test_a_removed_photo_takes_its_files_along(writer, django_capture_on_commit_callbacks, enqueued):
    photo = add(writer)
    storage, name, paths = photo.original.storage, photo.original.name, renditions.paths(photo.renditions)
    photo_id = photo.pk
    with django_capture_on_commit_callbacks(execute=True):
        library.remove(photo)
        assert storage.exists(name)
    assert not storage.exists(name)
    assert enqueued("remove_files") == [{"photo_id": photo_id, "paths": sorted(paths)}]
    assert all(default_storage.exists(path) for path in paths)  # the worker's turn
