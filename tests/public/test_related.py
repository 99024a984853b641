"""Which stories a story leads to: a rare word in common counts for more than one that half the paper bears."""

import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition
from public import related, stories
from public.related import OF_A_TAG, Neighbour, choose
from tests import stage

NOW = datetime(2026, 11, 26, tzinfo=UTC)
HERE, ELSEWHERE = 1, 2


def _at(days: float) -> int:
    """So many days after NOW, in seconds."""
    return round((NOW + timedelta(days=days)).timestamp())


def bears(*stories: tuple[int, float], section: int = HERE) -> list[Neighbour]:
    """Neighbours by id and age in days, newest first."""
    return [Neighbour(pk, _at(-days), section) for pk, days in stories]


def common(days: float = 6) -> list[Neighbour]:
    """A tag that everybody uses: as many stories as are looked at, in so many days."""
    return bears(*((1000 + nth, nth * days / OF_A_TAG) for nth in range(OF_A_TAG)), section=ELSEWHERE)


def chosen(*tags, count: int = 4) -> list[int]:
    return choose(1, NOW, HERE, tags, count)


def test_a_rare_tag_leads_further_than_one_that_everybody_uses():
    assert chosen(common(), bears((7, 20))) == [7]


def test_a_word_that_two_stories_happen_to_share_is_no_bridge_to_another_section():
    """A story about coal, a football final of the same province, and another one about coal."""
    province = bears((8, 1), section=ELSEWHERE) + bears((7, 30))
    assert chosen(province, bears((7, 30))) == [7]


def test_two_tags_in_common_are_more_than_one():
    assert chosen(bears((5, 1), (6, 1)), bears((6, 1), (9, 1)))[0] == 6


def test_what_is_nearer_in_time_comes_first():
    assert chosen(bears((5, 1), (6, 60), (7, 20))) == [5, 7, 6]


def test_what_came_later_is_as_near_as_what_came_before():
    assert chosen([Neighbour(5, _at(40), HERE), *bears((6, 20))]) == [6, 5]


def test_the_common_tag_leads_somewhere_where_there_is_nothing_better():
    assert len(chosen(common())) == 4


def test_the_story_itself_is_left_out_and_none_is_named_twice():
    assert chosen(bears((1, 0), (5, 1)), bears((1, 0), (5, 1))) == [5]


@pytest.mark.parametrize("tags", [(), ([],), (bears((1, 0)),)])
def test_without_company_there_is_none(tags):
    assert chosen(*tags) == []


@pytest.fixture
def pair(cast) -> tuple[Edition, Edition]:
    """Two live stories of one tag."""
    one, other = (stage.published(cast, headline=headline, tags=["kopi"]) for headline in ("Satu", "Dua"))
    return one.editions.get(), other.editions.get()


@pytest.fixture
def hours_pass(monkeypatch):
    """Call it: what is known for a while is known no more."""
    later = time.monotonic() + 3600
    return lambda: monkeypatch.setattr(related, "time", SimpleNamespace(monotonic=lambda: later))


def below(edition: Edition) -> list[str]:
    return [card.headline for card in stories.company(stories.find(edition.article_id)).related]


@pytest.mark.django_db
def test_what_a_process_knows_of_a_tag_it_does_not_ask_again(pair, django_assert_num_queries):
    one, other = pair
    client = Client()
    client.get(other.get_absolute_url())
    related.forget()
    with django_assert_num_queries(3):
        client.get(one.get_absolute_url())
    with django_assert_num_queries(2):
        client.get(other.get_absolute_url())


@pytest.mark.django_db
def test_a_story_that_readers_have_no_more_is_not_shown_though_it_is_known(cast, pair):
    one, other = pair
    assert below(one) == ["Dua"]
    Edition.objects.filter(pk=other.pk).update(ends_at=timezone.now())
    assert below(one) == []


@pytest.mark.django_db
def test_a_story_of_which_nobody_was_told_is_found_after_a_while(cast, pair, hours_pass):
    one, _other = pair
    below(one)
    stage.published(cast, headline="Tiga", tags=["kopi"])
    assert "Tiga" not in below(one), "this process knows the tag, and nothing was purged"
    hours_pass()
    assert "Tiga" in below(one)


@pytest.mark.django_db
def test_many_tags_are_asked_for_a_few_at_once(cast, django_assert_num_queries):
    tags = [f"topik {nth}" for nth in range(related.AT_ONCE + 1)]
    one = stage.published(cast, headline="Satu", tags=tags).editions.get()
    stage.published(cast, headline="Dua", tags=tags)
    asked = [*one.tags.values_list("pk", flat=True)]
    related.forget()
    with django_assert_num_queries(2):
        found = related.of_tags(asked)
    assert [len(each) for each in found] == [2] * len(tags)
    assert related.of_tags(asked[::-1]) == found[::-1]
    assert related.of_tags([0]) == [()]


@pytest.mark.django_db
def test_no_more_tags_are_known_than_the_limit(pair, monkeypatch):
    monkeypatch.setattr(related, "TAGS", 1)
    related.forget()
    for tag in range(-9, 0):
        related.of_tags([tag])
    assert len(related._known[2]) <= 2
