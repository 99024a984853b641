"""The home page and the sections' fronts."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.template import Template
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition
from articles.text import relabelling
from articles.workflow.order import Order
from fronts.arrangement import Container, Placed, Rule
from public import candidates, fronts, site
from public.models import Page, ReadCount, SocialLink
from public.seen import structured
from public.templatetags import public as tags
from public.views import fronts as views
from sections.models import Section
from tests import stage
from tests.factories import PhotoFactory, SectionFactory
from tests.fronts import arranged
from tests.public import many

pytestmark = pytest.mark.django_db
RENDER = Template._render
#: What is made once for a front, as long as all that it is made from stays.
KEPT = (candidates._question, fronts._keys, tags._front_block, tags._made, views._of_home)
#: The lead container of a front that makes itself.
LEAD = "[data-container=lead0000]"


@pytest.fixture
def look(client):
    """Open an address as a reader: the parsed page."""

    def look(url="/"):
        answer = client.get(url)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return look


def headlines(page, where="main") -> list[str]:
    return [" ".join(link.get_text().split()) for link in page.select(f"{where} .card-headline")]


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
    assert headlines(look(), LEAD)[0] == "Baru"


def test_a_placed_story_leads_before_newer_ones(look, cast):
    old = live_since(stage.published(cast, headline="Pilihan redaksi"), 50)
    stage.published(cast, headline="Baru")
    arranged.put(old)
    page = look()
    assert headlines(page, LEAD)[:2] == ["Pilihan redaksi", "Baru"]


def test_placed_stories_stand_in_their_positions(look, cast):
    three, one, two = (stage.published(cast, headline=f"Nomor {position}") for position in (3, 1, 2))
    arranged.put(one, two, three)
    assert headlines(look(), LEAD) == ["Nomor 1", "Nomor 2", "Nomor 3"]


def test_a_withdrawn_story_leaves_its_place_at_once(look, cast):
    article = stage.published(cast, headline="Ditarik")
    stage.published(cast, headline="Tinggal")
    arranged.put(article)
    stage.withdraw(cast.editor_in_chief, article, Order(note="Keliru.", ground="false"))
    assert headlines(look(), LEAD) == ["Tinggal"]


@pytest.mark.parametrize(
    ("starts", "ends", "leads"),
    [(None, None, True), (-1, 1, True), (1, None, False), (None, -1, False)],
)
def test_a_card_stands_for_its_time(look, cast, starts, ends, leads):
    now = timezone.now()
    old = live_since(stage.published(cast, headline="Pilihan"), 50)
    stage.published(cast, headline="Baru")
    begins, over = (hours and now + timedelta(hours=hours) for hours in (starts, ends))
    arranged.put(Placed(old.pk, begins=begins, ends=over))
    assert (headlines(look(), LEAD)[0] == "Pilihan") is leads


def test_a_sections_front_is_not_the_home_page(look, cast):
    old = live_since(stage.published(cast, headline="Pilihan rubrik"), 50)
    stage.published(cast, headline="Baru")
    arranged.put(old, section=cast.section)
    assert headlines(look(), LEAD)[0] == "Baru"
    assert headlines(look("/ekbis/"), LEAD)[0] == "Pilihan rubrik"


def test_a_sections_front_depends_on_what_waits_there_for_its_day(client, cast):
    waiting = stage.approved(cast)
    arranged.put(waiting, section=cast.other_section)
    assert f"article:{waiting.pk}" in client.get("/sport-lifestyle/")["Surrogate-Key"].split()


@pytest.mark.parametrize("url", ["/", "/ekbis/"])
def test_no_story_stands_twice(look, cast, url):
    many.load(cast, count=60, sections=3)
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    newest = Edition.objects.live().newest_first()[:12]
    ReadCount.objects.bulk_create(ReadCount(article_id=one.article_id, hour=hour, count=9) for one in newest)
    shown = [card["data-article"] for card in look(url).select("main [data-article]")]
    assert len(shown) > 20
    assert len(shown) == len(set(shown))


def test_each_section_of_the_menu_has_its_row_of_newest_stories(look, cast):
    many.load(cast, count=60, sections=3)
    rows = [row for row in look().select("main [data-container]") if row["data-container"].startswith("s0")]
    assert len(rows) == 3
    assert rows[0].h2.get_text().strip() == "EkBis"
    assert all(len(row.select(".card")) == 4 for row in rows)


def test_the_most_read_are_ranked(look, cast):
    quiet, loud = (live_since(stage.published(cast, headline=word), 9) for word in ("Sepi", "Ramai"))
    many.load(cast, count=20, sections=1)  # newer: they fill what stands above
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    ReadCount.objects.create(article=quiet, hour=hour, count=2)
    ReadCount.objects.create(article=loud, hour=hour, count=9)
    ranked = [item["data-article"] for item in look().select("[data-container=ranked00] [data-article]")]
    assert ranked == [str(loud.pk), str(quiet.pk)]


def test_no_list_of_the_most_read_while_nobody_has_read(look, cast):
    stage.published(cast)
    assert not look().select("[data-container=ranked00]")


@pytest.mark.parametrize("state", ["draft", "in_review", "changes_requested", "approved", "scheduled", "spiked"])
@pytest.mark.parametrize("url", ["/", "/ekbis/"])
def test_what_is_not_live_stands_on_no_front(client, cast, state, url):
    stage.published(cast, headline="Yang tayang")
    hidden = stage.IN_EVERY_STATE[state](cast, headline="Belum boleh dibaca")
    for section in (None, cast.section):
        arranged.put(Placed(hidden.pk, headline="Belum boleh dibaca"), section=section)
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


def test_an_empty_section_says_so(look, cast):
    assert look("/ekbis/").select_one(".empty")


def test_an_unknown_section_is_not_found(client):
    assert client.get("/tidak-ada/").status_code == 404


def test_older_stories_of_a_section_follow_page_by_page_without_a_gap(look, cast):
    editions = [one for one in many.load(cast, count=130) if one.section_id == cast.section.pk]
    seen, url = [], "/ekbis/"
    while url:
        page = look(url)
        seen += [int(one["data-article"]) for one in page.select("main [data-article]")]
        older = page.select_one(".pager-older")
        url = older and older["href"]
    assert sorted(seen) == [one.article_id for one in editions]


def test_a_front_looks_at_its_own_point_of_a_picture_and_the_storys_page_does_not(look, cast):
    made = {"original": many.RENDITIONS["original"], "16:9": many.RENDITIONS["16:9"]}
    made["original"] = [one | {"jpeg": {"path": f"whole/{one['w']}.jpg", "bytes": 9}} for one in made["original"]]
    story = stage.published(cast, lead_photo=PhotoFactory(renditions=made))
    arranged.put(Placed(story.pk, focus="3-10"))
    picture = look().select_one(f"{LEAD} picture")
    assert picture["class"] == ["at-x3", "at-y10"]
    assert "whole/" in picture.img["srcset"], "the browser crops it"
    assert not look(story.editions.get().get_absolute_url()).select("[class*=at-x]")


# Cost


def test_a_front_takes_at_most_four_statements_among_a_thousand(client, cast, django_assert_max_num_queries):
    editions = many.load(cast)
    ReadCount.objects.create(article_id=editions[0].article_id, hour=timezone.now(), count=2)
    photo = PhotoFactory(renditions=many.RENDITIONS)
    cards = [Placed(editions[3].article_id, photo=photo.pk), Placed(editions[5].article_id, headline="Milik depan")]
    for url, section in (("/", None), ("/ekbis/", cast.section)):
        arranged.put(*cards, section=section)
        client.get(url)
        with django_assert_max_num_queries(4, info=url):
            assert client.get(url).status_code == 200


def test_a_container_is_put_together_once_and_again_when_anything_of_it_changes(look, cast):
    def made() -> int:
        return tags._front_block.cache_info().misses

    stories = [stage.published(cast, headline=f"Kabar {nth}") for nth in range(4)]
    arranged.put(stories[0])
    look()
    before = made()
    assert headlines(look(), LEAD)[0] == "Kabar 0"
    assert made() == before
    arranged.put(Placed(stories[0].pk, headline="Milik depan"))
    assert headlines(look(), LEAD)[0] == "Milik depan"
    assert made() == before + 1, "the others are as they were"


def test_a_front_that_stays_as_it_is_makes_nothing_a_second_time(client, cast, settings, monkeypatch):
    many.load(cast, count=200)
    client.get("/")
    rendered, looks, described = [], [], []
    monkeypatch.setattr(
        Template, "_render", lambda self, context: rendered.append(self.name) or RENDER(self, context)
    )
    current = site.current
    monkeypatch.setattr(site, "current", lambda: looks.append(1) or current())
    monkeypatch.setattr(structured, "web_site", lambda paper: described.append(paper))
    made = {one: one.cache_info().misses for one in KEPT}
    page = client.get("/")
    assert len(BeautifulSoup(page.content, "html.parser").select("[data-article]")) > 30
    assert rendered == ["public/home.html", "public/base.html"], "no card, head or container by a template"
    assert {one: one.cache_info().misses for one in KEPT} == made
    assert len(looks) < 25, "not once for each of its cards"
    assert not described

    now = timezone.now()
    first, second = (fronts.page(fronts.live(None, now), now=now) for _ in range(2))
    assert all(one is other for one, other in zip(first.cards, second.cards, strict=True)), "found at a glance"


def test_a_front_by_a_tag_asks_for_the_tag_that_it_was_merged_into(look, cast):
    story = stage.published(cast, tags=["lada"])
    stage.published(cast, tags=["kopi"])
    tag, other = Tag.objects.get(name="lada"), Tag.objects.get(name="kopi")
    arranged.live([Container("dense000", "dense", "two", size=4, rule=Rule(tag=tag.pk))])
    where = "[data-container=dense000]"
    assert [one["data-article"] for one in look().select(f"{where} [data-article]")] == [str(story.pk)]
    relabelling.merge(tag, other, cast.editor_in_chief)
    assert len(look().select(f"{where} [data-article]")) == 2


def test_a_section_that_comes_below_another_brings_its_stories_to_that_front(look, cast):
    stage.published(cast)
    story = stage.published(cast)
    Edition.objects.filter(article=story).update(section=cast.other_section)
    assert not look("/ekbis/").select(f"main [data-article='{story.pk}']")
    Section.objects.filter(pk=cast.other_section.pk).update(parent=cast.section)
    site.forget()
    assert look("/ekbis/").select(f"main [data-article='{story.pk}']")


@pytest.mark.parametrize("url", ["/", "/ekbis/"])
def test_a_front_weighs_less_than_a_hundred_kilobytes(client, cast, url):
    many.load(cast, count=200)
    assert len(client.get(url).content) < 100_000
