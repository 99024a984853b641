"""Which stories a story leads to: a rare word in common counts for more than one that half the paper bears."""

from datetime import UTC, datetime, timedelta

import pytest

from public.related import OF_A_TAG, Neighbour, choose

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
