"""Parts of pages are kept in memory; none of them may outlive what it was made from.

The changes are written past every signal, and no page is kept: what is shown can only be right by itself.
"""

import dataclasses

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone, translation

from articles.models import Edition
from photos.models import Photo
from public import selections, site
from sections.models import Section
from tests import stage
from tests.factories import PhotoFactory
from tests.public import many

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(client):
    def look(url) -> BeautifulSoup:
        answer = client.get(url)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return look


def address(article) -> str:
    return article.editions.get().get_absolute_url()


def test_another_headline_shows_in_every_list(look, cast):
    article = stage.published(cast, headline="Judul pertama")
    other = stage.published(cast, headline="Yang lain")
    for url in ("/", "/ekbis/", "/indeks/", address(other)):
        assert "Judul pertama" in look(url).main.get_text(), url
    Edition.objects.filter(article=article).update(headline="Judul kedua")
    for url in ("/", "/ekbis/", "/indeks/", address(other)):
        shown = look(url).main.get_text()
        assert "Judul kedua" in shown, url
        assert "Judul pertama" not in shown, url


def test_another_caption_and_alternative_text_show(look, cast):
    photo = PhotoFactory(renditions=many.RENDITIONS, alt="Kapal", caption="Kapal bersandar.", credit="Antara")
    article = stage.published(cast, lead_photo=photo, body=f'<p>Isi.</p><figure data-photo="{photo.pk}"></figure>')
    assert "Kapal bersandar." in look(address(article)).select_one(".body-photo").get_text()
    Photo.objects.filter(pk=photo.pk).update(alt="Truk", caption="Truk antre.", credit="Reuters")
    page = look(address(article))
    for figure in (page.select_one(".lead-picture"), page.select_one(".body-photo")):
        assert "Truk antre." in figure.get_text()
        assert "Reuters" in figure.get_text()
        assert figure.img["alt"] == "Truk"
    assert "Kapal" not in str(page)


def test_renditions_that_become_ready_show(look, cast):
    photo = PhotoFactory(renditions={}, alt="Kapal")
    article = stage.published(cast, lead_photo=photo, body=f'<p>Isi.</p><figure data-photo="{photo.pk}"></figure>')
    assert not look(address(article)).select(".story picture")
    assert not look("/").select("main picture")
    Photo.objects.filter(pk=photo.pk).update(renditions=many.RENDITIONS)
    assert len(look(address(article)).select(".story picture")) == 2
    assert look("/").select("main picture")


def test_renditions_that_were_made_again_show_in_lists(look, cast):
    photo = PhotoFactory(renditions=many.RENDITIONS)
    stage.published(cast, lead_photo=photo)
    assert "p/640.jpg" in str(look("/").select_one("main picture"))
    Photo.objects.filter(pk=photo.pk).update(
        renditions={"16:9": [{"w": 640, "h": 360, "jpeg": {"path": "p/new.jpg", "bytes": 9}}]}
    )
    assert "p/640.jpg" not in str(look("/").select_one("main picture"))


def test_a_read_also_link_follows_a_changed_slug_and_headline_and_goes_with_its_target(look, cast):
    target = stage.published(cast, headline="Harga karet pulih")
    story = stage.published(cast, body=f'<p>Isi.</p><aside data-article="{target.pk}">x</aside>')
    assert look(address(story)).select_one(".read-also a")["href"] == address(target)
    Edition.objects.filter(article=target).update(slug="karet-lagi", headline="Karet lagi")
    link = look(address(story)).select_one(".read-also a")
    assert (link["href"], link.get_text()) == (f"/read/{target.pk}/karet-lagi", "Karet lagi")
    Edition.objects.filter(article=target).update(ends_at=timezone.now())
    assert not look(address(story)).select(".read-also")


def test_a_section_that_got_another_name_and_colour_shows_on_kept_cards_and_marks(look, cast):
    stage.published(cast)
    look("/")
    Section.objects.filter(pk=cast.section.pk).update(name="Ekonomi Baru", colour="#123456")
    site.forget()
    page = look("/")
    assert page.select_one(".front .kicker").get_text().strip() == "Ekonomi Baru"
    assert page.select_one(".front .mark path")["fill"] == "#123456"
    assert "Ekonomi Baru" in page.select_one(".footer").get_text()


def test_each_language_has_its_own_parts(client, cast):
    article = stage.published(cast)
    said = []
    for language in ("en", "id", "en"):
        with translation.override(language):
            page = BeautifulSoup(client.get(address(article)).content, "html.parser")
            said.append([page.select_one(where).get_text() for where in (".skip", ".share-title", ".header summary")])
    assert said[0] == said[2]
    assert all(english != indonesian for english, indonesian in zip(said[0][:2], said[1][:2], strict=True))


def test_the_paper_is_the_same_object_while_nothing_changed_and_another_after(cast):
    before = site.refreshed()
    assert site.refreshed() is before
    Section.objects.filter(pk=cast.section.pk).update(description="Lain")
    after = site.refreshed()
    assert after is not before
    assert after != before


def test_cards_that_differ_in_anything_are_different(cast):
    stage.published(cast)
    (card,) = selections.latest(1)
    assert card == dataclasses.replace(card)
    for change in ({"headline": "x"}, {"standfirst": "x"}, {"slug": "x"}, {"kind": "video"}):
        assert dataclasses.replace(card, **change) != card, change
