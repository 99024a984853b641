"""What a story's form weighs on the line, with scripts and styles as they are served: joined, cut, compressed."""

import gzip
import io
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import override_settings
from PIL import Image

from newsroom import cutting
from photos import renditions
from tests import stage
from tests.browser import static_files
from tests.browser.conftest import settled, until
from tests.factories import PhotoFactory

#: Bytes of a new story's form, by the line.
LIMIT = 280_000
#: An open story brings its notes, its lead photo, and the italic of a pull quote; a photo in the text comes on top.
LIMIT_OPEN = 340_000
#: What the headers of an answer weigh.
HEAD = 560
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
#: The file that was chosen for each picture, once all have come.
PICTURES = """() => {
  const pictures = [...document.querySelectorAll(".story-page picture img")];
  return pictures.every((one) => one.complete && one.currentSrc) && pictures.map((one) => one.currentSrc);
}"""
CLASSES = """() => [...new Set([...document.querySelectorAll("*")].flatMap((one) => [...one.classList]))]"""


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder with all scripts and styles as they are served."""
    folder = tmp_path_factory.mktemp("static")
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": "newsroom.staticfiles.BundlingStorage"}}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.fixture
def served(collected, settings, monkeypatch):
    """Scripts and styles come collected. Answers how many bytes one of them is on the line, by its address."""
    settings.STATIC_ROOT = collected
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "newsroom.staticfiles.BundlingStorage"}}

    def read(name: str):
        place = collected / name
        return (place.read_bytes(), static_files.kind_of(place)) if place.is_file() else None

    def weight(address: str) -> int:
        place = collected / urlsplit(address).path.removeprefix(settings.STATIC_URL)
        packed = Path(f"{place}.br")
        return (packed if packed.exists() else place).stat().st_size

    monkeypatch.setattr(static_files, "_read", read)
    return weight


def _photo():
    """A photo with as much to see as one from a camera, and everything that is made of one."""
    coarse = [Image.effect_noise((120, 80), 25) for _channel in "RGB"]  # and as heavy
    buffer = io.BytesIO()
    Image.merge("RGB", coarse).resize((1600, 1067), Image.Resampling.BICUBIC).save(buffer, "JPEG", quality=85)
    photo = PhotoFactory(original=ContentFile(buffer.getvalue(), name="foto.jpg"))
    renditions.make(photo.pk)
    photo.refresh_from_db()
    return photo


@pytest.fixture
def browser_context_args(browser_context_args):
    """A phone: there the line is slow, and a point of the screen has several of a picture's."""
    return browser_context_args | PHONE


@pytest.fixture
def weigh(page, served, go):
    """`weigh(name, *args)`: opens that page; bytes on the line by address that it asked for. No script failed."""
    answers, troubles = [], []
    page.on("response", lambda answer: answers.append(answer))
    page.on("pageerror", lambda error: troubles.append(str(error)))

    def weigh(name, *args):
        answers.clear()
        settled(go(page, name, *args))
        page.locator("#field-body [contenteditable=true]").wait_for()
        until(page, lambda: page.evaluate(PICTURES) is not False, "the pictures in sight")
        assert not troubles
        again = ("/live/", "/pulse/")  # asked over and over, as long as the page is open
        loaded = [answer for answer in answers if not any(part in answer.url for part in again)]
        kept = [answer for answer in loaded if answer.ok and answer.url[:4] == "http"]
        sizes = {}
        for answer in kept:
            if "/static/" in answer.url:
                size = served(answer.url)
            elif answer.url == page.url and answer.request.is_navigation_request():
                size = len(gzip.compress(answer.body(), 6))
            else:
                size = int(answer.headers.get("content-length", 0))
            sizes[answer.url] = sizes.get(answer.url, 0) + size + HEAD
        return sizes

    return weigh


def test_the_form_comes_in_few_files_and_weighs_no_more_than_a_few_pictures(cast, page, signed_in, weigh):
    signed_in(page, cast.writer)
    asked = weigh("admin:articles_article_add")
    assert sum(asked.values()) <= LIMIT
    assert len(asked) <= 30
    assert not [address for address in asked if "chart" in address or "unfold" in address]
    only_opened = ("preview.css", "compare.css", "share.css", "cases.css", "screens.css", "photos.css", "picker.js")
    assert not [address for address in asked if address.endswith(only_opened)]

    page.locator("#id_headline").fill("Petani garam menolak impor")
    page.keyboard.press("Enter")
    page.keyboard.type("Harga jatuh.")
    page.keyboard.press("Enter")
    page.keyboard.type("Petani di Jeneponto menumpuk garam.")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/change/")
    page.locator("#field-body [contenteditable=true]").wait_for()
    assert "Jeneponto" in page.locator("#id_body").input_value()

    quote = '<blockquote data-pullquote=""><p>Kata.</p></blockquote>'
    body = f'<p>Kata.</p>{quote}<figure data-photo="{_photo().pk}"></figure>' + "<p>Kata.</p>" * 40
    story = stage.draft(cast, lead_photo=_photo(), body=body)
    asked = weigh("admin:articles_article_change", story.pk)
    lead, in_text = page.evaluate(PICTURES)
    assert sum(asked.values()) - asked[in_text] <= LIMIT_OPEN
    assert [address for address in asked if "newsreader-italic" in address]
    assert [Path(one).name.split("x")[0] for one in (lead, in_text)] == ["800", "800"]
    assert len(asked) <= 38


@pytest.mark.parametrize("who", ["writer", "administrator"])
def test_nothing_that_the_page_wears_is_cut_off_of_unfolds_sheet(cast, page, signed_in, go, who):
    sheet = Path(finders.find("unfold/css/styles.css")).read_text()
    kept = cutting.cut(sheet, cutting.frame_words())
    story = stage.submitted(cast)
    signed_in(page, getattr(cast, who))
    for name, args in (("admin:articles_article_add", []), ("admin:articles_article_change", [story.pk])):
        worn = frozenset(go(page, name, *args).evaluate(CLASSES))
        assert cutting.cut(kept, worn) == cutting.cut(sheet, worn)
