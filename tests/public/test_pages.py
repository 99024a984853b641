"""Fixed pages, and what stands where there is nothing to read."""

import json

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction

from people.models import Masthead
from public.models import Page
from public.models.page import Purpose
from public.seen import structured
from tests import stage
from tests.factories import AuthorFactory

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


def test_programs_are_told_where_a_page_with_a_purpose_is(client, cast):
    make(title="Redaksi", slug="redaksi", purpose=Purpose.MASTHEAD)
    make(title="Pedoman", slug="pedoman", purpose=Purpose.GUIDELINES)
    make(title="Nanti", slug="nanti", purpose=Purpose.ETHICS, is_public=False)
    story = stage.published(cast).editions.get()
    page = BeautifulSoup(client.get(story.get_absolute_url()).content, "html.parser")
    publisher = json.loads(page.select_one('script[type="application/ld+json"]').string)["publisher"]
    assert publisher["masthead"].endswith("/halaman/redaksi/")
    assert "ethicsPolicy" not in publisher
    assert set(structured.POLICIES) == set(Purpose) - {Purpose.GUIDELINES}
    assert page.select('footer a[href="/halaman/pedoman/"]')


def test_the_masthead_is_put_together_from_people_and_settings(
    client, cast, settings, django_capture_on_commit_callbacks
):
    settings.NEWSROOM_PUBLISHER, settings.NEWSROOM_ADDRESS = "PT Berita <Kita>", "Jalan Mawar 1, Makassar"
    settings.NEWSROOM_PAGE_CACHE_MB = 10
    AuthorFactory(name="Ratna", job_title="Pemimpin Redaksi", masthead=Masthead.RESPONSIBLE)
    AuthorFactory(name="Tamu")
    left = AuthorFactory(name="Lama", masthead=Masthead.EDITOR, is_active=False)
    make(title="Redaksi", slug="redaksi", body="<p>Kami juga.</p>", purpose=Purpose.MASTHEAD)
    make(slug="lain")

    def told(address="/halaman/redaksi/") -> str:
        found = BeautifulSoup(client.get(address).content, "html.parser").select_one(".imprint")
        return found and " ".join(found.get_text(" ").split())

    assert "PT Berita <Kita>" in told()
    assert "Jalan Mawar 1, Makassar" in told()
    assert "Ratna , Pemimpin Redaksi" in told()
    assert not [name for name in ("Tamu", "Lama") if name in told()]
    assert told("/halaman/lain/") is None
    left.is_active = True
    with django_capture_on_commit_callbacks(execute=True):
        left.save()
    assert "Lama" in told(), "and no page that was kept says otherwise"
    story = stage.published(cast).editions.get()
    page = BeautifulSoup(client.get(story.get_absolute_url()).content, "html.parser")
    publisher = json.loads(page.select_one('script[type="application/ld+json"]').string)["publisher"]
    assert (publisher["legalName"], publisher["address"]) == ("PT Berita <Kita>", "Jalan Mawar 1, Makassar")


def test_each_purpose_has_one_page():
    make(purpose=Purpose.ETHICS)
    with pytest.raises(IntegrityError), transaction.atomic():
        make(slug="lain", purpose=Purpose.ETHICS)
    make(slug="satu")
    make(slug="dua")


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
