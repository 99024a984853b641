"""Tags of a story: in their order, each once, and in few statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag

from articles.models import Article
from articles.text import tagging
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def names(article) -> list[str]:
    return [tag.name for tag in article.tags.all()]


def test_it_wears_these_and_no_others_in_their_order():
    story, other = ArticleFactory(), ArticleFactory()
    tagging.wear(other, ["ekspor", "cabai"])
    tagging.wear(story, ["rumput laut", "ekspor", "rumput laut"])
    assert names(story) == ["rumput laut", "ekspor"]
    tagging.wear(story, ["panen", "ekspor"])
    assert set(names(story)) == {"ekspor", "panen"}
    tagging.wear(story, [])
    assert (names(story), names(other)) == ([], ["ekspor", "cabai"])
    assert Tag.objects.count() == 4


def test_a_new_tag_gets_its_address_by_the_houses_rule_and_capitals_are_another_tag():
    story = ArticleFactory()
    tagging.wear(story, ["Rumput & Laut", "!?", "ekspor", "Ekspor"])
    addresses = dict(Tag.objects.values_list("name", "slug"))
    assert addresses["Rumput & Laut"] == "rumput-laut"
    assert addresses["!?"].startswith("tag")
    assert addresses["Ekspor"] != addresses["ekspor"]


def test_what_was_read_before_is_not_told_afterwards():
    pk = ArticleFactory().pk
    story = Article.objects.prefetch_related("tags").get(pk=pk)
    assert names(story) == []
    tagging.wear(story, ["cabai"])
    assert names(story) == ["cabai"]


@pytest.mark.parametrize("count", [1, 8])
def test_a_new_story_takes_three_statements_however_many_tags_it_has(count):
    known = [f"tag {number}" for number in range(count)]
    tagging.tags_of(known)
    story = ArticleFactory()
    tagging.wear(ArticleFactory(), known)  # the content type is known from then on
    with CaptureQueriesContext(
        connection,
    ) as asked:
        tagging.wear(story, known)
    assert len(asked) == 3
