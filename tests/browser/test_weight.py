"""What a story's form weighs on the line, with scripts and styles as they are served: joined, cut, compressed."""

from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from newsroom import cutting
from tests import stage
from tests.browser import static_files
from tests.browser.conftest import settled
from tests.factories import PhotoFactory

#: Bytes of a new story's form, by the line, without what the answers' headers weigh.
LIMIT = 300_000
#: An open story brings its notes and its photo.
LIMIT_OPEN = 350_000
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


@pytest.fixture
def weigh(page, served, go):
    """`weigh(name, *args)`: opens that page; its bytes on the line, and what it asked for. No script failed."""
    answers, troubles = [], []
    page.on("response", lambda answer: answers.append(answer))
    page.on("pageerror", lambda error: troubles.append(str(error)))

    def weigh(name, *args):
        answers.clear()
        settled(go(page, name, *args))
        page.locator("#field-body [contenteditable=true]").wait_for()
        assert not troubles
        kept = [answer for answer in answers if answer.ok and "/live/" not in answer.url and answer.url[:4] == "http"]
        files = [answer.url for answer in kept if "/static/" in answer.url]
        rest = [answer for answer in kept if answer.url not in files]
        lengths = [int(answer.headers.get("content-length", 0)) for answer in rest if answer.url != page.url]
        [whole] = [answer for answer in rest if answer.url == page.url and answer.request.is_navigation_request()]
        html = len(brotli.compress(whole.body(), quality=4))
        return sum(map(served, files)) + html + sum(lengths), [answer.url for answer in kept]

    return weigh


def test_the_form_comes_in_few_files_and_weighs_no_more_than_a_few_pictures(cast, page, signed_in, weigh):
    signed_in(page, cast.writer)
    bytes_of_new, asked = weigh("admin:articles_article_add")
    assert bytes_of_new <= LIMIT
    assert len(asked) <= 30
    assert not [address for address in asked if "chart" in address or "unfold" in address]

    page.locator("#id_headline").fill("Petani garam menolak impor")
    page.keyboard.press("Enter")
    page.keyboard.type("Harga jatuh.")
    page.keyboard.press("Enter")
    page.keyboard.type("Petani di Jeneponto menumpuk garam.")
    page.keyboard.press("Control+s")
    page.wait_for_url("**/change/")
    page.locator("#field-body [contenteditable=true]").wait_for()
    assert "Jeneponto" in page.locator("#id_body").input_value()

    story = stage.draft(cast, lead_photo=PhotoFactory(), body="<p>Kata.</p>" * 40)
    bytes_of_open, asked = weigh("admin:articles_article_change", story.pk)
    assert bytes_of_open <= LIMIT_OPEN
    assert len(asked) <= 34


@pytest.mark.parametrize("who", ["writer", "administrator"])
def test_nothing_that_the_page_wears_is_cut_off_of_unfolds_sheet(cast, page, signed_in, go, who):
    sheet = Path(finders.find("unfold/css/styles.css")).read_text()
    kept = cutting.cut(sheet, cutting.frame_words())
    story = stage.submitted(cast)
    signed_in(page, getattr(cast, who))
    for name, args in (("admin:articles_article_add", []), ("admin:articles_article_change", [story.pk])):
        worn = frozenset(go(page, name, *args).evaluate(CLASSES))
        assert cutting.cut(kept, worn) == cutting.cut(sheet, worn)
