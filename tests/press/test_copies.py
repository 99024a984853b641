"""Our own copies of what a note puts right are found, told, and looked after before a case is closed."""

import pytest

from articles.refusals import Refused
from articles.text import copies as made
from press import cases, noting
from press.models import StepKind
from press.noting import Printed
from tests import stage
from tests.press.conftest import PASSAGE, decided

pytestmark = pytest.mark.django_db


def printed(cast, case):
    decided(case, cast.section_editor)
    noting.give(case, cast.managing_editor, Printed("Yang benar 5.000 ton."))
    return case


def follow_up(cast, story):
    """A live follow-up of the story."""
    return stage.published(cast, follows=story, headline="Gudang itu kini dibuka")


def test_live_follow_ups_and_stories_that_quote_the_passage_are_listed(cast, story, came):
    follows = follow_up(cast, story)
    quotes = stage.published(cast, headline="Panen", body=f"<p>Kami menulis: {PASSAGE}</p>")
    stage.draft(cast, body=f"<p>{PASSAGE}</p>")
    stage.published(cast, headline="Lain sama sekali", body="<p>Harga kopi naik.</p>")
    case = printed(cast, came(passage=PASSAGE))
    assert {copy.article for copy in case.copies.all()} == {follows, quotes}


def test_a_passage_of_two_words_finds_nothing(cast, story, came):
    stage.published(cast, headline="Panen", body="<p>rumput laut</p>")
    assert not printed(cast, came(passage="rumput laut")).copies.exists()


def test_a_case_waits_for_each_copy(cast, story, came):
    follow_up(cast, story)
    case = printed(cast, came())
    with pytest.raises(Refused, match="still say the same"):
        cases.close(case, cast.section_editor)
    [copy] = case.copies.all()
    with pytest.raises(Refused):
        cases.tend(copy, cast.writer, " ")
    step = cases.tend(copy, cast.writer, "Angkanya tidak disebut di sana.")
    assert (step.what, step.copy) == (StepKind.COPY_DONE, copy)
    with pytest.raises(Refused, match="already"):
        cases.tend(copy, cast.writer, "Sekali lagi.")
    cases.close(case, cast.section_editor)


def test_two_cases_that_name_one_note_list_their_copies_each(cast, story, came):
    follow_up(cast, story)
    one, other = came(), came(message="Angka di berita itu salah.")
    printed(cast, one)
    decided(other, cast.section_editor)
    noting.name(other, cast.managing_editor, one.steps.last().note)
    assert other.copies.get().article == one.copies.get().article


def test_a_copy_of_the_text_made_on_the_desk_is_found_once_it_is_live(cast, story, came):
    new = made.copy(story, cast.writer)
    assert not printed(cast, came(passage=PASSAGE)).copies.filter(article=new).exists()
