"""A story goes out unverified for three reasons in words, once at a time, and it is said how that ended."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.models import Correction, NoteKind
from articles.refusals import Refused
from audit.models import Entry
from press import permissions, verifying
from press.models import Unverified
from press.verifying import Reasons
from tests import stage

pytestmark = pytest.mark.django_db
EDITORS = {"section_editor", "managing_editor", "editor_in_chief"}


def reasons(**said) -> Reasons:
    told = {
        "urgent": "Warga di hilir harus mengungsi malam ini.",
        "source": "Kepala balai wilayah sungai, yang memegang alat ukurnya.",
        "unreachable": "Pengelola bendungan ditelepon lima kali dan didatangi; kantornya tutup.",
        "note": "Berita ini masih memerlukan verifikasi lebih lanjut.",
        "due_at": timezone.now() + timedelta(hours=12),
    }
    return Reasons(**told | said)


@pytest.fixture
def row(cast, story) -> Unverified:
    return verifying.mark(story, cast.section_editor, reasons())


@pytest.mark.parametrize("field", ["urgent", "source", "unreachable", "note", "due_at"])
def test_each_reason_needs_words_and_the_time_is_to_come(cast, story, field):
    empty = timezone.now() - timedelta(minutes=1) if field == "due_at" else "  "
    with pytest.raises(Refused) as refusal:
        verifying.mark(story, cast.section_editor, reasons(**{field: empty}))
    assert list(refusal.value.message_dict) == [field]
    assert not Unverified.objects.exists()


def test_the_brackets_are_the_pages_own(cast, story):
    row = verifying.mark(story, cast.section_editor, reasons(note=" (Masih diperiksa.) "))
    assert row.note == "Masih diperiksa."


def test_it_is_marked_once_at_a_time_and_the_log_hears(cast, story, row):
    with pytest.raises(Refused, match="already"):
        verifying.mark(story, cast.managing_editor, reasons())
    verifying.settle(row, cast.section_editor, "Bendungan itu utuh.")
    assert verifying.mark(story, cast.section_editor, reasons())
    said = Entry.objects.filter(kind="story", object_id=story.pk).values_list("action", flat=True)
    assert {"story.unverified", "story.verified"} <= set(said)


def test_who_publishes_at_the_desk_marks_and_settles_and_the_list_agrees(cast, story, row):
    other = stage.published(cast)
    for name, person in cast.people.items():
        allowed = permissions.why_not_settle(person, row) is None
        assert allowed == (permissions.why_not_mark(person, other) is None) == (name in EDITORS), name
        assert list(permissions.settled_by(person)) == ([row] if allowed else []), name
    assert not permissions.settled_by(cast.other_section_editor).exists()


def test_what_was_withdrawn_is_not_given_out_as_unverified(cast):
    with pytest.raises(Refused, match="withdrawn"):
        verifying.mark(stage.withdrawn(cast), cast.editor_in_chief, reasons())


def test_the_result_is_a_public_note_and_is_said_once(cast, story, row):
    with pytest.raises(Refused) as refusal:
        verifying.settle(row, cast.section_editor, " ")
    assert "result" in refusal.value.message_dict
    verifying.settle(row, cast.section_editor, "Bendungan itu utuh; airnya dilepas.")
    note = Correction.objects.get()
    assert (note.kind, note.article, note.leads_to) == (NoteKind.VERIFICATION, story, None)
    row.refresh_from_db()
    assert (row.told, row.settled_by) == (note, cast.section_editor)
    with pytest.raises(Refused, match="already"):
        verifying.settle(row, cast.section_editor, "Lagi.")


def test_an_update_that_has_the_result_links_back_and_is_led_to(cast, story, row):
    apart = stage.published(cast, headline="Tidak menaut")
    with pytest.raises(Refused) as refusal:
        verifying.settle(row, cast.section_editor, "Bendungan itu utuh.", apart)
    assert "update" in refusal.value.message_dict
    back = f'<p>Bendungan itu utuh.</p><aside data-article="{story.pk}">Berita semula</aside>'
    update = stage.published(cast, headline="Menaut", body=back)
    assert list(verifying.updates_of(story)) == [update]
    verifying.settle(row, cast.section_editor, "Bendungan itu utuh.", update)
    assert Correction.objects.get().leads_to == update


def test_a_story_that_never_came_out_has_no_note(cast):
    story = stage.draft(cast)
    verifying.settle(verifying.mark(story, cast.managing_editor, reasons()), cast.managing_editor, "Tidak jadi.")
    assert not Correction.objects.exists()


def test_the_database_keeps_why_and_how_it_ended(cast, row):
    for change in ({"urgent": "lain"}, {"note": "lain"}, {"due_at": timezone.now()}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Unverified.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
    verifying.settle(row, cast.section_editor, "Bendungan itu utuh.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Unverified.objects.update(result="lain")
