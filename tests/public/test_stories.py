"""A story's page: every part of it, what stands in its place, and what it costs."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.utils import timezone

from articles.models import Edition
from articles.readers import editions
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import BylineRole, Change
from photos.models import Photo
from public import site
from public.models import ReadCount
from tests import stage
from tests.factories import AuthorFactory, BylineFactory, PhotoFactory
from tests.public import many

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    """Open a story as a reader: the parsed page."""

    def read(article):
        answer = client.get(editions.current(article).get_absolute_url())
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return read


def text(element) -> str:
    return " ".join(element.get_text().split())


# Parts


def test_the_page_has_headline_standfirst_and_section(read, cast):
    page = read(stage.published(cast, headline="Ekspor kopi naik", standfirst="Panen raya di Gayo."))
    assert text(page.h1) == "Ekspor kopi naik"
    assert text(page.select_one(".story-standfirst")) == "Panen raya di Gayo."
    assert text(page.select(".breadcrumb li")[-1]) == "EkBis"


def test_the_breadcrumb_leads_home_and_to_the_section(read, cast):
    page = read(stage.published(cast))
    assert [link["href"] for link in page.select(".breadcrumb a")] == ["/", "/ekbis/"]


def test_the_dateline_names_paper_and_place(read, cast, settings):
    settings.NEWSROOM_NAME = "Harian Uji"
    page = read(stage.published(cast, dateline="Kupang"))
    assert text(page.select_one(".dateline")) == "Harian Uji, Kupang –"


def test_a_story_without_a_place_has_the_paper_alone_in_its_dateline(read, cast):
    page = read(stage.published(cast, dateline=""))
    assert text(page.select_one(".dateline")).endswith("Newsroom –")


def test_the_lead_picture_has_caption_credit_and_alternative_text(read, cast):
    photo = PhotoFactory(renditions=many.RENDITIONS, alt="Kapal di dermaga", caption="Kapal.", credit="Antara/Budi")
    page = read(stage.published(cast, lead_photo=photo))
    figure = page.select_one(".lead-picture")
    assert figure.img["alt"] == "Kapal di dermaga"
    assert figure.img["width"]
    assert figure.img["height"]
    assert text(figure.figcaption).startswith("Kapal.")
    assert "Antara/Budi" in text(figure.select_one(".photo-credit"))


def test_a_story_may_have_its_own_caption(read, cast):
    photo = PhotoFactory(renditions=many.RENDITIONS, caption="Dari pustaka.")
    page = read(stage.published(cast, lead_photo=photo, lead_caption="Khusus di sini."))
    assert "Khusus di sini." in text(page.select_one(".lead-picture figcaption"))
    assert "Dari pustaka." not in page.get_text()


def test_writers_and_editors_are_named_with_their_parts(read, cast):
    article = stage.draft(cast)
    BylineFactory(article=article, author=AuthorFactory(name="Puri", slug="puri"), role=BylineRole.EDITOR, order=2)
    stage.save(article, cast.writer, standfirst="Sekali lagi.")
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        workflow.perform(move, who, article)
    rows = read(article).select(".story-credits div")
    names = [text(row.dd) for row in rows]
    assert names == [cast.writer.author.name, "Puri"]
    assert rows[1].a["href"] == "/penulis/puri/"


def test_tags_lead_to_their_pages(read, cast):
    links = read(stage.published(cast, tags=["ekspor"])).select(".tags a")
    assert [(link["href"], text(link)) for link in links] == [("/tag/ekspor/", "ekspor")]


def test_the_story_can_be_shared_by_plain_links(read, cast, settings):
    settings.NEWSROOM_URL = "https://koran.example"
    article = stage.published(cast, headline="Naik & turun")
    share = read(article).select(".story-foot .share a")
    hosts = [link["href"].split("/")[2] for link in share]
    assert hosts == ["api.whatsapp.com", "x.com", "www.facebook.com", "t.me", "www.linkedin.com"]
    address = f"https%3A%2F%2Fkoran.example%2Fread%2F{article.pk}%2F"
    assert all(address in link["href"] for link in share)
    assert "Naik%20%26%20turun" in share[0]["href"]


def test_the_copy_button_waits_for_the_script(read, cast):
    item = read(stage.published(cast)).select_one(".story-foot .share-copy")
    assert item.has_attr("hidden")
    assert item.button["data-copy"].startswith("http")


def test_no_script_of_others_and_none_inline(read, cast):
    page = read(stage.published(cast))
    scripts = [script for script in page.find_all("script") if script.get("type") != "application/ld+json"]
    assert scripts
    assert all(script["src"].startswith("/static/") for script in scripts)
    assert not page.select("[style], [onclick]")


def test_the_time_is_shown_in_the_newsrooms_zone_with_its_name(read, cast):
    article = stage.published(cast)
    at = timezone.now().replace(year=2026, month=8, day=17, hour=3, minute=5)
    Edition.objects.filter(article=article).update(published_at=at, updated_at=at)
    times = read(article).select(".story-times time")
    assert len(times) == 1
    assert times[0]["datetime"] == "2026-08-17T10:05+07:00"
    assert text(times[0]).endswith("WIB")


def test_an_update_has_its_own_time(read, cast):
    article = stage.published(cast)
    Edition.objects.filter(article=article).update(published_at=timezone.now() - timedelta(hours=2))
    assert len(read(article).select(".story-times time")) == 2


def test_the_google_news_line_stands_only_where_there_is_an_address(read, cast, settings):
    article = stage.published(cast)
    assert not read(article).select(".follow")
    settings.NEWSROOM_GOOGLE_NEWS_URL = "https://news.google.com/publications/abc"
    site.forget()
    assert read(article).select_one(".follow a")["href"] == "https://news.google.com/publications/abc"


def test_a_correction_is_shown_with_its_note_and_time(read, cast):
    article = stage.published(cast)
    stage.save(article, cast.writer, body="<p>Yang benar dua juta ton.</p>")
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor)):
        workflow.perform(move, who, article)
    order = Order(change=Change.CORRECTION, note="Sebelumnya tertulis tiga juta ton.")
    workflow.perform("publish", cast.section_editor, article, order)
    note = read(article).select_one(".corrections")
    assert "Sebelumnya tertulis tiga juta ton." in text(note)
    assert note.time["datetime"]


def test_read_also_follows_its_target(read, cast):
    target = stage.published(cast, headline="Harga karet pulih")
    story = stage.published(cast, body=f'<p>Satu.</p><aside data-article="{target.pk}">Judul lama</aside><p>Dua.</p>')
    link = read(story).select_one(".read-also a")
    assert text(link) == "Harga karet pulih"
    stage.withdraw(cast.editor_in_chief, target, Order(note="Keliru.", ground="false"))
    assert not read(story).select(".read-also")


def test_related_stories_share_a_tag_and_leave_the_story_itself_out(read, cast):
    story = stage.published(cast, headline="Kopi satu", tags=["kopi"])
    stage.published_in(cast, cast.other_section, headline="Kopi dua", tags=["kopi"])
    stage.published_in(cast, cast.other_section, headline="Karet", tags=["karet"])
    block = read(story).select_one("[aria-labelledby=related-title]")
    assert [text(link) for link in block.select(".card-headline")] == ["Kopi dua"]


def below(page, name="following") -> list[str]:
    return [text(link) for link in page.select(f"[aria-labelledby={name}-title] .card-headline")]


def test_what_follows_is_what_came_before_in_the_same_section(read, cast):
    stage.published(cast, headline="Satu", tags=["a"])
    stage.published(cast, headline="Dua", tags=["b"])
    stage.published_in(cast, cast.other_section, headline="Lain", tags=["c"])
    story = stage.published(cast, headline="Tiga", tags=["d"])
    stage.published(cast, headline="Empat", tags=["e"])
    assert below(read(story)) == ["Dua", "Satu"]


def test_what_was_put_on_top_again_is_followed_by_what_it_stands_above(read, cast):
    story = stage.published(cast, headline="Satu", tags=["a"])
    stage.published(cast, headline="Dua", tags=["b"])
    assert below(read(story)) == []
    stage.save(story, cast.writer, body="<p>Kini lain.</p>")
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor)):
        workflow.perform(move, who, story)
    workflow.perform("publish", cast.section_editor, story, Order(change=Change.UPDATE, resurface=True))
    assert below(read(story)) == ["Dua"]


def test_related_are_those_of_the_rarest_tags_and_no_story_twice(read, cast):
    for nth in range(5):
        stage.published(cast, headline=f"Ramai {nth}", tags=["ramai", "kopi"] if nth == 4 else ["ramai"])
    stage.published(cast, headline="Langka", tags=["langka"])
    story = stage.published(cast, headline="Ini", tags=["ramai", "langka", "kopi", "sendiri"])
    assert set(below(read(story), "related")) == {"Langka", "Ramai 4"}


@pytest.mark.parametrize("tags", [[], ["sendiri"]])
def test_a_story_without_tags_or_with_one_of_its_own_has_no_related_ones(read, cast, tags):
    stage.published(cast, tags=["kopi"])
    assert below(read(stage.published(cast, headline="Ini", tags=tags)), "related") == []


def test_a_video_leads_to_its_address(read, cast):
    photo = PhotoFactory(renditions=many.RENDITIONS)
    url = "https://www.youtube.com/watch?v=abcdefghijk"
    page = read(stage.published(cast, kind="video", video_url=url, lead_photo=photo))
    assert page.select_one(".video-link")["href"] == url


def test_what_is_written_is_text_not_markup(read, cast):
    page = read(stage.published(cast, headline="<b>Tebal</b>", standfirst="<script>alert(1)</script>"))
    assert text(page.h1) == "<b>Tebal</b>"
    assert text(page.select_one(".story-standfirst")) == "<script>alert(1)</script>"


# Who sees what


@pytest.mark.parametrize("state", ["draft", "in_review", "changes_requested", "approved", "scheduled", "spiked"])
def test_what_is_not_live_is_not_found(client, cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    assert client.get(f"/read/{article.pk}/apa-saja").status_code == 404


def test_an_edit_of_a_live_story_is_not_seen_before_it_is_approved(read, cast):
    article = stage.published(cast, headline="Judul lama")
    stage.save(article, cast.writer, headline="Judul baru")
    assert text(read(article).h1) == "Judul lama"


def test_a_withdrawn_story_answers_410_with_the_reason_and_the_time(client, cast):
    article = stage.withdrawn(cast, reason="Narasumber keliru dikutip.", headline="Kabar itu")
    answer = client.get(f"/read/{article.pk}/kabar-itu")
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 410
    assert text(page.select_one(".notice-was del")) == "Kabar itu"
    assert "Narasumber keliru dikutip." in page.get_text()
    assert page.select_one("main time")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_where_a_story_was_its_section_and_its_company_are_offered(client, cast):
    stage.published(cast, headline="Serumpun", tags=["kopi"])
    stage.published(cast, headline="Serubrik")
    stage.published_in(cast, cast.other_section, headline="Lain", tags=["karet"])
    for gone in (stage.withdrawn(cast, tags=["kopi"]), stage.ended(cast, tags=["kopi"])):
        page = BeautifulSoup(client.get(f"/read/{gone.pk}/").content, "html.parser")
        assert [text(one) for one in page.select(".notice-aside .card-headline")] == ["Serumpun", "Serubrik"]
        assert page.select_one(".notice-ways a:not(.button)")["href"] == "/ekbis/"


def test_a_notice_that_does_without_its_headline_offers_nothing_to_read(client, cast):
    stage.published(cast, headline="Serumpun", tags=["kopi"])
    gone = stage.withdrawn(cast, tags=["kopi"])
    gone.withdrawals.update(headline_withheld=True)
    page = BeautifulSoup(client.get(f"/read/{gone.pk}/").content, "html.parser")
    assert not page.select(".notice-aside, .notice-was, .card")


def test_a_story_that_came_back_after_a_withdrawal_is_read_again(client, cast):
    article = stage.withdrawn(cast)
    workflow.perform("restore", cast.editor_in_chief, article)
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.managing_editor)):
        workflow.perform(move, who, article)
    assert client.get(editions.current(article).get_absolute_url()).status_code == 200


# Addresses


@pytest.mark.parametrize(
    "tail", ["", "/", "/slug-lama", "/slug-lama/", "/rubrik/slug-lama", "/amp", "/kabar/amp", "/kabar/amp/"]
)
def test_every_other_address_of_a_story_leads_to_the_right_one_for_ever(client, cast, tail):
    article = stage.published(cast)
    answer = client.get(f"/read/{article.pk}{tail}")
    assert answer.status_code == 301
    assert answer["Location"] == editions.current(article).get_absolute_url()


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
def test_no_story_of_that_number_is_not_found(client, pk):
    assert client.get(f"/read/{pk}/kabar").status_code == 404


@pytest.mark.parametrize("query", ["page=all", "page=2", "amp=1", "outputType=amp"])
def test_a_story_has_one_page_whatever_is_asked_for(client, cast, query):
    url = editions.current(stage.published(cast)).get_absolute_url()
    assert client.get(f"{url}?{query}").content == client.get(url).content


# Words alone


@pytest.mark.parametrize("query", ["teks", "teks=", "teks=1"])
def test_a_storys_words_alone_are_to_be_had(client, cast, query):
    body = "<p>Panen naik.</p><h2>Harga</h2><p>Turun &amp; naik.</p>"
    story = stage.published(cast, headline="Kopi", body=body, dateline="Gayo", key_points="Satu\nDua")
    url = editions.current(story).get_absolute_url()
    answer = client.get(f"{url}?{query}")
    page = BeautifulSoup(answer.content, "html.parser")
    said = [text(one) for one in page.main.find_all(["h1", "li", "p"])]
    assert said[0] == "Kopi"
    assert said[-5:] == ["Satu", "Dua", "Newsroom, Gayo – Panen naik.", "Harga", "Turun & naik."]
    assert not page.select("img, link[rel=preload], script:not([type='application/ld+json'])")
    assert page.select_one("link[rel=canonical]")["href"].endswith(url)
    assert page.select_one("meta[name=robots]")["content"].startswith("noindex")
    assert "article:" in answer["Surrogate-Key"]


def test_key_points_stand_before_the_words(read, cast):
    page = read(stage.published(cast, key_points="Panen naik.\nHarga <turun>."))
    assert [text(one) for one in page.select(".key-points li")] == ["Panen naik.", "Harga <turun>."]
    assert not read(stage.published(cast)).select(".key-points")


def test_who_wrote_it_is_shown_with_a_face_unless_there_are_many(read, cast):
    cast.writer.author.portrait, cast.writer.author.job_title = "portraits/wati.jpg", "Wartawan"
    cast.writer.author.save()
    by = read(stage.published(cast)).select_one(".story-by")
    assert by.img["src"].endswith("portraits/wati.jpg")
    assert by.img["alt"] == ""
    assert text(by.small) == "Wartawan"


@pytest.mark.parametrize(
    ("width", "height", "look"), [(1600, 900, "is-wide"), (900, 1350, "is-upright"), (800, 2600, "is-upright")]
)
def test_an_upright_lead_picture_is_shown_whole(read, cast, width, height, look):
    photo = PhotoFactory(renditions=many.RENDITIONS)
    Photo.objects.update(width=width, height=height)  # the factory measures its file
    assert look in read(stage.published(cast, lead_photo=photo)).select_one(".lead-picture")["class"]


# Cost


@pytest.fixture
def thousand(cast):
    with transaction.atomic():
        return many.load(cast)


def test_a_story_among_a_thousand_takes_two_statements_weighs_little_and_sets_no_cookie(
    client, thousand, django_assert_num_queries
):
    url = thousand[500].get_absolute_url()
    client.get(url)
    with django_assert_num_queries(2):
        answer = client.get(url)
    assert answer.status_code == 200
    assert len(answer.content) < 60_000
    assert not answer.cookies


def test_counting_readers_costs_a_story_nothing(client, thousand, django_assert_num_queries):
    ReadCount.objects.create(article_id=thousand[1].article_id, hour=timezone.now(), count=3)
    client.get(thousand[5].get_absolute_url())
    with django_assert_num_queries(2):
        client.get(thousand[5].get_absolute_url())
