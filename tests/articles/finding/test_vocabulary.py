"""The archive's words: learned from what readers have, counted in batches, and near to what was mistyped."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.finding import vocabulary
from articles.models import Edition, Tally, Word
from articles.workflow import workflow
from articles.workflow.order import Order
from tests import stage

pytestmark = pytest.mark.django_db


def test_words_are_learned_when_readers_get_them_and_drafts_count_for_none(cast):
    stage.draft(cast, headline="Zirkonium")
    assert Word.objects.get(lexeme="zirkonium").stories == 0
    stage.published(cast, headline="Zirkonium")
    assert Word.objects.get(lexeme="zirkonium").stories == 1


def test_a_planned_story_teaches_its_words_when_it_begins(cast):
    article = stage.approved(cast, headline="Zirkonium")
    begins = timezone.now() + timedelta(hours=1)
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=begins))
    assert vocabulary.near("zirkoniun") == []
    Edition.objects.update(starts_at=timezone.now() - timedelta(seconds=1))
    workflow.announce_due.call()
    assert vocabulary.near("zirkoniun") == ["zirkonium"]


def test_each_edition_is_counted_once(cast):
    Word.objects.all().delete()
    for _ in range(3):
        stage.published(cast, headline="Harga beras")
    Word.objects.all().delete()
    assert vocabulary.count() == 3
    assert vocabulary.count() == 0
    assert {word: vocabulary.known([word]).of(word) for word in ("beras", "^beras", "takada")} == {
        "beras": 3, "^beras": 3, "takada": 0,
    }  # fmt: skip
    assert vocabulary.known([]).total == 3


def test_what_is_not_folded_yet_waits_to_be_counted(cast):
    _first, second = stage.published(cast), stage.published(cast)
    Edition.objects.filter(article=second).update(words=None)
    assert vocabulary.count() == 1
    Edition.objects.filter(article=second).update(words="'x'")
    assert vocabulary.count() == 1


def test_an_archive_that_is_not_counted_is_known_to_be(cast, monkeypatch):
    monkeypatch.setattr(vocabulary, "AT_ONCE", 0)
    stage.published(cast)
    assert vocabulary.known([]).behind
    Tally.objects.create(pk=1, edition=Edition.objects.get().pk, editions=1)
    assert not vocabulary.known([]).behind


def test_beginnings_are_completed_by_the_commonest_words(monkeypatch):
    monkeypatch.setattr(vocabulary, "COMPLETIONS", 2)
    for lexeme, stories in (("kopi", 9), ("kopiah", 1), ("kopling", 5), ("kopra", 3), ("kopet", 0)):
        Word.objects.create(lexeme=lexeme, stories=stories)
    assert vocabulary.completions("kop") == ["kopi", "kopling"]
    assert vocabulary.completions("kopi") == ["kopiah"]
    assert vocabulary.completions("kope") == []
    assert vocabulary.completions("kope", desk=True) == ["kopet"]


@pytest.mark.parametrize("slip", ["kpoi", "kop", "koopi", "kopu", "opi", "kopis"])
def test_one_slip_is_near(slip):
    Word.objects.create(lexeme="kopi", stories=2)
    assert vocabulary.near(slip)[0] == "kopi"


@pytest.mark.parametrize("word", ["kopi", "kuping", "ok", "x"])
def test_what_is_right_or_further_away_is_not(word):
    Word.objects.create(lexeme="kopi", stories=2)
    assert vocabulary.near(word) == []


def test_looking_for_a_slip_is_one_statement_with_a_bounded_number_of_spellings(django_assert_num_queries):
    with django_assert_num_queries(1):
        vocabulary.near("pertumbuhan")
    assert len(vocabulary._slips("x" * 60)) < 4_000
