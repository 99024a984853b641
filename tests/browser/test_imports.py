"""An administrator brings the archive of a WordPress site in, the editor-in-chief releases it, and it goes again."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from articles.models import Article, Edition, OldAddress
from photos.models import Photo
from tests import jobs
from tests.browser.conftest import true_in
from tests.exchange.importing.samples import meta, post, wxr
from tests.factories import jpeg

POSTS = 10


@pytest.fixture
def export() -> dict:
    """Ten posts, each with a picture of its own, as a person picks the file."""
    parts = []
    for number in range(1, POSTS + 1):
        kind = "ekbis" if number % 2 else "olahraga"
        more = f'<category domain="category" nicename="{kind}">{kind.title()}</category>'
        parts.append(post(number, more + meta("_thumbnail_id", str(100 + number)), post_name=f"berita-{number}"))
        address = f"https://warta.example/wp-content/uploads/2019/05/foto-{number}.jpg"
        picture = f"<wp:attachment_url>{address}</wp:attachment_url>"
        parts.append(post(100 + number, picture, post_type="attachment", status="inherit"))
    return {"name": "warta.xml", "mimeType": "text/xml", "buffer": wxr(*parts).encode()}


@pytest.fixture
def uploads() -> dict:
    """The old system's folder of pictures, as a zip."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for number in range(1, POSTS + 1):
            made.writestr(f"uploads/2019/05/foto-{number}.jpg", jpeg(400, 300, (number * 20, 60, 90)))
    return {"name": "uploads.zip", "mimeType": "application/zip", "buffer": file.getvalue()}


def test_from_the_file_to_the_readers_and_back(browser, cast, signed_in, go, live_server, export, uploads):
    page = go(signed_in(browser.new_context(locale="id-ID").new_page(), cast.administrator), "admin:index")
    page.get_by_role("link", name="Archives").first.click()
    page.locator("#id_texts").set_input_files(export)
    page.locator("#id_pictures").set_input_files(uploads)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="It is being read")).to_be_visible()
    jobs.work("read_source")
    # the open page hears of it by itself, and proposes the section of the same name
    expect(page.get_by_label("ekbis (5)", exact=False)).to_have_value(str(cast.section.pk))
    page.get_by_label("olahraga (5)", exact=False).select_option("Sport & Lifestyle")
    page.get_by_role("button", name="Try it").click()
    jobs.work("go_on")
    expect(page.get_by_role("heading", name="What would become of it")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(r"^21 made"))).to_be_visible()  # with the author
    assert not Article.objects.exists()
    assert not Photo.objects.exists()

    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", name="Stories that readers will get: 10")).to_be_visible()
    other = signed_in(browser.new_context(locale="id-ID").new_page(), cast.editor_in_chief)
    other.goto(page.url)
    other.get_by_role("button", name="Release and bring in").click()
    expect(other.get_by_role("heading", name="It is being brought in")).to_be_visible()
    jobs.work("go_on")
    expect(page.get_by_role("link", name=re.compile(r"^21 made"))).to_be_visible()
    assert Edition.objects.filter(approved_by=cast.editor_in_chief, lead_photo__isnull=False).count() == POSTS
    assert {one.section_id for one in Edition.objects.all()} == {cast.section.pk, cast.other_section.pk}

    story = OldAddress.objects.get(path="/?p=3").article
    reader = browser.new_context(locale="id-ID").new_page()
    reader.goto(f"{live_server.url}/?p=3&utm_source=buku")
    assert f"/read/{story.pk}/" in reader.url
    expect(reader.locator("h1")).to_have_text("Harga naik")

    other.reload()
    other.get_by_text("Take it back", exact=True).click()
    other.get_by_role("button", name="Take this import back").click()
    jobs.work("undo")
    expect(other.get_by_role("link", name=re.compile(r"^21 undone"))).to_be_visible()
    assert not Article.objects.exists()
    assert not Photo.objects.exists()
    assert reader.goto(f"{live_server.url}/?p=3").status == 404
    true_in(other, "document.querySelector('#import').dataset.stamp.startsWith('undone')")
