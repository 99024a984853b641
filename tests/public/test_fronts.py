"""The home page and the sections' fronts."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.models import Edition
from articles.workflow import workflow
from articles.workflow.order import Order
from public.models import Page, Placement, ReadCount, SocialLink
from sections.models import Section
from tests import stage
from tests.factories import PhotoFactory, SectionFactory
from tests.public import many

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(client):
    """Open an address as a reader: the parsed page."""

    def look(url="/"):
        answer = client.get(url)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return look


def headlines(page, where="main") -> list[str]:
    return [
        " ".join(link.get_text().split())
        for link in page.select(", ".join(f"{one} .card-headline" for one in where.split(", ")))
    ]


def live_since(article, hours):
    at = timezone.now() - timedelta(hours=hours)
    Edition.objects.filter(article=article).update(published_at=at, starts_at=at)
    return article


# Home


def test_an_empty_paper_says_so(look):
    assert look().select_one(".empty")


def test_the_newest_story_leads_where_nothing_is_placed(look, cast):
    live_since(stage.published(cast, headline="Lama"), 5)
    live_since(stage.published(cast, headline="Baru"), 1)
    assert headlines(look(), ".lead-main") == ["Baru"]


def test_a_placed_story_leads_before_newer_ones(look, cast):
    old = live_since(stage.published(cast, headline="Pilihan redaksi"), 50)
    stage.published(cast, headline="Baru")
    Placement.objects.create(article=old, position=1)
    page = look()
    assert headlines(page, ".lead-main") == ["Pilihan redaksi"]
    assert headlines(page, ".lead-seconds, .lead-row") == ["Baru"]


def test_placed_stories_stand_in_their_positions(look, cast):
    for position in (3, 1, 2):
        Placement.objects.create(article=stage.published(cast, headline=f"Nomor {position}"), position=position)
    page = look()
    assert headlines(page, ".block-lead") == ["Nomor 1", "Nomor 2", "Nomor 3"]


def test_a_withdrawn_story_leaves_its_place_at_once(look, cast):
    article = stage.published(cast, headline="Ditarik")
    stage.published(cast, headline="Tinggal")
    Placement.objects.create(article=article, position=1)
    workflow.perform("withdraw", cast.editor_in_chief, article, Order(note="Keliru."))
    assert headlines(look(), ".block-lead") == ["Tinggal"]


@pytest.mark.parametrize(
    ("starts", "ends", "leads"),
    [(None, None, True), (-1, 1, True), (1, None, False), (None, -1, False)],
)
def test_a_placement_holds_for_its_time(look, cast, starts, ends, leads):
    now = timezone.now()
    old = live_since(stage.published(cast, headline="Pilihan"), 50)
    stage.published(cast, headline="Baru")
    Placement.objects.create(
        article=old,
        starts_at=starts and now + timedelta(hours=starts),
        ends_at=ends and now + timedelta(hours=ends),
    )
    assert (headlines(look(), ".lead-main") == ["Pilihan"]) is leads


def test_a_placement_on_a_section_does_not_count_at_home(look, cast):
    old = live_since(stage.published(cast, headline="Pilihan rubrik"), 50)
    stage.published(cast, headline="Baru")
    Placement.objects.create(article=old, section=cast.section)
    assert headlines(look(), ".lead-main") == ["Baru"]
    assert headlines(look("/ekbis/"), ".lead-main") == ["Pilihan rubrik"]


def test_a_story_stands_once_above_the_latest(look, cast):
    for nth in range(8):
        live_since(stage.published(cast, headline=f"Kabar {nth}"), nth)
    page = look()
    assert not set(headlines(page, ".block-lead")) & set(headlines(page, ".latest"))


def test_each_section_of_the_menu_has_its_block_of_newest_stories(look, cast):
    many.load(cast, count=60, sections=3)
    page = look()
    blocks = page.select("section.block:not(.block-lead, .block-latest)")
    assert blocks[0].h2.get_text().strip() == "EkBis"
    assert len(blocks) == 3
    assert all(len(block.select("[data-article]")) == 4 for block in blocks)
    assert len({" ".join(block["class"]) for block in blocks}) == 3, (
        "sections are told apart by how they are laid out"
    )
    assert all(block.select_one(".block-head .rule path")["fill"] for block in blocks)


def test_the_most_read_are_ranked(look, cast):
    quiet, loud = stage.published(cast, headline="Sepi"), stage.published(cast, headline="Ramai")
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    ReadCount.objects.create(article=quiet, hour=hour, count=2)
    ReadCount.objects.create(article=loud, hour=hour, count=9)
    assert [item.get_text().strip() for item in look().select(".ranked li")] == ["Ramai", "Sepi"]


def test_no_list_of_the_most_read_while_nobody_has_read(look, cast):
    stage.published(cast)
    assert not look().select(".ranked")


@pytest.mark.parametrize("state", ["draft", "in_review", "changes_requested", "approved", "scheduled", "spiked"])
@pytest.mark.parametrize("url", ["/", "/ekbis/"])
def test_what_is_not_live_stands_on_no_front(client, cast, state, url):
    stage.published(cast, headline="Yang tayang")
    hidden = stage.IN_EVERY_STATE[state](cast, headline="Belum boleh dibaca")
    Placement.objects.create(article=hidden, position=1)
    Placement.objects.create(article=hidden, position=1, section=cast.section)
    assert "Belum boleh dibaca" not in client.get(url).content.decode()


# The menu


def test_the_menu_has_sections_pages_and_accounts(look, cast):
    Page.objects.create(title="Tentang Kami", slug="tentang", body="<p>Kami.</p>", in_menu=True)
    Page.objects.create(title="Kontak", slug="kontak", body="<p>Kami.</p>")
    SocialLink.objects.create(network="x", url="https://x.example/kami")
    page = look()
    menu = [link["href"] for link in page.select(".sections a")]
    assert menu == [
        "/ekbis/",
        "/sport-lifestyle/",
        "/video/",
        "/indeks/",
        "/halaman/tentang/",
    ]
    below = [link["href"] for link in page.select(".footer a")]
    assert {"/halaman/kontak/", "https://x.example/kami"} <= set(below)


def test_a_section_called_video_is_not_named_twice(look):
    SectionFactory(name="Video", slug="video")
    assert [link["href"] for link in look().select(".sections a")].count("/video/") == 1


def test_a_renamed_section_shows_at_once(look, cast):
    look()
    cast.section.name = "Ekonomi"
    cast.section.save()
    assert "Ekonomi" in look().select_one(".sections").get_text()


def test_what_another_process_changed_shows_within_seconds(look, cast, monkeypatch):
    look()
    Section.objects.filter(pk=cast.section.pk).update(name="Ekonomi")
    monkeypatch.setattr("public.site.LIFETIME", 0)
    assert "Ekonomi" in look().select_one(".sections").get_text()


def test_a_closed_section_leaves_the_menu_and_has_no_front(client, look, cast):
    cast.section.is_active = False
    cast.section.save()
    assert "/ekbis/" not in [link["href"] for link in look().select("a[href]")]
    assert client.get("/ekbis/").status_code == 404


def test_a_story_of_a_closed_section_can_still_be_read(client, cast):
    article = stage.published(cast)
    cast.section.is_active = False
    cast.section.save()
    assert client.get(article.editions.get().get_absolute_url()).status_code == 200


def test_the_section_one_reads_is_marked(look, cast):
    stage.published(cast)
    assert look("/ekbis/").select_one(".sections [aria-current]")["href"] == "/ekbis/"


# Sections


def test_a_section_shows_its_own_stories(look, cast):
    stage.published(cast, headline="Sini")
    stage.published_in(cast, cast.other_section, headline="Sana")
    assert headlines(look("/ekbis/")) == ["Sini"]


def test_a_section_shows_the_stories_of_those_below_it(look, cast):
    below = SectionFactory(parent=cast.section)
    stage.published_in(cast, below, headline="Anak")
    assert headlines(look("/ekbis/")) == ["Anak"]


def test_an_empty_section_says_so_and_shows_the_newest_of_the_paper(look, cast):
    stage.published_in(cast, cast.other_section, headline="Sana")
    page = look("/ekbis/")
    assert page.select_one(".empty")
    assert headlines(page) == ["Sana"]


def test_a_section_nobody_arranged_is_led_by_its_newest_story_with_a_picture(look, cast):
    live_since(stage.published(cast, headline="Bergambar", lead_photo=PhotoFactory(renditions=many.RENDITIONS)), 3)
    live_since(stage.published(cast, headline="Tanpa gambar"), 1)
    assert headlines(look("/ekbis/"), ".lead-main") == ["Bergambar"]
    Placement.objects.create(article=Edition.objects.get(headline="Tanpa gambar").article, section=cast.section)
    assert headlines(look("/ekbis/"), ".lead-main") == ["Tanpa gambar"]


def test_every_container_and_card_names_what_it_holds(look, cast):
    many.load(cast, count=60, sections=7)
    page = look()
    assert len(page.select("section[data-container]")) == len(page.select("section.block")) > 5
    assert all(card.has_attr("data-article") for card in page.select(".card"))
    shown = [card["data-article"] for card in page.select("section.block:not(.block-ranked) [data-article]")]
    assert len(shown) == len(page.select("main .card, main .lead-links li"))


def test_an_unknown_section_is_not_found(client):
    assert client.get("/tidak-ada/").status_code == 404


def test_older_stories_of_a_section_follow_page_by_page_without_a_gap(look, cast):
    editions = [one for one in many.load(cast, count=130) if one.section_id == cast.section.pk]
    seen, url = [], "/ekbis/"
    while url:
        page = look(url)
        seen += headlines(page)
        older = page.select_one(".pager-older")
        url = older and older["href"]
    assert seen == [one.headline for one in reversed(editions)]


# Cost


@pytest.mark.parametrize("url", ["/", "/ekbis/"])
def test_a_front_takes_at_most_four_statements_among_a_thousand(client, cast, url, django_assert_max_num_queries):
    editions = many.load(cast)
    ReadCount.objects.create(article_id=editions[0].article_id, hour=timezone.now(), count=2)
    Placement.objects.create(article_id=editions[3].article_id)
    client.get(url)
    with django_assert_max_num_queries(4):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("url", ["/", "/ekbis/"])
def test_a_front_weighs_less_than_a_hundred_kilobytes(client, cast, url):
    many.load(cast, count=200)
    assert len(client.get(url).content) < 100_000
