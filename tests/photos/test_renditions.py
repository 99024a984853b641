import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image

from photos import renditions
from photos.models import Photo
from tests.factories import PhotoFactory
from tests.photos import files

pytestmark = pytest.mark.django_db


def photo_of(data: bytes, **fields) -> Photo:
    from django.core.files.base import ContentFile

    return PhotoFactory(original=ContentFile(data, name="foto.jpg"), **fields)


def made(data: bytes, **fields) -> Photo:
    photo = photo_of(data, **fields)
    renditions.make(photo.pk)
    photo.refresh_from_db()
    return photo


def opened(file: dict) -> Image.Image:
    with default_storage.open(file["path"]) as stored:
        return Image.open(io.BytesIO(stored.read())).convert("RGB")


@pytest.mark.parametrize(
    ("width", "height", "widths"),
    [
        (4000, 3000, [160, 240, 320, 480, 640, 800, 960, 1440]),
        (1440, 810, [160, 240, 320, 480, 640, 800, 960, 1440]),
        (1200, 675, [160, 240, 320, 480, 640, 800, 960, 1200]),
        (1000, 563, [160, 240, 320, 480, 640, 800, 960]),
        (300, 169, [160, 240, 300]),
    ],
)
def test_widths_go_up_to_the_pictures_own_and_never_beyond(width, height, widths):
    assert [w for w, _ in renditions.sizes(width, height, renditions.SHAPES["original"])] == widths


def test_a_tall_picture_is_not_made_of_more_than_a_screen_shows():
    assert max(w * h for w, h in renditions.sizes(1440, 4000, renditions.SHAPES["original"])) <= 1440 * 1920


def test_a_chart_is_made_as_wide_as_a_story_is():
    assert (800, 2600) in renditions.sizes(800, 2600, renditions.SHAPES["original"])
    chart = made(files.jpeg(800, 2600))
    assert (chart.renditions["original"][-1]["w"], "jpeg" in chart.renditions["original"][-1]) == (800, True)


def test_the_steps_are_so_small_that_none_fetches_half_as_much_again():
    """From the smallest thumbnail up: the next step is at most one and a half times as wide."""
    for name in ("original", "16:9"):
        steps = renditions.SHAPES[name].widths["avif"]
        assert all(after / before <= 1.5 for before, after in pairwise(steps))


def test_every_ratio_is_made_in_every_format_with_the_size_it_says():
    photo = made(files.jpeg(1600, 1067))
    for name, shape in renditions.SHAPES.items():
        for rendition in photo.renditions[name]:
            if shape.ratio:
                assert rendition["w"] / rendition["h"] == pytest.approx(shape.ratio, rel=0.02)
            for each in set(renditions.FORMATS) & set(rendition):
                assert opened(rendition[each]).size == (rendition["w"], rendition["h"])
                assert default_storage.size(rendition[each]["path"]) == rendition[each]["bytes"]
        formats = {each for rendition in photo.renditions[name] for each in rendition} - {"w", "h"}
        assert formats == set(shape.widths)


def test_a_small_picture_has_every_ratio_as_jpeg_at_least():
    photo = made(files.jpeg(310, 300))
    for name in renditions.SHAPES:
        assert any("jpeg" in rendition for rendition in photo.renditions[name]), name


def test_link_previews_get_the_size_social_sites_ask():
    (rendition,) = made(files.jpeg(1600, 1067)).renditions["og"]
    assert (rendition["w"], rendition["h"]) == (1200, 630)


def test_crops_follow_the_focal_point():
    left = made(files.jpeg(1600, 800), focal_x=0.1)
    right = made(files.jpeg(1600, 800), focal_x=0.9)
    assert opened(left.renditions["1:1"][-1]["jpeg"]).getpixel((20, 200))[0] > 150  # red lies left
    assert opened(right.renditions["1:1"][-1]["jpeg"]).getpixel((300, 200))[2] > 150  # blue lies right


def test_names_carry_a_hash_of_the_content():
    photo = made(files.jpeg(640, 427))
    for path in renditions.paths(photo.renditions):
        assert re.fullmatch(rf"photos/{photo.pk}/\d+x\d+-[0-9a-f]{{20}}\.(avif|webp|jpg)", path)


def test_no_file_that_readers_get_tells_where_it_was_taken():
    photo = made(files.jpeg(exif=files.exif(1, gps=True, creator="Andi")))
    for path in renditions.paths(photo.renditions):
        with default_storage.open(path) as stored:
            assert not Image.open(stored).getexif()


def test_originals_lie_outside_what_readers_can_reach():
    photo = made(files.jpeg(640, 427))
    media = Path(settings.MEDIA_ROOT).resolve()
    assert media not in Path(photo.original.path).resolve().parents
    assert not default_storage.exists(photo.original.name)


def test_what_is_current_is_not_made_again():
    photo = made(files.jpeg(640, 427))
    before = Photo.objects.values_list("renditions", flat=True).get(pk=photo.pk)
    assert renditions.is_current(photo)
    assert renditions.make(photo.pk) == []
    assert Photo.objects.values_list("renditions", flat=True).get(pk=photo.pk) == before


def test_a_moved_focal_point_makes_new_files_and_names_the_needless_ones():
    photo = made(files.jpeg(640, 427))
    before = renditions.paths(photo.renditions)
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.05)
    needless = renditions.make(photo.pk)
    photo.refresh_from_db()
    assert needless
    assert set(needless) == before - renditions.paths(photo.renditions)
    assert renditions.is_current(photo)


def test_a_new_recipe_makes_all_photos_again(monkeypatch):
    photo = made(files.jpeg(640, 427))
    monkeypatch.setattr(renditions, "RECIPE", renditions.RECIPE + 1)
    assert not renditions.is_current(photo)


def test_a_run_that_was_overtaken_records_nothing_and_gives_its_files_up(monkeypatch):
    photo = photo_of(files.jpeg(640, 427), focal_x=0.1)
    develop = renditions.darkroom.develop

    def meanwhile(*args):
        Photo.objects.filter(pk=photo.pk).update(focal_x=0.9)
        return develop(*args)

    monkeypatch.setattr(renditions.darkroom, "develop", meanwhile)
    needless = renditions.make(photo.pk)
    photo.refresh_from_db()
    assert photo.renditions == {}
    assert all(default_storage.exists(path) for path in needless)
    assert needless


def test_a_photo_that_was_deleted_meanwhile_is_no_error():
    assert renditions.make(987654) == []


def test_the_first_rendition_shows_before_the_worker_came():
    photo = photo_of(files.jpeg(2000, 1500))
    renditions.make_first(photo, files.jpeg(2000, 1500))
    photo.refresh_from_db()
    assert [rendition["w"] for rendition in photo.renditions["original"]] == [960]
    assert not renditions.is_current(photo)


def test_the_whole_picture_is_not_encoded_again_when_only_the_focal_point_moved(monkeypatch):
    photo = made(files.jpeg(640, 427))
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.05)
    encoded = []
    encode = renditions.darkroom.encode
    monkeypatch.setattr(
        renditions.darkroom, "encode", lambda image, name, xmp: encoded.append(image.size) or encode(image, name)
    )
    renditions.make(photo.pk)
    before = photo.renditions["original"]
    photo.refresh_from_db()
    assert photo.renditions["original"] == before
    assert (640, 427) not in encoded
