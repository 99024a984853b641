"""Pictures as iPhones keep them come in as JPEG, upright, with what they say of themselves."""

import io

import pillow_heif
import pytest

from photos import intake, library, phones
from photos.models import Photo
from tests.photos import files

pytestmark = pytest.mark.django_db


def heic(width=1200, height=800, orientation=1) -> bytes:
    buffer = io.BytesIO()
    said = files.exif(orientation=orientation, caption="Kapal di dermaga", gps=True).tobytes()
    pillow_heif.from_pillow(files.scene(width, height)).save(buffer, format="HEIF", quality=60, exif=said)
    return buffer.getvalue()


def test_it_becomes_a_jpeg_with_its_words_and_upright(cast):
    added = library.add(files.upload(heic(orientation=6), "IMG_0001.HEIC"), cast.writer)
    photo = Photo.objects.get(pk=added.photo.pk)
    assert (photo.width, photo.height) == (800, 1200)
    assert photo.original.name.endswith(".jpg")
    assert photo.caption == "Kapal di dermaga"
    with photo.original.open("rb") as file:
        image = intake.opened(file.read(), "JPEG")
    assert image.size == (800, 1200)
    assert image.getexif().get(0x0112, 1) == 1
    assert photo.renditions["original"]


def test_the_same_file_again_is_known(cast):
    first = library.add(files.upload(heic(), "a.heic"), cast.writer)
    again = library.add(files.upload(heic(), "b.heic"), cast.writer)
    assert (again.existing, again.photo) == (True, first.photo)


@pytest.mark.parametrize(
    ("data", "why"),
    [(heic()[:-400], "broken"), (heic()[:200], "broken"), (heic(400, 200), "too small")],
    ids=["cut", "head", "small"],
)
def test_what_is_broken_or_too_small_is_refused(data, why):
    with pytest.raises(intake.Refused, match=why):
        intake.check(files.upload(data, "a.heic"))


def test_a_bomb_is_told_by_its_header_alone(settings, monkeypatch):
    settings.NEWSROOM_PHOTO_MAX_MEGAPIXELS = 0
    monkeypatch.setattr(phones, "as_jpeg", lambda data: pytest.fail("unpacked"))
    with pytest.raises(intake.Refused, match="million pixels"):
        intake.check(files.upload(heic(), "a.heic"))


def test_without_the_library_it_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(phones, "IS_THERE", False)
    with pytest.raises(intake.Refused, match="Most Compatible"):
        intake.check(files.upload(heic(), "a.heic"))
