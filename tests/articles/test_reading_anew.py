"""A story that is read anew is as the database has it, with nothing left of what it was."""

import pytest

from articles.models import Article
from tests import stage

pytestmark = pytest.mark.django_db


def columns(article) -> dict:
    return {field.attname: getattr(article, field.attname) for field in Article._meta.concrete_fields}


def test_the_whole_row_comes_with_its_section_in_one_statement(cast, django_assert_num_queries):
    story = stage.draft(cast)
    read = Article.objects.get(pk=story.pk)
    assert read.section
    Article.objects.filter(pk=story.pk).update(headline="Lain", section=cast.other_section, version=7)
    with django_assert_num_queries(1):
        read.refresh_from_db()
        assert read.section == cast.other_section
    assert "words" in read.get_deferred_fields(), "nobody reads the search column"
    assert columns(read) == columns(Article.objects.get(pk=story.pk))


def test_what_was_read_about_it_is_forgotten(cast):
    story = stage.draft(cast)
    assert story.once("asked", lambda: 1) == 1
    story.refresh_from_db()
    assert story.once("asked", lambda: 2) == 2


def test_one_column_and_the_search_column_are_read_as_django_does(cast):
    story = Article.objects.get(pk=stage.draft(cast).pk)
    words = story.words
    Article.objects.filter(pk=story.pk).update(headline="Lain", words="'lain':1A")
    story.refresh_from_db(fields=["headline"])
    assert (story.headline, story.words) == ("Lain", words)
    story.refresh_from_db()
    assert story.words == "'lain':1A"


def test_a_story_that_is_gone_is_said_to_be(cast):
    story = stage.draft(cast)
    Article.objects.filter(pk=story.pk).delete()
    with pytest.raises(Article.DoesNotExist):
        story.refresh_from_db()
