"""Fixed pages, and what stands where there is nothing to read."""

import pytest
from bs4 import BeautifulSoup

from public.models import Page
from tests import stage

pytestmark = pytest.mark.django_db


def make(**fields):
    return Page.objects.create(**{"title": "Tentang Kami", "slug": "tentang", "body": "<p>Kami.</p>", **fields})


def test_a_page_shows_title_and_text(client):
    make()
    page = BeautifulSoup(client.get("/halaman/tentang/").content, "html.parser")
    assert page.h1.get_text() == "Tentang Kami"
    assert page.select_one(".prose p").get_text() == "Kami."


def test_a_page_is_clean_however_it_was_stored(client):
    make(body='<p onclick="x()">Kami.</p><script>alert(1)</script>')
    html = client.get("/halaman/tentang/").content.decode()
    assert "onclick" not in html
    assert "alert(1)" not in html


def test_a_page_that_is_not_public_is_not_found(client):
    make(is_public=False)
    assert client.get("/halaman/tentang/").status_code == 404


def test_an_unknown_address_offers_search_and_the_newest(client, cast):
    stage.published(cast, headline="Yang terbaru")
    answer = client.get("/tidak/ada/di/sini")
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 404
    assert page.select_one("main form[role=search]")
    assert "Yang terbaru" in page.main.get_text()
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
