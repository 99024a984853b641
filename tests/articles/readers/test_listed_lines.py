"""The lines of tags and authors say where their edition stands in lists, whoever writes them."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition, EditionByline, EditionTag
from tests import stage

pytestmark = pytest.mark.django_db

LINES = {"articles_edition_tags": EditionTag, "articles_editionbyline": EditionByline}


@pytest.fixture
def edition(cast) -> Edition:
    return stage.published(cast, tags=["kopi"]).editions.get()


def run(sql: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def are_listed(edition: Edition) -> bool:
    edition.refresh_from_db()
    lines = [*edition.tag_lines.all(), *edition.bylines.all()]
    assert len(lines) >= 2
    return {(line.listed_at, line.listed_article) for line in lines} == {(edition.listed_at, edition.article_id)}


def test_a_publication_lists_its_lines(edition):
    assert are_listed(edition)


def test_code_from_before_the_columns_lists_them_too(edition, cast):
    tag = Tag.objects.create(name="teh", slug="teh")
    run("INSERT INTO articles_edition_tags (edition_id, tag_id) VALUES (%s, %s)", edition.pk, tag.pk)
    values = (edition.pk, cast.writer.author.pk)
    run(
        "INSERT INTO articles_editionbyline (edition_id, author_id, role, \"order\") VALUES (%s, %s, 'editor', 1)",
        *values,
    )
    assert edition.tag_lines.count() == 2
    assert are_listed(edition)


@pytest.mark.parametrize("column", ["published_at", "resurfaced_at"])
def test_lines_follow_an_edition_that_moves_in_lists(edition, column):
    Edition.objects.filter(pk=edition.pk).update(**{column: timezone.now() - timedelta(days=3)})
    assert are_listed(edition)


def test_a_change_that_moves_nothing_writes_no_line(edition):
    before = list(EditionTag.objects.raw("SELECT id, xmin::text AS written FROM articles_edition_tags"))
    Edition.objects.filter(pk=edition.pk).update(headline="Lain", resurfaced_at=None)
    after = list(EditionTag.objects.raw("SELECT id, xmin::text AS written FROM articles_edition_tags"))
    assert [line.written for line in before] == [line.written for line in after]


def test_lines_from_before_are_filled_in_steps(edition, cast, monkeypatch):
    more = [stage.published(cast, tags=["kopi", "teh"]).editions.get() for _ in range(3)]
    for table in LINES:
        run(f"UPDATE {table} SET listed_at = NULL, listed_article = NULL")
    assert not are_listed(edition)
    step = import_module("articles.migrations.0015_listed_lines_filled")
    monkeypatch.setattr(step, "AT_ONCE", 2)
    step.fill(None, SimpleNamespace(connection=connection))
    assert all(are_listed(one) for one in (edition, *more))


def test_nothing_to_fill_is_no_trouble(db):
    import_module("articles.migrations.0015_listed_lines_filled").fill(None, SimpleNamespace(connection=connection))
    assert not EditionTag.objects.exists()
