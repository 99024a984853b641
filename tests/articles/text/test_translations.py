"""A story that translates another names it: on the desk both ways, to readers and programs where both are live."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.comparing.comparison import compare
from articles.models import Article
from articles.readers import editions
from articles.text import copies
from articles.workflow import workflow
from public.fast import changes
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    """A live story of ours and its live translation."""
    source = stage.published(cast, headline="Ekspor naik", slug="ekspor-naik")
    return source, stage.published(cast, headline="Exports rise", slug="exports-rise", translates=source)


def page(client, story) -> BeautifulSoup:
    return BeautifulSoup(client.get(editions.current(story).get_absolute_url()).content, "html.parser")


def linked(soup) -> list[str]:
    return [one["href"] for one in soup.select(".story-foot .ai-note a")]


def told(soup) -> dict:
    return json.loads(soup.find("script", type="application/ld+json").string)


def test_readers_and_programs_are_led_both_ways(client, pair, settings):
    source, translation = pair
    addresses = [editions.current(one).get_absolute_url() for one in pair]
    first, second = page(client, source), page(client, translation)
    assert linked(first) == [addresses[1]]
    assert linked(second) == [addresses[0]]
    whole = [f"{settings.NEWSROOM_URL}{one}" for one in addresses]
    assert [one["url"] for one in told(first)["workTranslation"]] == [whole[1]]
    assert [one["url"] for one in told(second)["translationOfWork"]] == [whole[0]]
    assert "translationOfWork" not in told(first)
    assert "workTranslation" not in told(second)
    plain = client.get(f"{addresses[1]}?teks").content.decode()
    assert addresses[0] in plain


def test_where_one_of_them_is_not_live_nothing_is_said_of_it(cast, client, pair):
    source, translation = pair
    stage.submitted(cast, headline="Rahasia", translates=source)
    workflow.perform("spike", cast.section_editor, stage.draft(cast, headline="Batal", translates=source))
    assert "Rahasia" not in str(page(client, source))
    source.editions.update(ends_at=editions.current(source).starts_at, planned_end_at=None)
    soup = page(client, translation)
    assert linked(soup) == []
    assert "translationOfWork" not in told(soup)


def test_a_kept_page_of_the_source_is_made_anew(cast, monkeypatch, django_capture_on_commit_callbacks):
    source = stage.published(cast, headline="Ekspor naik")
    purged: list[str] = []
    monkeypatch.setattr(changes.store(), "purge", purged.extend)
    with django_capture_on_commit_callbacks(execute=True):
        stage.published(cast, headline="Exports rise", translates=source)
    assert f"article:{source.pk}" in purged


def test_of_what_is_not_ours_readers_are_told_whose_it_is(cast, client):
    story = stage.published(cast, translated_from="Kantor Berita Samudra, samudra.example/12")
    assert "Translated from: Kantor Berita Samudra, samudra.example/12" in page(client, story).get_text()
    assert "samudra.example/12" in client.get(f"{editions.current(story).get_absolute_url()}?teks").content.decode()


def test_the_desk_sees_it_both_ways_and_a_strangers_headline_on_neither(cast, client, pair):
    source, translation = pair
    client.force_login(cast.section_editor)
    for one, other, told in ((source, translation, "Translated as"), (translation, source, "Translates")):
        shown = client.get(reverse("admin:articles_article_change", args=[one.pk])).content.decode()
        assert f"<dt>{told}</dt>" in shown
        assert reverse("admin:articles_article_change", args=[other.pk]) in shown
    hidden = stage.draft(cast, headline="Bukan untuk meja lain", section=cast.other_section)
    stage.save(translation, cast.writer, translates=hidden.pk)
    shown = client.get(reverse("admin:articles_article_change", args=[translation.pk])).content.decode()
    assert f"#{hidden.pk}" in shown
    assert "Bukan untuk meja lain" not in shown
    newest, before = translation.revisions.order_by("-number")[:2]
    labels = {one.name: str(one.blocks) for one in compare(before, newest)}
    assert f"#{hidden.pk}" in labels["translates"]
    assert "Bukan untuk meja lain" not in labels["translates"]


@pytest.mark.parametrize(
    "typed",
    [
        "{pk}",
        "#{pk}",
        " {pk} ",
        "/read/{pk}/ekspor-naik",
        "https://koran.example/admin/articles/article/{pk}/change/",
    ],
)
def test_in_the_form_it_is_named_by_number_or_address(cast, client, pair, typed):
    source, _translation = pair
    story = stage.draft(cast, headline="Exports rise again")
    client.force_login(cast.writer)
    sent = {"headline": story.headline, "body": story.body, "version": story.version, "section": story.section_id}
    address = reverse("admin:articles_article_change", args=[story.pk])
    client.post(address, sent | {"translates": typed.format(pk=source.pk)})
    story.refresh_from_db()
    assert story.translates == source
    assert story.revisions.order_by("number").last().fields["translates"] == source.pk


@pytest.mark.parametrize("typed", ["itself", "stranger", "10000000000000000", "x", "9" * 40])
def test_no_other_story_is_named_than_one_that_the_person_sees(cast, client, typed):
    story, stranger = stage.draft(cast), stage.draft(cast, section=cast.other_section, created_by=cast.other_writer)
    numbers = {"itself": story.pk, "stranger": stranger.pk}
    client.force_login(cast.writer)
    Article.objects.filter(pk=stranger.pk).update(created_by=cast.other_writer)
    stranger.bylines.all().delete()
    sent = {"headline": story.headline, "body": story.body, "version": story.version, "section": story.section_id}
    address = reverse("admin:articles_article_change", args=[story.pk])
    answer = client.post(address, sent | {"translates": numbers.get(typed, typed)})
    assert "is no story that you see" in answer.content.decode()
    story.refresh_from_db()
    assert story.translates is None


def test_what_readers_have_is_translated_by_whoever_writes_also_a_colleagues_of_another_desk(cast, client):
    theirs = stage.published(cast)
    story = stage.draft(cast, section=cast.other_section, created_by=cast.other_writer)
    client.force_login(cast.other_writer)
    assert client.get(reverse("admin:articles_article_change", args=[theirs.pk])).status_code == 404
    sent = {"headline": story.headline, "body": story.body, "version": story.version, "section": story.section_id}
    client.post(reverse("admin:articles_article_change", args=[story.pk]), sent | {"translates": theirs.pk})
    story.refresh_from_db()
    assert story.translates == theirs


def test_a_copy_of_a_translation_is_one_too_and_a_follow_up_is_none(cast, pair):
    source, translation = pair
    assert copies.copy(translation, cast.writer).translates == source
    assert copies.follow_up(translation, cast.writer).translates is None
