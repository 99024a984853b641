"""A card of the board: everything that is told of its story stands on it, as whoever looks reads it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from articles.locks import locks
from articles.models import Article
from desk.board import board, cards
from tests import stage
from tests.articles.locks.test_takeovers import open_page
from tests.drawn import unprinted, words_of

pytestmark = pytest.mark.django_db
BACK = "back=%2Fadmin%2Fdesk%2Fboard%2F"


def card_of(cast):
    (card,) = [card for lane in board.read(cast.section_editor).lanes for card in lane.cards]
    return card


def test_whatever_is_told_of_a_story_is_printed(cast):
    stage.submitted(cast)
    said = replace(cards.said(card_of(cast), None, BACK), content_class="advertorial")
    assert unprinted("desk/card.html", said, content_class="news") == []


def test_a_card_reads_as_its_story_stands(cast):
    story = stage.submitted(cast, headline="Harga <beras> naik", is_urgent=True)
    Article.objects.filter(pk=story.pk).update(embargo_until=timezone.now() + timedelta(days=30), lead_photo=None)
    locks.take(story, open_page(cast.section_editor))
    told = words_of(cards.draw(card_of(cast), None, BACK))
    expected = ("Harga <beras> naik", "EkBis", str(cast.writer), "Urgent", "Embargo", "No photo", "just now", "Move")
    for words in (*expected, f"Being edited by {cast.section_editor}"):
        assert words in told
    assert "EkBis" not in words_of(cards.draw(card_of(cast), cast.section, BACK))


def test_the_card_follows_the_language_and_the_clock(cast):
    story = stage.submitted(cast)
    assert "Move" in words_of(cards.draw(card_of(cast), None, BACK))
    with translation.override("id"):
        assert "Pindahkan" in words_of(cards.draw(card_of(cast), None, BACK))
    Article.objects.filter(pk=story.pk).update(status_changed_at=timezone.now() - timedelta(hours=5))
    assert "5 h" in words_of(cards.draw(card_of(cast), None, BACK))
