"""The search page: what it offers, says and links to, and that it is the same for everyone."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.models import Edition
from tests import stage
from tests.factories import AuthorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(client):
    """`look(q="…")`: the page, read."""

    def look(**asked) -> BeautifulSoup:
        answer = client.get("/cari/", asked)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return look


def headlines(page: BeautifulSoup) -> list[str]:
    return [one.get_text() for one in page.select(".story-list .card-headline")]


def test_stories_are_shown_with_the_words_marked(cast, look):
    stage.published(cast, headline="Harga Ma’ruf & nikel")
    page = look(q="maruf nikel")
    assert headlines(page) == ["Harga Ma’ruf & nikel"]
    assert [one.get_text() for one in page.select(".card-headline mark")] == ["Ma’ruf", "nikel"]


def test_best_first_or_newest_first_is_one_click_away_with_all_else_kept(cast, look):
    old = stage.published(cast, headline="Nikel")
    Edition.objects.filter(article=old).update(published_at=timezone.now() - timedelta(days=2))
    stage.published(cast, headline="Kabar", body="<p>nikel</p>")
    best = look(q="nikel", rubrik=cast.section.slug)
    assert headlines(best) == ["Nikel", "Kabar"]
    current, other = best.select("nav.filter a")
    assert current["aria-current"] == "page"
    assert other["href"] == f"/cari/?q=nikel&rubrik={cast.section.slug}&urut=terbaru"
    newest = look(q="nikel", urut="terbaru")
    assert headlines(newest) == ["Kabar", "Nikel"]
    assert newest.select_one("input[name=urut]")["value"] == "terbaru"


@pytest.mark.parametrize("typed", ["wati", "{first} wati", "{FIRST} WATI", "ati"])
def test_a_writer_is_taken_by_slug_or_name_or_a_part_of_one(cast, look, typed):
    stage.published(cast, headline="Nikel")
    first = cast.writer.first_name
    AuthorFactory(name="Orang Lain")
    page = look(q="nikel", penulis=typed.format(first=first, FIRST=first.upper()))
    assert headlines(page) == ["Nikel"]
    assert page.select_one("input[name=penulis]")["value"] == cast.writer.author.name
    assert headlines(look(q="nikel", penulis=cast.other_writer.author.slug)) == []


def test_who_writes_here_no_more_is_found_with_what_they_wrote_and_nobody_who_never_did(cast, look):
    stage.published(cast, headline="Nikel")
    author = cast.writer.author
    author.slug, author.is_active = "wati-lama", False
    author.save()
    for typed in ("wati", "wati-lama", author.name):
        page = look(q="nikel", penulis=typed)
        assert page.select_one("input[name=penulis]")["value"] == author.name, typed
        assert headlines(page) == ["Nikel"]
    AuthorFactory(name="Belum Pernah", slug="belum-pernah", is_active=False)
    for typed in ("belum-pernah", "Belum"):
        assert look(q="nikel", penulis=typed).select("[role=alert]")


@pytest.mark.parametrize("typed", ["takada", "orang", "<b>", "\x00", "x" * 500])
def test_a_writer_that_is_none_or_several_is_left_out_and_said_so(cast, look, typed):
    stage.published(cast, headline="Nikel")
    AuthorFactory(name="orang satu"), AuthorFactory(name="orang dua")
    page = look(q="nikel", penulis=typed)
    assert headlines(page) == ["Nikel"]
    assert bool(page.select("[role=alert]")) == (typed not in ("\x00", "<b>") or "b" in typed)
    assert "<b>" not in str(page.select_one("main"))


def test_a_slip_is_mended_and_said_so(cast, look):
    stage.published(cast, headline="Harga nikel")
    page = look(q="hargaa nikel")
    assert headlines(page) == ["Harga nikel"]
    offer = page.select_one(".search-meant a")
    assert (offer.get_text(), offer["href"]) == ("harga nikel", "/cari/?q=harga%20nikel")
    assert not look(q="harga nikel").select(".search-meant")


def test_some_of_the_words_are_shown_as_what_they_are(cast, look):
    stage.published(cast, headline="Harga nikel")
    page = look(q="nikel takadasamasekali")
    assert headlines(page) == ["Harga nikel"]
    assert page.select(".search-partly")


def test_where_nothing_is_found_the_page_helps_on(cast, look):
    stage.published(cast, headline="Harga nikel")
    page = look(q="takadasamasekali", rubrik=cast.section.slug, sejak="2020-01-01")
    assert "takadasamasekali" in page.select_one(".search-empty p").get_text()
    assert page.select_one(".search-empty a")["href"] == "/cari/?q=takadasamasekali"
    assert [one.get_text() for one in page.select(".search-offered a")] == ["Harga nikel"]


def test_the_next_page_keeps_what_was_asked(cast, look, monkeypatch):
    for number in range(22):
        stage.published(cast, headline=f"Nikel {number}")
    for order in ("", "terbaru"):
        first = look(q="nikel", urut=order, penulis="wati")
        older = first.select_one(".pager-older")["href"]
        assert "q=nikel" in older
        assert "penulis=wati" in older
        assert ("urut=terbaru" in older) is bool(order)
        second = look(
            **dict(
                pair.split("=") for pair in older.partition("?")[2].replace("%3A", ":").replace("%2C", ",").split("&")
            )
        )
        assert len({*headlines(first), *headlines(second)}) == 22


@pytest.mark.parametrize(("order", "mark"), [("", "x"), ("terbaru", "1.0,2"), ("", "2026-01-01T00:00:00.0Z,1")])
def test_a_mark_of_another_order_is_no_page(client, order, mark):
    assert client.get("/cari/", {"q": "nikel", "urut": order, "before": mark}).status_code == 404


def test_a_page_of_results_costs_a_bounded_number_of_statements(cast, client, django_assert_max_num_queries):
    for number in range(3):
        stage.published(cast, headline=f"Nikel {number}")
    client.get("/cari/", {"q": "nikel"})
    with django_assert_max_num_queries(7):
        client.get("/cari/", {"q": "nikel naik"})
    with django_assert_max_num_queries(12):
        client.get("/cari/", {"q": "nikle takadaxx", "rubrik": cast.section.slug})
