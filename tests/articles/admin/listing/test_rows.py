"""A story's row in the list: everything that is told of the story stands in it, as whoever looks reads it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from articles.admin.listing import rows
from articles.models import Article
from people.models import User
from tests import stage
from tests.drawn import unprinted, words_of

pytestmark = pytest.mark.django_db


def row_of(story):
    (found,) = rows.listed(Article.objects.filter(pk=story.pk))
    return found


def test_whatever_is_told_of_a_story_is_printed(cast):
    said = replace(rows.said(row_of(stage.draft(cast))), given_to="Orang", given_to_named="Orang")
    advertorial = {"content_class": "advertorial", "get_content_class_display": "advertorial"}
    assert (
        unprinted("articles/story_row.html", replace(said, **advertorial), status="spiked", content_class="news")
        == []
    )


def test_a_row_reads_as_its_story_stands(cast):
    story = stage.approved(cast, headline="Harga <beras> naik", is_urgent=True)
    Article.objects.filter(pk=story.pk).update(
        embargo_until=timezone.now() + timedelta(hours=2), assigned_to=cast.other_writer, kind="video"
    )
    today = timezone.localdate()
    User.objects.filter(pk=cast.other_writer.pk).update(away_from=today, away_until=today)
    told = words_of(rows.draw(row_of(story)))
    for words in ("Urgent", "Harga <beras> naik", "embargo until", "video", "EkBis", "Approved", str(cast.writer)):
        assert words in told
    assert f"→ {cast.other_writer} (on leave until" in told


def test_the_row_follows_the_language_the_clock_and_each_change(cast):
    story = stage.draft(cast)
    with translation.override("en"):
        assert "Draft" in words_of(rows.draw(row_of(story)))
    with translation.override("id"):
        assert "Draf" in words_of(rows.draw(row_of(story))).replace("Draft", "")
    zones = set()
    for name in ("Asia/Jakarta", "Asia/Jayapura"):
        with timezone.override(name):
            zones.add(rows.draw(row_of(story)))
    assert len(zones) == 2
    Article.objects.filter(pk=story.pk).update(updated_at=timezone.now() - timedelta(days=3))
    assert "3 days" in words_of(rows.draw(row_of(story))).replace("\xa0", " ")
    Article.objects.filter(pk=story.pk).update(headline="Judul baru")
    assert "Judul baru" in rows.draw(row_of(story))
