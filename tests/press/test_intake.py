"""What comes in is kept as it came, by the rule that holds for its kind; floods meet fences."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles.refusals import Refused
from audit.models import Entry
from people import clock
from press import intake, noting
from press.kinds import KINDS, CaseKind
from press.models import Case, CaseState, Channel
from press.noting import Printed
from tests.press.conftest import complaint, decided
from tests.press.test_evidence import PDF

pytestmark = pytest.mark.django_db


def test_a_case_keeps_what_was_said_and_when_it_is_due_and_why(settings, story, came):
    settings.NEWSROOM_REPLY_HOURS = 30
    case = came(CaseKind.REPLY, passage="Dermaga  ditutup", sender_body="PT Lintas", sender_role="Direktur")
    assert (case.state, case.article, case.channel) == (CaseState.OPEN, story, Channel.FORM)
    assert case.edition == story.editions.live().get()
    assert case.due_at - case.came_at == timedelta(hours=30)
    assert case.due_because.startswith("30 hours.")
    assert "5(2)" in case.due_because
    assert case.sender == "PT Lintas"


@pytest.mark.parametrize(
    ("kind", "setting", "hours", "ground"),
    [
        (CaseKind.ERRATUM, "NEWSROOM_CORRECTION_HOURS", 24, "article 10"),
        (CaseKind.CORRECTION, "NEWSROOM_CORRECTION_HOURS", 24, "article 5(3)"),
        (CaseKind.REPLY, "NEWSROOM_REPLY_HOURS", 48, "article 5(2)"),
        (CaseKind.USER_CONTENT, "NEWSROOM_USER_CONTENT_HOURS", 48, "clause 3f: at the latest 2 × 24 hours"),
        (CaseKind.RULING, "NEWSROOM_RULING_HOURS", 72, "usually within 3 × 24 hours"),
    ],
)
def test_every_clock_is_a_setting_with_its_ground(settings, kind, setting, hours, ground):
    assert KINDS[kind].hours == setting
    assert getattr(settings, setting) == hours
    assert ground in str(KINDS[kind].because)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"message": " "}, "message"),
        ({"message": "a" * 20_001}, "message"),
        ({"sender_name": ""}, "sender_name"),
        ({"sender_body": "PT Lintas"}, "sender_role"),
        ({"kind": CaseKind.RULING}, "ruling_number"),
        ({"kind": CaseKind.RULING, "ruling_number": "12/PPR-DP/2026", "ruled_on": date(2026, 11, 1)}, "files"),
    ],
    ids=[
        "empty",
        "endless",
        "nameless",
        "body-without-a-person",
        "ruling-without-a-number",
        "ruling-without-its-file",
    ],
)
def test_what_nobody_could_act_on_is_refused_beside_its_field(story, said, field):
    with pytest.raises(Refused) as refusal:
        intake.receive(story, complaint(**said))
    assert field in refusal.value.message_dict
    assert not Case.objects.exists()


@pytest.mark.parametrize("kind", [CaseKind.ERRATUM, CaseKind.RULING])
def test_readers_open_no_case_that_only_the_house_may(story, kind):
    said = {"ruling_number": "12/PPR-DP/2026", "ruled_on": date(2026, 11, 1)}
    said |= {"files": [SimpleUploadedFile("putusan.pdf", PDF)]}
    with pytest.raises(Refused) as refusal:
        intake.receive(story, complaint(kind, **said))
    assert list(refusal.value.message_dict) == ["kind"]


def test_the_same_words_sent_twice_are_one_case(story):
    first = intake.receive(story, complaint())
    again = intake.receive(story, complaint(message="kapasitasnya 5.000 ton,  bukan 50.000 ton."))
    assert (first.existing, again.existing) == (False, True)
    assert first.case == again.case
    assert not intake.receive(story, complaint(message="Namanya juga keliru.")).existing


def test_who_sends_what_others_can_read_in_print_is_not_led_to_the_senders_case(cast, story):
    """A printed reply has its sender's words and name: whoever copies them would read the sender's answers."""
    first = intake.receive(story, complaint())
    decided(first.case, cast.section_editor)
    noting.give(first.case, cast.section_editor, Printed("Kapasitasnya 5.000 ton."))
    assert not intake.receive(story, complaint()).existing


@pytest.mark.parametrize("said", ["proof", "sender_email", "sender_phone", "passage", "files"])
def test_what_was_sent_with_more_is_not_lost_as_the_same(story, said):
    intake.receive(story, complaint())
    more = [SimpleUploadedFile("surat.pdf", PDF)] if said == "files" else "a@example.org"
    again = intake.receive(story, complaint(**{said: more}))
    assert not again.existing
    assert again.case.evidence.exists() == (said == "files")


@pytest.mark.parametrize("setting", ["NEWSROOM_STORY_CASES_AN_HOUR", "NEWSROOM_CASES_AN_HOUR"])
def test_a_flood_is_turned_away_and_told_another_way(settings, story, setting, monkeypatch):
    setattr(settings, setting, 2)
    for number in range(2):
        intake.receive(story, complaint(message=f"Keliru {number}."))
    with pytest.raises(Refused, match="newsroom itself"):
        intake.receive(story, complaint(message="Keliru lagi."))
    assert Case.objects.count() == 2
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert intake.receive(story, complaint(message="Keliru lagi."))


def test_a_form_that_nobody_can_have_read_is_refused(monkeypatch):
    seal = intake.sealed_moment()
    with pytest.raises(Refused):
        intake.refuse_unread(seal)
    monkeypatch.setattr(intake, "SOONEST", timedelta(seconds=-1))
    intake.refuse_unread(seal)
    for forged in ("", "form", seal[:-1] + ("a" if seal[-1] != "a" else "b")):
        with pytest.raises(Refused):
            intake.refuse_unread(forged)


def test_the_house_records_what_came_by_letter_with_the_day_on_which_it_came(cast, story):
    came_at = timezone.now() - timedelta(days=3)
    said = complaint(CaseKind.REPLY, channel=Channel.LETTER, came_at=came_at)
    case = intake.record(story, said, cast.section_editor)
    assert (case.came_at, case.recorded_by, case.channel) == (came_at, cast.section_editor, Channel.LETTER)
    assert case in Case.objects.late()


def test_its_number_bears_the_year_of_the_houses_calendar():
    new_year = datetime(2026, 12, 31, 20, tzinfo=UTC)  # 1 January, 03.00 in Jakarta
    assert Case(pk=7, came_at=new_year).number == "2027/00007"


def test_strangers_to_the_story_record_nothing(cast, story):
    with pytest.raises(Refused):
        intake.record(story, complaint(), cast.other_section_editor)


def test_a_letter_from_tomorrow_is_refused(cast, story):
    with pytest.raises(Refused):
        intake.record(story, complaint(came_at=timezone.now() + timedelta(hours=1)), cast.section_editor)


def test_the_log_hears_of_a_case_and_of_none_of_its_words(case):
    entry = Entry.objects.get(action="case.came")
    assert (entry.kind, entry.object_id, entry.label) == ("case", case.pk, case.number)
    assert case.message not in str(entry.details) + entry.note
    assert case.sender_name not in str(entry.details)


def test_a_file_that_is_refused_leaves_no_case(story):
    program = SimpleUploadedFile("bukti.pdf", b"MZ" + b"0" * 100)
    with pytest.raises(Refused) as refusal:
        intake.receive(story, complaint(files=[program]))
    assert "files" in refusal.value.message_dict
    assert not Case.objects.exists()
