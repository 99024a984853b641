"""A crop by hand for a format: sharp, within the picture, in the files that readers get, and taken back."""

import io
import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image

from audit.models import Entry
from photos import cropfields, crops, pictures, renditions
from photos.described import described
from photos.models import Photo
from public.models import Purge
from tests import stage
from tests.factories import PhotoFactory
from tests.photos import files
from tests.photos.test_views import KEEPERS

pytestmark = pytest.mark.django_db

FORM = {"alt": "Tiga kapal", "credit": "Newsroom/Andi", "title": "Kapal", "focal_x": "0.5", "focal_y": "0.5"}
#: The blue right of the picture, as a square; what `files.scene` draws lies in thirds.
BLUE = {"crop_square_left": "75", "crop_square_top": "20", "crop_square_width": "25"}
#: Numbers that leave the picture of 1600 × 800 pixels, are too small to be sharp, or are not all there.
UNFIT = {
    "too far right": ("80", "0", "25"),
    "too far down": ("0", "60", "25"),
    "too wide": ("0", "0", "60"),
    "blown up": ("0", "0", "19"),
    "half said": ("10", "", "25"),
    "below nought": ("-1", "0", "25"),
    "no number": ("nan", "0", "25"),
}


def photo_of(width=1600, height=800, **fields) -> Photo:
    return PhotoFactory(original=ContentFile(files.jpeg(width, height), name="foto.jpg"), **fields)


def address(photo) -> str:
    return reverse("admin:photos_photo_change", args=[photo.pk])


def colours(photo: Photo, name: str) -> set[str]:
    """Which of the scene's three colours the largest file of a format shows along its middle."""
    largest = next(one["jpeg"] for one in reversed(photo.renditions[name]) if "jpeg" in one)
    with default_storage.open(largest["path"]) as file:
        image = Image.open(io.BytesIO(file.read())).convert("RGB")
    row = [image.getpixel((x, image.height // 2)) for x in range(2, image.width - 2, 4)]
    found = {("red", "green", "blue")[max(range(3), key=dot.__getitem__)] for dot in row}
    assert found
    return found


def made(photo: Photo) -> Photo:
    renditions.make(photo.pk)
    photo.refresh_from_db()
    return photo


def test_the_photo_editor_types_a_crop_readers_get_it_and_it_is_taken_back(
    cast, client, enqueued, django_capture_on_commit_callbacks
):
    photo = made(photo_of(created_by=cast.writer))
    stage.published(cast, lead_photo=photo)
    whole, wide = photo.renditions["original"], colours(photo, "16:9")
    assert colours(photo, "1:1") != {"blue"}
    client.force_login(cast.photo_editor)
    Purge.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(photo), FORM | BLUE)
    assert enqueued("make_renditions")[-1] == {"photo_id": photo.pk}
    assert [f"photo:{photo.pk}"] in Purge.objects.values_list("keys", flat=True), "pages that show it are made anew"
    photo.refresh_from_db()
    assert photo.crops == {"1:1": [0.75, 0.2, 0.25]}
    assert not renditions.is_current(photo)
    made(photo)
    assert renditions.is_current(photo)
    assert (colours(photo, "1:1"), colours(photo, "16:9")) == ({"blue"}, wide)
    assert photo.renditions["original"] == whole, "the whole picture is not made again"
    assert Entry.objects.filter(kind="photo", object_id=photo.pk, action="record.changed").exists()
    page = BeautifulSoup(client.get(address(photo)).content, "html.parser")
    typed = {one["name"]: float(one.get("value") or 0) for one in page.select("[data-crop='1:1'] input")}
    assert typed == {name: float(value) for name, value in BLUE.items()}
    assert json.loads(page.select_one("[data-focal]")["data-crops"]) == photo.crops
    client.post(address(photo), FORM)
    photo.refresh_from_db()
    assert photo.crops == {}
    assert colours(made(photo), "1:1") != {"blue"}


@pytest.mark.parametrize("numbers", UNFIT.values(), ids=UNFIT)
def test_a_crop_that_is_none_is_refused_beside_its_numbers_and_nothing_is_kept(cast, client, numbers):
    photo = photo_of(created_by=cast.writer)
    client.force_login(cast.photo_editor)
    sent = dict(zip(BLUE, numbers, strict=True))
    answer = client.post(address(photo), FORM | sent | {"title": "Lain"})
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("[data-crop='1:1'] [role=alert]").get_text(strip=True)
    shown = {one["name"]: one.get("value", "") for one in page.select("[data-crop='1:1'] input")}
    assert shown == sent, "what was typed is not lost"
    before = photo.title
    photo.refresh_from_db()
    assert (photo.crops, photo.title) == ({}, before)


def test_nothing_is_made_larger_than_it_is_and_a_small_part_is_as_sharp_as_the_file_has_it():
    photo = made(photo_of(4000, 2000, crops={"16:9": [0.6, 0.2, 0.4], "og": [0, 0, 0.08]}))
    assert max(one["w"] for one in photo.renditions["16:9"]) == 1440, "of 1600 pixels that the file has there"
    assert max(one["w"] for one in photo.renditions["og"]) == 320
    assert max(one["w"] for one in photo.renditions["original"]) == 1440
    small = made(photo_of(400, 400, crops={"16:9": [0, 0.1, 0.8]}))
    assert max(one["w"] for one in small.renditions["16:9"]) == 320


@pytest.mark.parametrize(
    "raw", [[], "x", 3, {"16:9": None}, {"16:9": [0, 0]}, {"16:9": [0, 0, "1"]}, {"16:9": [0.5, 0, 0.9]}, {"x": 1}]
)
def test_what_an_archive_brought_and_does_not_fit_follows_the_focal_point(raw):
    photo = photo_of(crops=raw)
    assert crops.by_hand(photo) == {}
    assert renditions.made_for(photo) == renditions.made_for(photo_of(crops={})) | {
        "checksum": photo.checksum or photo.original.name
    }


def test_a_picture_that_has_no_crop_by_hand_is_not_made_again_for_it():
    assert "crops" not in renditions.made_for(photo_of())


@pytest.mark.parametrize("name", crops.RATIOS)
def test_every_format_that_is_cut_can_be_cut_by_hand(name):
    assert set(crops.RATIOS) == {key for key, shape in renditions.SHAPES.items() if shape.ratio}
    assert name in cropfields.FORMATS
    widest = crops.widest(1600, 800, name)
    crop = crops.fitting(1600, 800, name, (0, 0, widest))
    left, top, right, bottom = crops.pixels(crop, name, 1600, 800)
    assert (right - left) / (bottom - top) == pytest.approx(crops.RATIOS[name], rel=0.01)
    with pytest.raises(ValidationError):
        crops.fitting(1600, 800, name, (0, 0, widest + 0.01))


def test_who_may_not_change_the_photo_sees_its_crops_and_sets_none(cast, client):
    photo = photo_of(created_by=cast.writer, crops={"1:1": [0.75, 0.2, 0.25]})
    for name, person in cast.people.items():
        client.force_login(person)
        shown = client.get(address(photo))
        may = name in KEEPERS
        if shown.status_code == 200:
            page = BeautifulSoup(shown.content, "html.parser")
            assert bool(page.select("[data-crop-part]")) == may, name
            assert json.loads(page.select_one("[data-focal]")["data-crops"]) == photo.crops, name
        if not may:
            assert client.post(address(photo), FORM).status_code == 403, name
        photo.refresh_from_db()
        assert photo.crops, name


def test_the_picker_gets_what_was_chosen(cast):
    photo = photo_of(crops={"1:1": [0.75, 0.2, 0.25]})
    assert described(photo, cast.writer)["crops"] == {"1:1": (0.75, 0.2, 0.25)}
    assert pictures.shown(photo) is None, "nothing was made of it yet"
