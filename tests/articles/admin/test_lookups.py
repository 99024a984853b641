"""What autocompletion offers."""

import pytest
from taggit.models import Tag

from tests.factories import AuthorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(cast, at_desk, address):
    def get(name, words):
        answer = at_desk(cast.writer).get(address(name), {"q": words})
        return [item["name"] for item in answer.json()["results"]]

    return get


def test_tags_that_begin_so_come_before_those_that_hold_the_word(ask):
    for name in ("harga beras", "beras impor", "gula"):
        Tag.objects.create(name=name)
    assert ask("tags", "Beras") == ["beras impor", "harga beras"]


def test_no_more_than_a_dozen_are_offered_among_thousands(ask, django_assert_max_num_queries):
    Tag.objects.bulk_create(Tag(name=f"tag {n}", slug=f"tag-{n}") for n in range(3000))
    assert len(ask("tags", "tag")) == 12


def test_authors_who_left_are_not_offered(ask):
    AuthorFactory(name="Budi Lama", is_active=False)
    AuthorFactory(name="Budi Baru")
    assert ask("authors", "budi") == ["Budi Baru"]


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", "a\x00b"])
def test_signs_are_only_signs(ask, words):
    AuthorFactory(name="Budi")
    assert ask("authors", words) == []
