"""What the body editor asks the server."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition
from articles.readers import readalso
from tests import stage

ALLOWED = ["writer", "other_writer", "section_editor", "other_section_editor", "managing_editor", "editor_in_chief"]
REFUSED = ["photo_editor", "administrator"]


@pytest.fixture
def ask(client, cast):
    """`ask("search", q="…")` as the writer."""
    client.force_login(cast.writer)

    def get(name, **query):
        return client.get(reverse(f"body:{name}"), query)

    return get


def headlines(answer):
    return [story["headline"] for story in answer.json()["results"]]


@pytest.mark.parametrize("name", ["search", "named", "embed"])
@pytest.mark.parametrize("person", REFUSED)
def test_those_who_neither_write_nor_edit_are_told_why_not(client, cast, person, name):
    client.force_login(cast.people[person])
    answer = client.get(reverse(f"body:{name}"))
    assert answer.status_code == 403
    assert answer.json()["message"]


@pytest.mark.parametrize("person", ALLOWED)
def test_those_who_write_or_edit_may_ask(client, cast, person):
    client.force_login(cast.people[person])
    assert client.get(reverse("body:search")).status_code == 200


@pytest.mark.parametrize("name", ["search", "named", "embed"])
def test_a_stranger_gets_no_stories(client, cast, name):
    stage.published(cast)
    answer = client.get(reverse(f"body:{name}"))
    assert answer.status_code == 401
    assert set(answer.json()) == {"message"}


def test_it_is_only_for_asking(ask, client):
    assert client.post(reverse("body:search")).status_code == 405


@pytest.mark.parametrize("state", sorted(set(stage.IN_EVERY_STATE) - {"published"}))
def test_a_story_that_readers_do_not_have_is_never_found(ask, cast, state):
    article = stage.IN_EVERY_STATE[state](cast, headline="Rahasia rumput laut")
    assert headlines(ask("search", q="rahasia")) == headlines(ask("named", ids=article.pk)) == []


def test_a_published_story_is_found_by_words_of_its_headline_and_body(ask, cast):
    stage.published(cast, headline="Ekspor rumput laut", body="<p>Gudang di Takalar penuh.</p>")
    assert (
        headlines(ask("search", q="rumput")) == headlines(ask("search", q="gudang takalar")) == ["Ekspor rumput laut"]
    )


@pytest.mark.parametrize("typed", ["pemer", "pemerinta", "Pemerintah si", "anggar"])
def test_a_half_typed_word_finds_the_story(ask, cast, typed):
    stage.published(cast, headline="Pemerintah siapkan anggaran")
    assert headlines(ask("search", q=typed)) == ["Pemerintah siapkan anggaran"]


@pytest.mark.parametrize("typed", ["'", "a & | !", "rumput'); DROP TABLE", "\\", ":*", "<b>", "%", "_" * 300])
def test_signs_in_the_search_break_nothing(ask, typed):
    assert ask("search", q=typed).status_code == 200


def test_no_words_list_the_latest_stories_first(ask, cast):
    older, newer = stage.published(cast, headline="Lama"), stage.published(cast, headline="Baru")
    Edition.objects.filter(article=older).update(published_at=timezone.now() - timedelta(days=2))
    assert headlines(ask("search")) == ["Baru", "Lama"]
    assert newer.pk == ask("search").json()["results"][0]["id"]


def test_a_story_is_not_offered_to_itself(ask, cast):
    story = stage.published(cast)
    assert headlines(ask("search", besides=story.pk)) == []


def test_an_answer_is_bounded_and_takes_four_statements(ask, cast, django_assert_max_num_queries, monkeypatch):
    """What the last word may be the beginning of, how common the words are, where they stand, and the stories."""
    monkeypatch.setattr(readalso, "LIMIT", 2)
    for _ in range(3):
        stage.published(cast, headline="Ekspor rumput laut")
    assert len(readalso.find("rumput")) == 2
    with django_assert_max_num_queries(4):
        assert len(readalso.find("rumput lau")) == 2


def test_an_answer_names_section_and_day_in_the_newsrooms_zone(ask, cast):
    story = stage.published(cast)
    Edition.objects.filter(article=story).update(published_at="2026-01-31T20:00:00Z")
    found = ask("named", ids=f"{story.pk},x,999").json()["results"]
    assert [(row["id"], row["section"]) for row in found] == [(story.pk, "EkBis")]
    assert found[0]["date"].startswith("1 Feb")


def test_a_known_address_comes_back_plain(ask):
    answer = ask("embed", address="https://youtu.be/dQw4w9WgXcQ?si=x").json()
    assert answer == {"address": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "provider": "YouTube"}


def test_an_unknown_address_is_refused_with_a_sentence(ask):
    answer = ask("embed", address="https://evil.example/")
    assert answer.status_code == 400
    assert "YouTube" in answer.json()["message"]


def test_answers_are_kept_by_no_cache(ask):
    assert "no-store" in ask("search")["Cache-Control"]


def test_a_reviewer_from_outside_may_look_up_what_the_text_in_their_hands_names(client, cast):
    client.force_login(cast.legal)
    address = reverse("body:named")
    assert client.get(address).status_code == 403
    stage.at_step(cast)
    assert client.get(address).status_code == 200
