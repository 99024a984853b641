"""Who may read, write, change and resolve notes: both faces of each rule, for the whole cast."""

from datetime import timedelta

import pytest
from django.utils import timezone

from desk import permissions
from desk.models import Note
from desk.notes import notes
from tests import stage
from tests.factories import AuthorFactory, BylineFactory, UserFactory


@pytest.fixture
def scene(cast):
    """Notes by different people on stories of two desks, some resolved, some old, some answers."""
    here = [make(cast) for make in (stage.draft, stage.submitted, stage.published)]
    there = stage.draft(cast, section=cast.other_section, created_by=cast.other_writer)
    there.bylines.all().delete()
    made = []
    for story in here:
        for person in (cast.writer, cast.section_editor, cast.managing_editor):
            made.append(note := notes.write(person, story, "Catatan"))
            made.append(notes.answer(cast.section_editor, note, "Jawaban"))
        notes.resolve(cast.managing_editor, made[-2])
    for person in (cast.other_writer, cast.other_section_editor):
        made.append(notes.write(person, there, "Catatan"))
    old = notes.write(cast.writer, here[0], "Lama")
    Note.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(minutes=30))
    return list(Note.objects.select_related("article", "parent"))


PAIRS = [
    (lambda user, note: permissions.why_not_read_notes(user, note.article), permissions.notes_read_by),
    (permissions.why_not_edit_note, permissions.notes_edited_by),
    (permissions.why_not_resolve_note, permissions.notes_resolved_by),
]


@pytest.mark.parametrize(("why_not", "which"), PAIRS, ids=["read", "edit", "resolve"])
def test_both_faces_agree_for_the_whole_cast(cast, scene, why_not, which):
    someone = 0
    for who, person in cast.people.items():
        allowed = {note.pk for note in scene if why_not(person, note) is None}
        assert allowed == set(which(person).values_list("pk", flat=True)), who
        someone += bool(allowed)
    assert 0 < someone < len(cast.people)


def test_whoever_reads_a_note_answers_it_until_its_thread_is_resolved(cast, scene):
    for who, person in cast.people.items():
        for note in scene:
            reads = permissions.why_not_read_notes(person, note.article) is None
            answers = permissions.why_not_answer_note(person, note) is None
            assert answers == (reads and note.thread.resolved_at is None), who


def test_strangers_to_a_story_see_none_of_its_notes(cast, scene):
    assert not permissions.notes_read_by(cast.photo_editor).exists()
    assert not permissions.notes_read_by(cast.administrator).exists()
    assert {note.author for note in permissions.notes_read_by(cast.other_section_editor)} == {
        cast.other_writer,
        cast.other_section_editor,
    }


def test_a_contributor_may_resolve_what_others_wrote_on_their_story(cast):
    story = stage.draft(cast)
    helper = UserFactory(roles=["writer"])
    BylineFactory(article=story, author=AuthorFactory(user=helper), role="contributor")
    note = notes.write(cast.section_editor, story, "Angkanya?")
    assert permissions.why_not_resolve_note(helper, note) is None


def test_nobody_changes_the_words_of_another_not_even_the_editor_in_chief(cast):
    note = notes.write(cast.writer, stage.draft(cast), "Catatan")
    for who, person in cast.people.items():
        assert bool(permissions.why_not_edit_note(person, note)) is (who != "writer"), who
