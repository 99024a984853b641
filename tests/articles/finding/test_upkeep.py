"""What was there before, or was written by the code of another release, becomes findable too."""

import pytest
from django.core.management import call_command

from articles.finding import questions, upkeep
from articles.models import Article, Edition, Tally, Word
from audit.wordindex import Lexemes
from tests import stage

pytestmark = pytest.mark.django_db


def words(model) -> list[str]:
    return list(model.objects.order_by("pk").values_list("words", flat=True))


def test_what_is_not_folded_is_caught_up_with_as_publishing_and_saving_would_have_done(cast):
    stage.published(cast, headline="Harga nikel", tags=["nikel", "ekspor"])
    stage.draft(cast, headline="Harga kopi")
    before = words(Edition), words(Article)
    Edition.objects.update(words=None)
    Article.objects.update(words=None)
    while upkeep.catch_up():
        pass
    assert (words(Edition), words(Article)) == before


def test_a_batch_holds_the_newest_and_no_more_than_it_may(cast, monkeypatch):
    monkeypatch.setattr(upkeep, "AT_ONCE", 2)
    for _ in range(3):
        stage.published(cast)
    Edition.objects.update(words=None)
    assert upkeep.catch_up() == 2
    assert [entry is None for entry in words(Edition)] == [True, False, False]


def test_a_draft_that_old_code_saved_is_folded_anew(cast):
    article = stage.draft(cast, headline="Harga kopi")
    Article.objects.filter(pk=article.pk).update(headline="Harga nikel")
    upkeep.fold_lately_saved()
    query = Lexemes(questions.read("nikel").written(related=True))
    assert Article.objects.filter(words=query).get() == article


def test_everything_is_folded_anew_on_demand(cast, capsys):
    stage.published(cast, headline="Harga nikel")
    before = words(Edition), words(Article)
    Edition.objects.update(words="'alt'")
    Article.objects.update(words="'alt'")
    call_command("fold_words", "--all")
    assert (words(Edition), words(Article)) == before
    assert Tally.objects.get().editions == 1
    assert Word.objects.get(lexeme="nikel").stories == 1
    assert "Search knows every story." in capsys.readouterr().out


def test_catching_up_with_nothing_costs_little(cast, django_assert_max_num_queries):
    upkeep.catch_up()
    with django_assert_max_num_queries(11):
        assert upkeep.catch_up() == 0
