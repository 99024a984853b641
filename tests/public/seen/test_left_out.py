"""A story that an editor left out of feeds is in no feed and no news sitemap; its page and the lists keep it."""

from datetime import timedelta

import pytest
from django.urls import get_resolver
from django.utils import timezone

from articles.models import Article
from articles.readers import feeds
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order
from audit.models import Entry
from public.models import Purge
from tests import stage
from tests.public.test_leaks import WALK

pytestmark = pytest.mark.django_db

HEADLINE = "Lowongan untuk mitra kami"
#: Each pattern of the readers' site that programs subscribe to, with an address at which the story would be.
FEEDS = {
    "feed/": "/feed/",
    "tag/<words:slug>/feed/": "/tag/ekspor/feed/",
    "penulis/<words:slug>/feed/": "/penulis/wati/feed/",
    "<words:slug>/feed/": "/ekbis/feed/",
    "sitemap-news.xml": "/sitemap-news.xml",
}
KEPT = ["/", "/ekbis/", "/indeks/", "/tag/ekspor/", "/penulis/wati/", "/cari/?q=lowongan"]
PUBLISHERS = {"section_editor", "managing_editor", "editor_in_chief"}


@pytest.fixture
def story(cast):
    return stage.published(cast, headline=HEADLINE, tags=["ekspor"])


def has_it(client, path) -> bool:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return HEADLINE in answer.content.decode()


def everywhere(client) -> set[bool]:
    return {has_it(client, path) for path in FEEDS.values()}


def test_every_feed_there_is_is_walked():
    """A feed that is added later is missing here: does it leave out what was left out?"""
    site = next(one for one in get_resolver().url_patterns if getattr(one, "app_name", None) == "public")
    named = {str(one.pattern) for one in site.url_patterns if "feed" in str(one.name) or "news" in str(one.name)}
    named.remove("koreksi/feed/")  # of notes, which stay whatever becomes of their story
    assert named == set(FEEDS)
    assert set(FEEDS) <= set(WALK)


def test_no_feed_has_it_and_every_page_keeps_it(client, cast, story):
    assert everywhere(client) == {True}
    feeds.put(story, cast.section_editor, False, "Iklan, bukan berita.")
    assert everywhere(client) == {False}
    assert [path for path in KEPT if f"/read/{story.pk}/" not in client.get(path).content.decode()] == []
    assert client.get(f"/read/{story.pk}/", follow=True).status_code == 200
    month = timezone.localtime(story.editions.get().published_at).strftime("%Y-%m")
    assert f"/read/{story.pk}/" in client.get(f"/sitemap-{month}-1.xml").content.decode()


def test_it_comes_back(client, cast, story):
    feeds.put(story, cast.section_editor, False, "Iklan.")
    assert feeds.put(story, cast.managing_editor, True)
    assert everywhere(client) == {True}


def test_what_was_left_out_before_it_was_published_stays_out(client, cast):
    story = stage.approved(cast, headline=HEADLINE, tags=["ekspor"])
    stage.published(cast, headline="Lain", tags=["ekspor"])
    feeds.put(story, cast.section_editor, False, "Iklan.")
    workflow.perform("publish", cast.section_editor, story)
    assert everywhere(client) == {False}
    assert has_it(client, "/ekbis/")


def test_what_is_scheduled_is_left_out_too_and_an_update_stays_out(client, cast, story):
    stage.save(story, cast.writer, standfirst="Kini ada angka.")
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    order = Order(starts_at=timezone.now() + timedelta(hours=1))
    workflow.perform("schedule", cast.section_editor, story, order)
    feeds.put(story, cast.section_editor, False, "Iklan.")
    assert set(story.editions.values_list("in_feeds", flat=True)) == {False}
    workflow.perform("unschedule", cast.section_editor, story)
    workflow.perform("publish", cast.section_editor, story)
    assert everywhere(client) == {False}


def test_caches_are_told(cast, story):
    Purge.objects.all().delete()
    feeds.put(story, cast.section_editor, False, "Iklan.")
    keys = set(Purge.objects.get().keys)
    assert {"front", f"section:{cast.section.pk}", f"author:{cast.writer.author.pk}"} <= keys
    assert {f"tag:{tag.pk}" for tag in story.tags.all()} <= keys


def test_the_log_keeps_who_and_why(cast, story):
    feeds.put(story, cast.section_editor, False, "  Iklan, bukan berita. ")
    feeds.put(story, cast.section_editor, False, "Sekali lagi.")
    feeds.put(story, cast.managing_editor, True, "Keliru.")
    told = Entry.objects.filter(action__startswith="story.feeds_").order_by("pk")
    assert [(entry.action, entry.actor, entry.note) for entry in told] == [
        ("story.feeds_left", cast.section_editor, "Iklan, bukan berita."),
        ("story.feeds_joined", cast.managing_editor, "Keliru."),
    ]


@pytest.mark.parametrize("reason", ["", "  \n ", "x" * 1001])
def test_it_is_left_out_for_a_reason_of_some_length_or_not_at_all(cast, story, reason):
    with pytest.raises(Refused) as refusal:
        feeds.put(story, cast.section_editor, False, reason)
    assert "reason" in refusal.value.message_dict
    assert Article.objects.get(pk=story.pk).in_feeds


def test_only_those_who_publish_the_story_set_it(cast, story, client):
    for name, person in cast.people.items():
        client.force_login(person)
        may = name in PUBLISHERS
        assert (feeds.why_not_set(person, story) is None) == may, name
        answer = client.post(f"/admin/articles/article/{story.pk}/feeds/", {"reason": "Iklan."})
        assert (answer.status_code == 302) == may, name
        assert Article.objects.get(pk=story.pk).in_feeds != may, name
        client.post(f"/admin/articles/article/{story.pk}/feeds/", {"in_feeds": "1"})
        Article.objects.update(in_feeds=True)


def test_it_is_no_change_of_the_text_and_takes_no_approval(cast):
    story = stage.approved(cast)
    before = Article.objects.values("status", "version", "approved_revision").get(pk=story.pk)
    feeds.put(story, cast.section_editor, False, "Iklan.")
    assert Article.objects.values("status", "version", "approved_revision").get(pk=story.pk) == before


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_the_page_says_why_in_every_state(client, cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    feeds.put(story, cast.section_editor, False, "Iklan, bukan berita.")
    client.force_login(cast.section_editor)
    page = client.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
    assert "Iklan, bukan berita." in page
    assert "Put back into feeds" in page
    client.force_login(cast.writer)
    page = client.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
    assert "Iklan, bukan berita." in page
    assert "Put back into feeds" not in page
