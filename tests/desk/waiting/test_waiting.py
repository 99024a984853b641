"""The start page answers “what waits for me”."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.workflow import queues
from desk.waiting import waiting
from tests import stage

pytestmark = pytest.mark.django_db


def found(user) -> dict[str, list]:
    return {group.queue.name: [story for story, _deadline in group.stories] for group in waiting.for_user(user)}


def start_page(user) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("admin:index")).content.decode()


def test_a_writer_is_told_of_stories_in_their_own_hands(cast):
    mine = stage.changes_requested(cast)
    stage.draft(cast, created_by=cast.other_writer).bylines.update(author=cast.other_writer.author)
    assert found(cast.writer) == {"mine": [mine]}


def test_an_editor_is_told_of_their_desks_stories_in_review(cast):
    waits = stage.submitted(cast)
    ready = stage.approved(cast)
    assert found(cast.section_editor) == {"review": [waits], "approved": [ready]}
    assert found(cast.other_section_editor) == {}


def test_a_reviewer_from_outside_is_told_what_waits_at_their_step(cast):
    waits = stage.at_step(cast)
    assert found(cast.legal) == {"review": [waits]}
    assert waits.headline in start_page(cast.legal)
    assert found(cast.section_editor) == {}


def test_what_has_waited_longest_comes_first(cast):
    first, second = stage.submitted(cast), stage.submitted(cast)
    Article.objects.filter(pk=second.pk).update(status_changed_at=timezone.now() - timedelta(days=1))
    assert found(cast.managing_editor)["review"] == [second, first]


def test_only_the_oldest_few_are_listed_and_all_are_counted(cast):
    for _ in range(waiting.SHOWN + 2):
        stage.submitted(cast)
    (group,) = waiting.for_user(cast.section_editor)
    assert len(group.stories) == waiting.SHOWN
    assert group.count == str(waiting.SHOWN + 2)


@pytest.mark.parametrize("who", ["photo_editor", "administrator"])
def test_those_without_stories_are_told_that_nothing_waits(cast, who):
    stage.submitted(cast)
    assert waiting.for_user(cast.people[who]) == []
    assert "Nothing waits for you." in start_page(cast.people[who])


def test_the_start_page_names_the_story_and_leads_to_it(cast):
    article = stage.submitted(cast, headline="Rupiah menguat lagi")
    page = start_page(cast.section_editor)
    assert "Rupiah menguat lagi" in page
    assert reverse("admin:articles_article_change", args=[article.pk]) in page


def test_a_strangers_story_is_never_named(cast):
    stage.submitted(cast, headline="Rahasia meja lain")
    assert "Rahasia meja lain" not in start_page(cast.other_section_editor)
    assert "Rahasia meja lain" not in start_page(cast.other_writer)


def test_many_stories_take_no_more_statements(cast, django_assert_num_queries):
    for _ in range(6):
        stage.submitted(cast)
        stage.approved(cast)
    waiting.for_user(cast.section_editor)
    with django_assert_num_queries(5):
        waiting.for_user(cast.section_editor)


def test_what_is_too_much_to_count_stands_in_the_same_order(cast, monkeypatch):
    stories = [made(cast) for made in (stage.submitted, stage.approved, stage.changes_requested) for _ in range(3)]
    stories.append(stage.at_step(cast))
    for hours, story in enumerate(reversed(stories)):
        moment = timezone.now() - timedelta(hours=hours)
        Article.objects.filter(pk=story.pk).update(status_changed_at=moment, is_urgent=hours % 2)
    counted = {who: found(person) for who, person in cast.people.items()}
    monkeypatch.setattr(queues, "MOST_COUNTED", 1)
    assert {who: found(person) for who, person in cast.people.items()} == counted
    assert [len(groups) for groups in counted.values()] == [1, 0, 2, 0, 2, 2, 0, 0, 1]
    assert waiting.for_user(cast.writer)[0].count == "0+"
