"""A case goes from hand to hand and to its end; every step is kept, and the sender reads those that are theirs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.refusals import Refused
from audit.models import Entry
from people import clock
from press import cases, intake, noting
from press.cases import Decision
from press.kinds import CaseKind
from press.models import Case, CaseState, Outcome, StepKind
from press.noting import Printed
from press.signals import case_grew
from tests.press.conftest import complaint, decided

pytestmark = pytest.mark.django_db


def test_a_case_is_answered_by_who_wrote_decided_by_another_printed_and_closed(cast, case):
    cases.assign(case, cast.section_editor, cast.section_editor)
    cases.answer(case, cast.writer, "Angka itu dari rilis, saya tidak memeriksanya.")
    decided(case, cast.section_editor)
    noting.give(case, cast.managing_editor, Printed("Kapasitasnya 5.000 ton, bukan 50.000 ton."))
    cases.close(case, cast.section_editor)
    case.refresh_from_db()
    assert (case.state, case.outcome, case.owner) == (CaseState.CLOSED, Outcome.GRANTED, cast.section_editor)
    assert list(case.steps.values_list("what", flat=True)) == [
        StepKind.CAME,
        StepKind.ASSIGNED,
        StepKind.ANSWERED,
        StepKind.DECIDED,
        StepKind.NOTED,
        StepKind.CLOSED,
    ]
    shown = set(case.steps.filter(is_shown=True).values_list("what", flat=True))
    assert shown == {StepKind.CAME, StepKind.DECIDED, StepKind.NOTED, StepKind.CLOSED}


def test_a_refusal_is_written_with_its_reason_and_closes_without_a_note(cast, case):
    step = cases.decide(case, cast.section_editor, Decision(Outcome.REFUSED, "Dokumen resmi menyebut 50.000 ton."))
    assert step.is_shown
    assert step.words == "Dokumen resmi menyebut 50.000 ton."
    with pytest.raises(Refused):
        noting.give(case, cast.section_editor, Printed("Tetap dimuat."))
    cases.close(case, cast.section_editor)
    assert Case.objects.get().state == CaseState.CLOSED


@pytest.mark.parametrize("reason", ["", "  ", "a" * 4_001], ids=["none", "blank", "endless"])
def test_a_decision_without_a_reason_is_refused_beside_it(cast, case, reason):
    with pytest.raises(Refused) as refusal:
        cases.decide(case, cast.section_editor, Decision(Outcome.GRANTED, reason))
    assert "reason" in refusal.value.message_dict
    assert Case.objects.get().state == CaseState.OPEN


@pytest.mark.parametrize("owed", [{"owes_apology": True}, {"broke_code": True}])
def test_nothing_is_refused_where_an_apology_is_owed(cast, case, owed):
    with pytest.raises(Refused):
        cases.decide(case, cast.section_editor, Decision(Outcome.REFUSED, "Tidak.", **owed))


def test_a_case_is_decided_once(cast, case):
    decided(case, cast.section_editor)
    with pytest.raises(Refused, match="decided already"):
        cases.decide(case, cast.managing_editor, Decision(Outcome.REFUSED, "Tidak."))
    assert Case.objects.get().outcome == Outcome.GRANTED


def test_a_case_stays_open_until_readers_have_the_note(cast, case):
    with pytest.raises(Refused, match="Decide"):
        cases.close(case, cast.section_editor)
    decided(case, cast.section_editor)
    with pytest.raises(Refused, match="no note yet"):
        cases.close(case, cast.section_editor)


def test_a_complaint_about_readers_content_closes_without_a_note(cast, came):
    case = decided(came(CaseKind.USER_CONTENT), cast.section_editor)
    with pytest.raises(Refused):
        noting.give(case, cast.section_editor, Printed("Komentar dihapus."))
    cases.close(case, cast.section_editor)


def test_what_is_closed_stays_closed(cast, case):
    decided(case, cast.section_editor, Outcome.REFUSED)
    cases.close(case, cast.section_editor)
    case.refresh_from_db()
    verbs = (
        lambda: cases.answer(case, cast.writer, "Kata"),
        lambda: cases.write(case, cast.section_editor, "Kata"),
        lambda: cases.assign(case, cast.section_editor, cast.managing_editor),
        lambda: cases.add(case, "Kata"),
        lambda: cases.close(case, cast.section_editor),
    )
    for verb in verbs:
        with pytest.raises(Refused):
            verb()


def test_a_case_is_given_only_to_who_may_see_it(cast, case):
    with pytest.raises(Refused) as refusal:
        cases.assign(case, cast.section_editor, cast.other_section_editor)
    assert "to" in refusal.value.message_dict
    cases.assign(case, cast.section_editor, cast.managing_editor)
    with pytest.raises(Refused):
        cases.assign(case, cast.section_editor, cast.managing_editor)


def test_the_sender_adds_to_the_case_and_not_without_end(case, monkeypatch):
    for number in range(cases.A_FEW):
        assert cases.add(case, f"Tambahan {number}").by is None
    with pytest.raises(Refused):
        cases.add(case, "Satu lagi")
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    cases.add(case, "Satu lagi")


def test_late_is_what_runs_beyond_its_time(cast, story, came):
    late = intake.record(
        story, complaint(came_at=timezone.now() - timedelta(days=9), message="Lama."), cast.section_editor
    )
    came()
    assert list(Case.objects.late()) == [late]
    decided(late, cast.section_editor, Outcome.REFUSED)
    cases.close(late, cast.section_editor)
    assert not Case.objects.late().exists()


def test_each_step_is_in_the_log_without_its_words_and_told_after_commit(
    cast, case, django_capture_on_commit_callbacks
):
    heard = []

    def hear(case, step, **kwargs):
        heard.append((case.pk, step.what))

    case_grew.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            cases.write(case, cast.section_editor, "Kami sedang memeriksanya.")
            assert heard == []
    finally:
        case_grew.disconnect(hear)
    assert heard == [(case.pk, StepKind.WRITTEN)]
    entry = Entry.objects.get(action="case.written")
    assert "memeriksanya" not in f"{entry.note} {entry.details}"
