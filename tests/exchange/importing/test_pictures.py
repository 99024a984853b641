"""From a picture as the other system names it to a photo of the library."""

from datetime import timedelta

import pytest

from exchange import fetching
from exchange.importing import files
from exchange.importing.items import Picture
from exchange.importing.pictures import NotHad, Pictures
from exchange.models import ImportRow, ImportRun, Result
from people import clock
from photos.models import Photo
from tests import stage
from tests.factories import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(cast):
    return ImportRun.objects.create(source="x", created_by=cast.administrator, is_trial=False)


@pytest.fixture
def uploads(tmp_path):
    """The old system's folder: two pictures of one name in two months."""
    for month, colour in (("05", (200, 0, 0)), ("06", (0, 0, 200))):
        folder = tmp_path / "2019" / month
        folder.mkdir(parents=True)
        (folder / "cabai.jpg").write_bytes(jpeg(colour=colour))
    return files.look(tmp_path)


def test_a_file_that_was_sent_along_is_found_by_as_much_of_its_path_as_there_is(run, uploads):
    pictures = Pictures(run, uploads)
    first = pictures.find(Picture("https://w.example/wp-content/uploads/2019/05/cabai-300x200.jpg", alt="Cabai"))
    second = pictures.find(Picture("https://w.example/wp-content/uploads/2019/06/cabai.jpg"))
    assert first != second
    assert Photo.objects.get(pk=first).alt == "Cabai"
    assert pictures.find(Picture("https://w.example/2019/05/cabai.jpg")) == first


def test_the_network_is_asked_only_for_allowed_hosts(run, monkeypatch):
    asked = []

    def fetch(address, allowed):
        asked.append((address, allowed))
        return jpeg(colour=(1, 2, 3))

    monkeypatch.setattr(fetching, "fetch", fetch)
    run.options = {"hosts": ["W.example"]}
    assert Pictures(run).find(Picture("https://w.example/a.jpg"))
    assert asked == [("https://w.example/a.jpg", ["w.example"])]


def test_what_cannot_be_had_is_told_and_asked_for_once(run, monkeypatch):
    asked = []

    def fetch(address, allowed):
        asked.append(address)
        raise fetching.NotFetched("away")

    monkeypatch.setattr(fetching, "fetch", fetch)
    pictures, gone = Pictures(run), Picture("https://w.example/a.jpg")
    assert [pictures.find(gone), pictures.find(gone)] == [None, None]
    assert (pictures.why(gone), len(asked)) == ("away", 1)
    with pytest.raises(NotHad):
        pictures.bring_in("", Picture(ref="7"))


def test_what_a_row_has_told_already_is_not_asked_for_again(run, monkeypatch):
    monkeypatch.setattr(fetching, "fetch", lambda address, allowed: pytest.fail("asked"))
    run.options = {"hosts": ["w.example"]}
    ImportRow.objects.create(run=run, key="x:7", kind="picture", ref="7", result=Result.SKIPPED, reason="away")
    pictures = Pictures(run)
    assert pictures.find(Picture("https://w.example/a.jpg", "7")) is None
    assert pictures.why(Picture("https://w.example/a.jpg", "7")) == "away"


def test_a_file_that_is_no_picture_is_refused_by_the_librarys_own_door(run, tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"<html><script>x()</script></html>")
    pictures = Pictures(run, files.look(tmp_path))
    assert pictures.find(Picture("https://w.example/a.jpg")) is None
    assert "web page" in pictures.why(Picture("https://w.example/a.jpg"))
    assert not Photo.objects.exists()


def test_an_archives_pictures_may_be_smaller_than_what_comes_in_today(run, tmp_path):
    for name, size in (("kecil", 120), ("terlalu-kecil", 60)):
        (tmp_path / f"{name}.jpg").write_bytes(jpeg(size, size))
    pictures = Pictures(run, files.look(tmp_path))
    assert pictures.find(Picture("https://w.example/kecil.jpg"))
    gone = Picture("https://w.example/terlalu-kecil.jpg")
    assert pictures.find(gone) is None
    assert "100" in pictures.why(gone)


def test_a_trial_judges_what_lies_there_as_the_run_will(run, tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"<html></html>")
    run.is_trial = True
    pictures = Pictures(run, files.look(tmp_path))
    assert pictures.find(Picture("https://w.example/a.jpg")) is None
    assert "web page" in pictures.why(Picture("https://w.example/a.jpg"))


def test_a_trial_takes_nothing_in(run, uploads):
    run.is_trial = True
    pictures = Pictures(run, uploads)
    assert pictures.find(Picture("https://w.example/2019/05/cabai.jpg")) is not None
    assert pictures.find(Picture("https://lain.example/z.jpg")) is None
    assert not Photo.objects.exists()


def test_a_picture_that_may_not_be_printed_is_left_out_with_the_reason_and_in_a_trial_too(
    run, uploads, cast, tmp_path
):
    """Denied, over, or bought for one story that has it: an import is a road to print like any other."""
    picture = Picture("https://w.example/2019/05/cabai.jpg")
    photo = Photo.objects.get(pk=Pictures(run, uploads).find(picture))
    Photo.objects.update(credit="Antara", licence_kind="agency", alt="Cabai", caption="Cabai.")
    for said, why in (
        ({"is_denied": True}, "must not be used"),
        ({"usable_until": clock.now() - timedelta(days=1)}, "ended on"),
        ({"max_uses": 1}, "already"),
    ):
        Photo.objects.filter(pk=photo.pk).update(
            **{"is_denied": False, "usable_until": None, "max_uses": None} | said
        )
        if "max_uses" in said:
            assert Pictures(run, uploads).find(picture) == photo.pk, "nobody has printed it yet"
            stage.published(cast, lead_photo=photo)
        for is_trial in (True, False):
            run.is_trial = is_trial
            pictures = Pictures(run, uploads)
            assert pictures.find(picture) is None
            assert why in pictures.why(picture)
    ImportRow.objects.create(run=run, key="x:7", kind="picture", ref="7", photo_number=photo.pk)
    named = Picture("https://w.example/x.jpg", "7")
    assert Pictures(run, uploads).find(named) is None, "nor by its number there"
    assert Pictures(run, originals=tmp_path).find(named) == photo.pk, "an archive of ours is put back as it was"
