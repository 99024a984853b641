"""What readers get of a case: whole, with what is owed, with the story, once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles.models import Correction, NoteKind, Weight
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from press import cases, intake, noting, permissions
from press.kinds import CaseKind
from press.models import Channel, Outcome
from press.noting import Printed
from tests import stage
from tests.press.conftest import REPLY, complaint, decided
from tests.press.test_evidence import PDF

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply(cast, came):
    """A reply that was granted."""
    case = came(CaseKind.REPLY, message=REPLY, sender_body="PT Lintas", sender_role="Direktur")
    return decided(case, cast.section_editor)


def test_the_note_lies_with_the_story_and_bears_its_time_and_who_decided(cast, case, story):
    before = timezone.now()
    note = noting.give(decided(case, cast.section_editor), cast.managing_editor, Printed("Yang benar 5.000 ton."))
    assert (note.article, note.kind, note.weight) == (story, NoteKind.CORRECTION, Weight.TOP)
    assert before <= note.at <= timezone.now()
    assert (note.by, note.approved_by) == (cast.managing_editor, cast.section_editor)
    assert case.steps.last().note == note
    assert story.editions.live().get().corrected_at == note.at


def test_a_reply_goes_out_to_the_letter(cast, reply):
    with pytest.raises(Refused) as refusal:
        noting.give(reply, cast.section_editor, Printed(REPLY.replace("tidak pernah", "tidak")))
    assert "note" in refusal.value.message_dict
    note = noting.give(reply, cast.section_editor, Printed(REPLY.replace(". ", ".\n\n")))
    assert (note.kind, note.sender, note.is_shortened) == (NoteKind.REPLY, "PT Lintas", False)


def test_other_words_need_the_senders_agreement_or_are_printed_as_shortened(cast, reply):
    note = noting.give(reply, cast.section_editor, Printed("Dermaga tidak pernah ditutup.", is_shortened=True))
    assert note.is_shortened


def test_a_whole_reply_is_not_called_shortened(cast, reply):
    with pytest.raises(Refused) as refusal:
        noting.give(reply, cast.section_editor, Printed(REPLY, is_shortened=True))
    assert "is_shortened" in refusal.value.message_dict


def test_agreed_words_are_printed_as_they_are(cast, reply):
    note = noting.give(reply, cast.section_editor, Printed("Dermaga itu buka.", is_agreed=True))
    assert (note.note, note.is_shortened) == ("Dermaga itu buka.", False)


def test_a_sender_replies_once_to_a_story(cast, came, reply):
    """Nothing is granted that could not be printed; what was granted before the first was printed can be closed."""
    again = came(CaseKind.REPLY, message="Kami jawab lagi.", sender_body="pt lintas", sender_role="Direktur")
    decided(again, cast.section_editor)
    noting.give(reply, cast.section_editor, Printed(REPLY))
    assert permissions.why_not_print(cast.section_editor, again) == permissions.REPLIED
    with pytest.raises(Refused, match="once"):
        noting.give(again, cast.section_editor, Printed("Kami jawab lagi."))
    assert cases.close(again, cast.section_editor)
    third = came(CaseKind.REPLY, message="Sekali lagi.", sender_body="PT Lintas", sender_role="Direktur")
    with pytest.raises(Refused) as refusal:
        decided(third, cast.section_editor, Outcome.PARTLY)
    assert "outcome" in refusal.value.message_dict
    assert cases.close(decided(third, cast.section_editor, Outcome.REFUSED), cast.section_editor)
    correction = came(message="Juga keliru.", sender_body="PT Lintas", sender_role="Direktur")
    assert noting.give(decided(correction, cast.section_editor), cast.section_editor, Printed("5.000 ton."))
    other = came(CaseKind.REPLY, message="Kami juga menjawab.", sender_body="PT Lain", sender_role="Humas")
    assert noting.give(decided(other, cast.section_editor), cast.section_editor, Printed("Kami juga menjawab."))


def test_a_case_has_one_note_and_what_is_wrong_in_it_is_mended_by_that_of_another(cast, case, came):
    first = noting.give(decided(case, cast.section_editor), cast.managing_editor, Printed("Yang benar 5.000 ton."))
    with pytest.raises(Refused, match="new case"):
        noting.give(case, cast.managing_editor, Printed("Yang benar 5.500 ton."))
    again = decided(came(message="Catatan itu keliru lagi."), cast.section_editor)
    assert list(noting.mendable(again)) == [first]
    further = noting.give(again, cast.managing_editor, Printed("Yang benar 5.500 ton.", mends=first))
    assert further.mends == first
    assert list(noting.mendable(again)) == [further]


@pytest.mark.parametrize(
    ("owed", "field", "paid"),
    [
        ({"owes_apology": True}, "apology", {"apology": "Redaksi mohon maaf."}),
        ({"broke_code": True}, "violation", {"violation": "Berita ini melanggar Pasal 3 Kode Etik Jurnalistik."}),
    ],
    ids=["apology", "violation"],
)
def test_what_is_owed_is_printed_or_nothing_is(cast, case, owed, field, paid):
    decided(case, cast.section_editor, **owed)
    with pytest.raises(Refused) as refusal:
        noting.give(case, cast.section_editor, Printed("Yang benar 5.000 ton.", **dict.fromkeys(paid, "  ")))
    assert field in refusal.value.message_dict
    assert not Correction.objects.exists()
    note = noting.give(case, cast.section_editor, Printed("Yang benar 5.000 ton.", **paid))
    assert getattr(note, field) == paid[field]


def test_a_ruling_says_that_the_code_was_broken_also_where_nobody_ticked_it(cast, story):
    case = ruling(cast, story)
    with pytest.raises(Refused) as refusal:
        noting.give(case, cast.section_editor, Printed("Dewan Pers menilai berita ini."))
    assert "violation" in refusal.value.message_dict


def ruling(cast, story):
    """A ruling of the press council, recorded and taken up."""
    told = {"ruling_number": "12/PPR-DP/2026", "ruled_on": timezone.localdate(), "channel": Channel.COUNCIL}
    told |= {"files": [SimpleUploadedFile("putusan.pdf", PDF)]}
    case = intake.record(story, complaint(CaseKind.RULING, **told), cast.managing_editor)
    return decided(case, cast.section_editor)


def test_the_note_shows_what_stood_there_if_the_text_was_changed_for_it(cast, case, story):
    old = story.editions.live().get()
    change(cast, story, Change.UPDATE)
    note = noting.give(decided(case, cast.section_editor), cast.managing_editor, Printed("Yang benar 5.000 ton."))
    assert note.before == old


def test_a_minor_fix_is_not_what_a_note_was_about(cast, case, story):
    change(cast, story, Change.MINOR)
    note = noting.give(decided(case, cast.section_editor), cast.managing_editor, Printed("Yang benar 5.000 ton."))
    assert note.before is None


def test_a_correction_that_was_published_for_the_case_is_its_note(cast, case, story):
    change(cast, story, Change.CORRECTION, "Kapasitasnya 5.000 ton.")
    note = Correction.objects.get()
    assert list(noting.nameable(case)) == [note]
    noting.name(decided(case, cast.section_editor), cast.managing_editor, note)
    assert case.steps.last().note == note
    assert Correction.objects.count() == 1


def test_a_note_from_before_the_case_or_of_another_story_is_not_its_note(cast, came, story):
    change(cast, story, Change.CORRECTION, "Dulu.")
    case = decided(came(), cast.section_editor)
    elsewhere = Correction.objects.create(article=stage.published(cast), note="Lain.", at=timezone.now())
    for note in (Correction.objects.get(article=story), elsewhere):
        with pytest.raises(Refused):
            noting.name(case, cast.section_editor, note)
    assert not noting.nameable(case).exists()


def test_a_reply_is_never_a_correction_that_was_there_already(cast, reply, story):
    change(cast, story, Change.CORRECTION, REPLY)
    with pytest.raises(Refused):
        noting.name(reply, cast.section_editor, Correction.objects.get())


def test_what_was_granted_in_part_is_printed_too(cast, case):
    decided(case, cast.section_editor, Outcome.PARTLY)
    assert (
        noting.give(case, cast.section_editor, Printed("Sebagian keliru.", weight=Weight.FOOT)).weight == Weight.FOOT
    )


def change(cast, story, kind: Change, note: str = "") -> None:
    """Publish a change of the story, as what it is to readers."""
    stage.save(story, cast.writer, body="<p>Kapasitas gudang 5.000 ton.</p>")
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor)):
        workflow.perform(move, who, story)
    workflow.perform("publish", cast.section_editor, story, Order(change=kind, note=note))
