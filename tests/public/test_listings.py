"""Lists: a tag's, an author's, a day's, the videos, and what the search page says."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.models import Edition
from articles.readers.lists import Mark
from tests import stage
from tests.public import many

pytestmark = pytest.mark.django_db

VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"
LISTS = ["/tag/ramai/", "/penulis/bersama/", "/video/", "/indeks/"]


@pytest.fixture
def look(client):
    """Open an address as a reader: the parsed page."""

    def look(url):
        answer = client.get(url)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return look


def headlines(page) -> list[str]:
    return [" ".join(link.get_text().split()) for link in page.select("main .card-headline")]


def live_on(article, moment):
    Edition.objects.filter(article=article).update(published_at=moment, starts_at=moment)


# What each list holds


def test_a_section_is_found_by_its_old_address_in_what_is_asked_too(look, client, cast):
    """Somebody kept the address of an index or a search before the section was renamed."""
    stage.published(cast, headline="Ekonomi")
    stage.published_in(cast, cast.other_section, headline="Olahraga")
    cast.section.slug = "ekonomi"
    cast.section.save()
    for path in ("/indeks/?rubrik=ekbis", "/indeks/?rubrik=ekonomi"):
        assert headlines(look(path)) == ["Ekonomi"], path
    assert "Olahraga" not in client.get("/cari/?q=petani&rubrik=ekbis").content.decode()
    assert client.get("/api/v1/fronts/ekbis").json()["section"]["slug"] == "ekonomi"


def test_a_tag_lists_its_stories(look, cast):
    stage.published(cast, headline="Kopi", tags=["kopi"])
    stage.published(cast, headline="Teh", tags=["teh"])
    assert headlines(look("/tag/kopi/")) == ["Kopi"]


def test_a_tag_that_only_a_draft_bears_is_not_found(client, cast):
    stage.draft(cast, tags=["rahasia"])
    assert client.get("/tag/rahasia/").status_code == 404


def test_an_author_lists_their_stories(look, cast):
    stage.published(cast, headline="Tulisan Wati")
    page = look("/penulis/wati/")
    assert headlines(page) == ["Tulisan Wati"]


def test_an_author_says_who_they_are(look, cast):
    author = cast.writer.author
    author.bio, author.job_title, author.email = "Meliput pangan.", "Reporter", "wati@koran.example"
    author.save()
    page = look("/penulis/wati/")
    assert "Meliput pangan." in page.main.get_text()
    assert "Reporter" in page.main.get_text()
    assert page.select_one('a[href="mailto:wati@koran.example"]')


def test_an_author_without_stories_says_so(look, cast):
    assert look("/penulis/oki/").select_one(".empty")


def test_an_author_who_left_keeps_the_page_while_a_story_links_there(client, cast, look):
    author = cast.writer.author
    author.is_active = False
    author.save()
    addresses = ["/penulis/wati/", "/penulis/wati/feed/"]
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    story = stage.published(cast, headline="Yang masih tayang").editions.get()
    assert look(story.get_absolute_url()).select('a[href="/penulis/wati/"]')
    for address in (*addresses, "/sitemap-lists.xml"):
        answer = client.get(address)
        assert answer.status_code == 200, address
    assert "/penulis/wati/" in answer.content.decode()
    assert "Yang masih tayang" in client.get("/penulis/wati/").content.decode()


def test_videos_are_listed_apart(look, cast):
    stage.published(cast, headline="Gambar hidup", kind="video", video_url="https://youtu.be/abcdefghijk")
    stage.published(cast, headline="Tulisan")
    assert headlines(look("/video/")) == ["Gambar hidup"]


def test_no_videos_yet_is_said(look, db):
    assert look("/video/").select_one(".empty")


# The index


def test_the_index_lists_the_day(look, cast):
    stage.published(cast, headline="Hari ini")
    live_on(stage.published(cast, headline="Kemarin"), timezone.now() - timedelta(days=1))
    assert headlines(look("/indeks/")) == ["Hari ini"]


def test_a_days_index_begins_and_ends_at_midnight_in_the_newsroom(look, cast):
    for minutes, name in ((-1, "Malam sebelumnya"), (1, "Lewat tengah malam"), (24 * 60 - 1, "Menjelang malam")):
        midnight = timezone.localtime().replace(year=2026, month=8, day=17, hour=0, minute=0, second=0, microsecond=0)
        live_on(stage.published(cast, headline=name), midnight + timedelta(minutes=minutes))
    assert headlines(look("/indeks/2026-08-17/")) == ["Menjelang malam", "Lewat tengah malam"]


def test_the_index_leaves_one_section(look, cast):
    stage.published(cast, headline="Ekonomi")
    stage.published_in(cast, cast.other_section, headline="Olahraga")
    assert headlines(look("/indeks/?rubrik=ekbis")) == ["Ekonomi"]


def test_a_day_without_stories_says_so(look, db):
    page = look("/indeks/2020-01-01/")
    assert page.select_one(".empty")
    assert page.select_one("a[rel=next]")["href"] == "/indeks/2020-01-02/"


def test_search_engines_are_not_led_through_days_without_end(look, cast):
    empty = look("/indeks/2020-01-01/")
    assert "noindex" in empty.select_one("meta[name=robots]")["content"]
    assert "nofollow" in empty.select_one("a[rel~=prev]")["rel"]
    stage.published(cast)
    today = look("/indeks/")
    assert "noindex" not in today.select_one("meta[name=robots]")["content"]
    assert today.select_one("a[rel~=prev]")["rel"] == ["prev"]


def test_the_form_for_another_day_leads_to_that_day(client, cast):
    answer = client.get("/indeks/?hari=2026-08-17&rubrik=ekbis")
    assert answer.status_code == 302
    assert answer["Location"] == "/indeks/2026-08-17/?rubrik=ekbis"


@pytest.mark.parametrize(
    "url",
    [
        "/indeks/2026-02-30/",
        "/indeks/9999-01-01/",
        "/indeks/0001-01-01/",
        "/indeks/?hari=9999-12-31",
        "/indeks/kemarin/",
        "/indeks/?hari=kemarin",
        "/indeks/?rubrik=tidak-ada",
        "/tag/tidak-ada/",
        "/penulis/tidak-ada/",
    ],
)
def test_what_is_no_list_is_not_found(client, db, url):
    assert client.get(url).status_code == 404


# Nothing that is not live


@pytest.mark.parametrize("state", ["draft", "in_review", "changes_requested", "approved", "scheduled", "spiked"])
def test_what_is_not_live_is_in_no_list(client, cast, state):
    stage.published(cast, headline="Yang tayang", tags=["kopi"])
    stage.IN_EVERY_STATE[state](cast, headline="Belum boleh dibaca", tags=["kopi"], kind="video", video_url=VIDEO)
    for url in ("/tag/kopi/", "/penulis/wati/", "/indeks/", "/video/", "/cari/?q=dibaca"):
        assert "Belum boleh dibaca" not in client.get(url).content.decode()


def test_a_withdrawn_story_is_in_no_list(client, cast):
    stage.published(cast, headline="Yang tayang", tags=["kopi"])
    stage.withdrawn(cast, headline="Sudah ditarik", tags=["kopi"])
    for url in ("/", "/ekbis/", "/tag/kopi/", "/penulis/wati/", "/indeks/", "/cari/?q=ditarik"):
        assert "Sudah ditarik" not in client.get(url).content.decode()


# Pages


def test_a_list_goes_on_page_by_page_without_a_gap_or_a_double(look, cast):
    editions = many.load(cast, count=45)
    seen, url = [], "/tag/ramai/"
    while url:
        page = look(url)
        seen += headlines(page)
        older = page.select_one(".pager-older")
        url = older and older["href"]
    assert seen == [edition.headline for edition in reversed(editions)]


def test_stories_of_the_same_moment_are_not_lost_between_pages(look, cast):
    editions = many.load(cast, count=45)
    Edition.objects.update(published_at=editions[0].published_at)
    first = look("/tag/ramai/")
    second = look(first.select_one(".pager-older")["href"])
    third = look(second.select_one(".pager-older")["href"])
    names = headlines(first) + headlines(second) + headlines(third)
    assert len(names) == len(set(names)) == 45


def test_the_last_page_has_no_older_link_and_leads_back(look, cast):
    many.load(cast, count=21)
    last = look(look("/tag/ramai/").select_one(".pager-older")["href"])
    assert not last.select_one(".pager-older")
    assert last.select_one(".pager a")["href"] == "/tag/ramai/"


@pytest.mark.parametrize("mark", ["x", "2026-01-01,5", "2026-01-01T00:00:00.000000Z,", "2026-01-01T00:00:00.0Z,٣"])
def test_a_mark_that_is_none_is_not_found(client, cast, mark):
    stage.published(cast)
    assert client.get("/ekbis/", {"before": mark}).status_code == 404


def test_a_mark_is_read_as_it_was_written():
    mark = Mark(timezone.now(), 42)
    assert Mark.read(str(mark)) == mark


# Search


def test_the_search_page_offers_its_form(look, cast):
    page = look("/cari/")
    assert page.select_one(".search-form input[name=q]")
    assert [option["value"] for option in page.select("select option")] == ["", "ekbis", "sport-lifestyle"]


def test_the_search_page_shows_hits_with_the_words_marked(look, cast):
    stage.published(cast, headline="Panen lada di Bangka")
    page = look("/cari/?q=lada")
    assert headlines(page) == ["Panen lada di Bangka"]
    assert page.select_one("main mark").get_text() == "lada"


def test_a_search_keeps_what_was_asked_in_its_form(look, cast):
    page = look("/cari/?q=%3Clada%3E&rubrik=ekbis&sejak=2026-01-02")
    assert page.select_one("#q")["value"] == "<lada>"
    assert page.select_one("option[selected]")["value"] == "ekbis"
    assert page.select_one("#sejak")["value"] == "2026-01-02"


def test_a_search_without_hits_says_so_and_what_to_do(look, db):
    assert "zzzz" in look("/cari/?q=zzzz").select_one(".empty").get_text()


def test_a_day_that_is_none_is_named(look, db):
    assert look("/cari/?q=kopi&sejak=kemarin").select_one("[role=alert]")


def test_days_in_the_wrong_order_are_named(look, db):
    assert look("/cari/?q=kopi&sejak=2026-02-01&hingga=2026-01-01").select_one("[role=alert]")


@pytest.mark.parametrize("day", ["sejak=0001-01-01", "hingga=9999-12-31"])
def test_the_ends_of_the_calendar_are_no_days_to_search(look, db, day):
    assert look(f"/cari/?q=kopi&{day}").select_one("[role=alert]")


@pytest.mark.parametrize("q", ["%00", "%27%22%5C%3A%2A%28", "%F0%9F%98%80", "a" * 5000])
def test_no_question_breaks_the_search(client, db, q):
    assert client.get(f"/cari/?q={q}").status_code == 200


# Cost


def test_a_list_takes_at_most_four_statements_among_a_thousand(client, cast, django_assert_max_num_queries):
    many.load(cast)
    for url in LISTS:
        client.get(url)
        with django_assert_max_num_queries(4, info=url):
            assert client.get(url).status_code == 200


def test_each_page_of_the_index_has_a_title_of_its_own(look, cast):
    paths = ["/indeks/", "/indeks/2026-08-17/", "/indeks/2026-08-18/", "/indeks/2026-08-17/?rubrik=ekbis"]
    titles = [look(path).title.get_text() for path in paths]
    assert len(set(titles)) == len(paths)
    assert "EkBis" in titles[-1]
