"""Notes: writing, answering, mending and resolving them, and who is told."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.refusals import Refused
from desk.models import Mention, Note, Notice
from desk.notes import notes
from desk.notes.passages import Passage
from tests import stage


def told(kind: str | None = None) -> set[tuple[str, str]]:
    rows = Notice.objects.filter(kind=kind) if kind else Notice.objects.all()
    return {(notice.user.username, notice.kind) for notice in rows}


@pytest.fixture
def story(cast):
    return stage.draft(cast)


def test_a_note_is_kept_with_its_passage_and_the_revision_it_was_written_on(cast, story):
    passage = Passage("memanen lebih awal", "Petani di Takalar", "Harga naik")
    note = notes.write(cast.section_editor, story, "  Sejak kapan?\r\n", passage)
    note.refresh_from_db()
    assert (note.text, note.exact, note.prefix) == ("Sejak kapan?", "memanen lebih awal", "Petani di Takalar")
    assert note.revision == story.revisions.get()


def test_long_surroundings_are_cut_at_the_far_end(cast, story):
    note = notes.write(cast.writer, story, "Lihat", Passage("awal", "a" * 50 + "z", "b" + "y" * 50))
    assert note.prefix.endswith("z")
    assert note.suffix.startswith("b")
    assert len(note.prefix) == len(note.suffix) == 40


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4001])
def test_a_note_without_words_or_with_too_many_is_refused(cast, story, text):
    with pytest.raises(Refused):
        notes.write(cast.writer, story, text)
    assert not Note.objects.exists()


def test_a_passage_as_long_as_a_chapter_is_refused(cast, story):
    with pytest.raises(Refused, match="too long"):
        notes.write(cast.writer, story, "Semua ini", Passage("x" * 2001))


def test_a_note_that_calls_someone_who_may_not_see_the_story_is_not_kept_at_all(cast, story):
    with pytest.raises(Refused, match="@otto"):
        notes.write(cast.section_editor, story, "@wati dan @otto, lihat ini")
    assert not Note.objects.exists()
    assert not Mention.objects.exists()
    assert not Notice.objects.exists()


def test_the_storys_writers_are_told_of_a_note_and_who_is_called_is_told_of_that_alone(cast, story):
    notes.write(cast.section_editor, story, "@wati @mira tolong cek")
    assert told() == {("wati", "mention"), ("mira", "mention")}
    Notice.objects.all().delete()
    notes.write(cast.section_editor, story, "Angkanya dari mana?")
    assert told() == {("wati", "note")}


def test_nobody_is_told_of_what_they_wrote_themselves(cast, story):
    notes.write(cast.writer, story, "@wati catatan untuk diri sendiri")
    assert told() == set()


def test_everyone_in_the_thread_is_told_of_an_answer_once(cast, story):
    note = notes.write(cast.section_editor, story, "Sumbernya?")
    notes.answer(cast.managing_editor, note, "Saya juga ingin tahu")
    Notice.objects.all().delete()
    notes.answer(cast.writer, note, "Dari dinas")
    assert told() == {("sari", "reply"), ("mira", "reply")}


def test_an_answer_to_an_answer_joins_the_same_thread(cast, story):
    note = notes.write(cast.section_editor, story, "Sumbernya?")
    first = notes.answer(cast.writer, note, "Dari dinas")
    second = notes.answer(cast.section_editor, first, "Terima kasih")
    assert second.parent == note


def test_the_database_itself_keeps_answers_free_of_passages_and_resolutions(cast, story):
    note = notes.write(cast.section_editor, story, "Sumbernya?")
    for wrong in ({"exact": "kata"}, {"resolved_at": timezone.now(), "resolved_by": cast.writer}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Note.objects.create(article=story, parent=note, author=cast.writer, text="x", **wrong)


def test_resolving_folds_the_thread_tells_its_author_and_stops_answers(cast, story):
    note = notes.write(cast.section_editor, story, "Sumbernya?")
    Notice.objects.all().delete()
    notes.resolve(cast.writer, note)
    assert told() == {("sari", "note_resolved")}
    with pytest.raises(Refused, match="resolved"):
        notes.answer(cast.writer, note, "Masih ada")
    notes.reopen(cast.section_editor, note)
    assert notes.answer(cast.writer, note, "Masih ada").parent == note


def test_resolving_twice_keeps_the_first_time_and_tells_nobody_again(cast, story):
    note = notes.resolve(cast.writer, notes.write(cast.section_editor, story, "Sumbernya?"))
    Notice.objects.all().delete()
    again = notes.resolve(cast.managing_editor, note)
    assert (again.resolved_by, again.resolved_at) == (cast.writer, note.resolved_at)
    assert told() == set()


def test_a_note_is_mended_within_ten_minutes_and_says_so(cast, story):
    note = notes.write(cast.section_editor, story, "Sumbernya?")
    note = notes.mend(cast.section_editor, note, "Siapa sumbernya, @mira?")
    assert note.edited_at
    assert ("mira", "mention") in told()
    Note.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    with pytest.raises(Refused, match="ten minutes"):
        notes.mend(cast.section_editor, note, "Lupakan")
    note.refresh_from_db()
    assert note.text == "Siapa sumbernya, @mira?"


def test_mending_tells_only_those_who_are_newly_called(cast, story):
    note = notes.write(cast.section_editor, story, "@wati cek")
    Notice.objects.all().delete()
    notes.mend(cast.section_editor, note, "@wati @mira cek")
    assert told() == {("mira", "mention")}
    notes.mend(cast.section_editor, note, "cek saja")
    assert not Mention.objects.exists()


def test_a_refused_mending_leaves_the_note_as_it_was(cast, story):
    note = notes.write(cast.section_editor, story, "@wati cek")
    with pytest.raises(Refused):
        notes.mend(cast.section_editor, note, "@otto cek")
    note.refresh_from_db()
    assert note.text == "@wati cek"
    assert [mention.user for mention in note.mentions.all()] == [cast.writer]


def test_the_newest_threads_come_first_and_a_flood_is_cut(cast, story, monkeypatch):
    monkeypatch.setattr(notes, "MOST_THREADS", 3)
    made = [notes.write(cast.writer, story, f"Catatan {n}") for n in range(5)]
    assert notes.threads(story) == made[:1:-1]


def test_threads_are_read_in_few_statements_however_many_answers(cast, story, django_assert_max_num_queries):
    for n in range(5):
        note = notes.write(cast.section_editor, story, f"@wati satu {n}")
        for m in range(3):
            notes.answer(cast.writer, note, f"@sari jawab {m}")
    with django_assert_max_num_queries(7):
        for note in notes.threads(story):
            [str(mention.user) for one in [note, *note.replies.all()] for mention in one.mentions.all()]
            [str(one.author) for one in note.replies.all()]
