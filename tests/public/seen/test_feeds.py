"""Feeds: one beside each list, with what feed readers need, and nothing that is not live."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import Edition
from photos import renditions
from tests import stage
from tests.factories import jpeg

pytestmark = pytest.mark.django_db

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "media": "http://search.yahoo.com/mrss/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def channel(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content).find("channel")


def titles(client, path):
    return [item.findtext("title") for item in channel(client, path).findall("item")]


@pytest.fixture
def story(cast):
    return stage.published(cast, headline="Ekspor <naik> & turun", standfirst="Permintaan menopang harga.")


@pytest.mark.parametrize("path", ["/feed/", "/ekbis/feed/", "/tag/ekspor/feed/", "/penulis/wati/feed/"])
def test_each_list_has_a_feed_with_its_stories(client, story, path):
    assert titles(client, path) == ["Ekspor <naik> & turun"]


def test_a_feed_holds_only_what_its_list_holds(client, cast, story):
    assert titles(client, "/sport-lifestyle/feed/") == []
    assert titles(client, "/penulis/oki/feed/") == []


@pytest.mark.parametrize("path", ["/tidak-ada/feed/", "/tag/tidak-ada/feed/", "/penulis/tidak-ada/feed/"])
def test_there_is_no_feed_of_what_does_not_exist(client, story, path):
    assert client.get(path).status_code == 404


def test_a_sections_feed_holds_the_sections_below_it(client, cast, story):
    cast.section.parent = cast.other_section
    cast.section.save()
    assert titles(client, "/sport-lifestyle/feed/") == ["Ekspor <naik> & turun"]


def test_an_entry_says_what_a_feed_reader_needs(client, settings, story):
    settings.NEWSROOM_URL = "https://koran.example"
    item = channel(client, "/feed/").find("item")
    edition = Edition.objects.get(article=story)
    assert item.findtext("link") == f"https://koran.example/read/{story.pk}/{edition.slug}"
    assert item.findtext("description") == "Permintaan menopang harga."
    assert item.findtext("guid") == f"tag:koran.example,2026:story:{story.pk}"
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("pubDate").endswith("+0000")
    assert [one.text for one in item.findall("category")] == ["EkBis", "ekspor", "rumput laut"]
    assert item.findtext("dc:creator", namespaces=NAMES).endswith("wati")


def test_a_feed_names_itself_and_its_list(client, settings, story):
    settings.NEWSROOM_URL = "https://koran.example"
    feed = channel(client, "/ekbis/feed/")
    assert feed.find("atom:link", NAMES).get("href") == "https://koran.example/ekbis/feed/"
    assert feed.find("atom:link", NAMES).get("rel") == "self"
    assert feed.findtext("link") == "https://koran.example/ekbis/"
    assert feed.findtext("language") == "id"


def test_the_guid_stays_when_the_slug_changes(client, story):
    before = channel(client, "/feed/").find("item").findtext("guid")
    Edition.objects.filter(article=story).update(slug="lain-sekali")
    item = channel(client, "/feed/").find("item")
    assert item.findtext("guid") == before
    assert item.findtext("link").endswith("lain-sekali")


def test_the_lead_picture_comes_along(client, cast, settings):
    story = stage.published(cast)
    renditions.make_first(story.lead_photo, jpeg())
    item = channel(client, "/feed/").find("item")
    picture, enclosure = item.find("media:content", NAMES), item.find("enclosure")
    assert picture.get("url") == enclosure.get("url")
    assert picture.get("url").startswith(settings.NEWSROOM_URL + "/media/photos/")
    assert (int(picture.get("width")), enclosure.get("type")) == (960, "image/jpeg")
    assert int(enclosure.get("length")) > 0
    assert picture.findtext("media:description", namespaces=NAMES) == story.lead_photo.alt
    assert picture.findtext("media:credit", namespaces=NAMES) == story.lead_photo.credit


def test_a_story_without_renditions_has_no_picture(client, story):
    assert channel(client, "/feed/").find("item").find("enclosure") is None


def test_the_newest_come_first_and_old_ones_fall_out(client, cast, monkeypatch):
    monkeypatch.setattr("public.seen.feeds.LENGTH", 2)
    for number in range(3):
        story = stage.published(cast, headline=f"Nomor {number}")
        at = timezone.now() - timedelta(days=number)
        Edition.objects.filter(article=story).update(published_at=at)
    assert titles(client, "/feed/") == ["Nomor 0", "Nomor 1"]


@pytest.mark.parametrize("path", ["/feed/", "/ekbis/feed/", "/tag/ekspor/feed/", "/penulis/wati/feed/"])
def test_a_feed_takes_as_many_statements_for_many_stories_as_for_one(
    client, cast, path, django_assert_max_num_queries
):
    for _ in range(4):
        stage.published(cast, tags=["ekspor"])
    client.get(path)
    with django_assert_max_num_queries(5):
        client.get(path)


def test_a_feed_may_be_kept_and_is_purged_with_its_list(client, story, cast):
    response = client.get("/ekbis/feed/")
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert "s-maxage=300" in response["Cache-Control"]
    assert f"section:{cast.section.pk}" in response["Surrogate-Key"].split()


@pytest.mark.parametrize("state", sorted(set(stage.IN_EVERY_STATE) - {"published"}))
def test_what_is_not_live_is_in_no_feed(client, cast, state):
    stage.IN_EVERY_STATE[state](cast, headline="Rahasia")
    assert titles(client, "/feed/") == []
    assert titles(client, "/ekbis/feed/") == []
