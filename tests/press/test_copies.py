"""Our own copies of what a note puts right are found, told, and looked after before a case is closed."""

import pytest

from articles.refusals import Refused
from articles.text import copies as made
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from press import cases, noting
from press.models import Case, StepKind
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


def test_live_translations_are_listed_whatever_their_words(cast, story, came):
    translation = stage.published(cast, headline="Early harvest", body="<p>Other words.</p>", translates=story)
    stage.draft(cast, headline="Not live", translates=story)
    case = printed(cast, came())
    assert {copy.article for copy in case.copies.all()} == {translation}
    with pytest.raises(Refused, match="still say the same"):
        cases.close(case, cast.section_editor)


def test_live_copies_are_listed_whatever_became_of_their_words_and_copies_of_these(cast, story, came):
    first = live_copy(cast, story, "Panen lebih awal", "<p>Kata lain.</p>")
    second = live_copy(cast, first, "Panen lagi", "<p>Kata yang lain lagi.</p>")
    made.copy(first, cast.writer)
    case = printed(cast, came())
    assert {copy.article for copy in case.copies.all()} == {first, second}


def live_copy(cast, source, headline, body):
    """A live story that began with the text of `source`."""
    new = made.copy(source, cast.writer)
    stage.save(new, cast.writer, headline=headline, body=body)
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        workflow.perform(move, who, new)
    return new


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


# Without a case


QUOTE = "<p>Sebelumnya ditulis: “Petani rumput laut di Bulukumba memanen lebih awal tahun ini.”</p>"


def case_of(story) -> Case:
    return Case.objects.get(article=story)


def again(cast, story, note: str) -> None:
    """Publish what was changed as a correction."""
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    workflow.perform("publish", cast.section_editor, story, Order(change=Change.CORRECTION, note=note))


def test_what_quotes_a_withdrawn_story_is_listed_on_a_case_that_waits_for_it(cast, story):
    follows, quotes = follow_up(cast, story), stage.published(cast, headline="Panen", body=QUOTE)
    stage.published(cast, headline="Lain sama sekali", body="<p>Harga kopi naik.</p>")
    stage.withdraw(cast.editor_in_chief, story, Order(note="Tidak pernah terjadi.", ground="false"))
    case = case_of(story)
    assert {copy.article for copy in case.copies.all()} == {follows, quotes}
    assert (case.kind, case.state, case.steps.get(what=StepKind.NOTED).note.kind) == (
        "erratum",
        "decided",
        "withdrawal",
    )
    with pytest.raises(Refused, match="still say the same"):
        cases.close(case, cast.managing_editor)
    for copy in case.copies.all():
        cases.tend(copy, cast.managing_editor, "Sudah dikoreksi.")
    cases.close(case, cast.managing_editor)


def test_a_case_waits_for_the_copies_of_a_withdrawn_story_that_readers_have(cast, story):
    first = live_copy(cast, story, "Panen lebih awal", "<p>Kata lain.</p>")
    second = live_copy(cast, first, "Panen lagi", "<p>Kata yang lain lagi.</p>")
    stage.withdraw(cast.editor_in_chief, story, Order(note="Tidak pernah terjadi.", ground="false"))
    case = case_of(story)
    assert {copy.article for copy in case.copies.all()} == {first, second}
    cases.tend(case.copies.get(article=first), cast.managing_editor, "Ditarik juga.")
    with pytest.raises(Refused, match="still say the same"):
        cases.close(case, cast.managing_editor)
    cases.tend(case.copies.get(article=second), cast.managing_editor, "Ditarik juga.")
    cases.close(case, cast.managing_editor)


def test_what_quotes_a_sentence_that_was_corrected_is_listed_and_what_only_follows_is_not(cast, story):
    follow_up(cast, story)
    quotes = stage.published(cast, headline="Panen", body=QUOTE)
    stage.save(
        story, cast.writer, body="<p>Petani di Bulukumba memanen seperti biasa.</p><p>Kapasitas 50.000 ton.</p>"
    )
    again(cast, story, "Panen tidak lebih awal.")
    assert [copy.article for copy in case_of(story).copies.all()] == [quotes]


def test_a_translation_of_what_was_corrected_is_listed_whatever_its_words(cast, story):
    translation = stage.published(cast, headline="Early harvest", body="<p>Other words.</p>", translates=story)
    stage.save(story, cast.writer, body=f"<p>{PASSAGE}</p><p>Kapasitas gudang hanya 5.000 ton saja.</p>")
    again(cast, story, "Kapasitas 5.000 ton.")
    assert [copy.article for copy in case_of(story).copies.all()] == [translation]


def test_a_correction_that_nobody_quoted_opens_nothing(cast, story):
    follow_up(cast, story)
    stage.save(story, cast.writer, body=f"<p>{PASSAGE}</p><p>Kapasitas gudang hanya 5.000 ton saja.</p>")
    again(cast, story, "Kapasitas 5.000 ton.")
    assert not Case.objects.exists()


def test_a_case_that_is_open_takes_them(cast, story, came):
    quotes, case = stage.published(cast, headline="Panen", body=QUOTE), came()
    stage.withdraw(cast.editor_in_chief, story, Order(note="Tidak pernah terjadi.", ground="false"))
    assert Case.objects.count() == 1
    assert [copy.article for copy in case.copies.all()] == [quotes]
    decided(case, cast.section_editor)
    noting.give(case, cast.managing_editor, Printed("Ditarik."))
    assert case.copies.count() == 1, "each once"
