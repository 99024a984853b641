"""Who hears of a case, by notice and by mail; and that nobody has mail sent to a stranger."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation

from articles.text import copies
from articles.workflow import workflow
from articles.workflow.order import Order
from desk.alarms import alarms
from desk.models import Notice
from desk.notices import cases as told_of
from desk.notices import notices
from press import addresses, cases, intake, jobs, noting
from press.cases import Decision
from press.models import Case, Outcome, StepKind
from press.noting import Printed
from tests import stage
from tests.press.conftest import complaint, decided

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """`told(verb, …)`: runs the verb, and answers who was told what then."""

    def run(verb, *args, **kwargs) -> set[tuple[str, str]]:
        before = set(Notice.objects.values_list("pk", flat=True))
        with django_capture_on_commit_callbacks(execute=True):
            verb(*args, **kwargs)
        fresh = Notice.objects.exclude(pk__in=before).select_related("user")
        return {(notice.user.username, notice.kind) for notice in fresh}

    return run


@pytest.fixture
def story(cast):
    return stage.published(cast)


def mails_asked_for(monkeypatch) -> list[int]:
    """The steps of which mail to the sender is asked for from now on."""
    asked = []
    job = SimpleNamespace(enqueue=asked.append)
    monkeypatch.setattr(told_of, "jobs", SimpleNamespace(send_step=job))
    return asked


def test_who_wrote_and_who_decides_hear_that_a_case_came(story, told):
    heard = told(intake.receive, story, complaint())
    assert {("wati", "case_came"), ("sari", "case_came"), ("mira", "case_came")} <= heard
    assert not {who for who, _kind in heard} & {"oki", "otto", "fajar", "admin"}


def test_each_reads_what_came_and_what_was_done_in_their_own_language(cast, story, told):
    """Whoever told them spoke another one: a reader's form speaks the house's."""
    with translation.override("id"):
        told(intake.receive, story, complaint())
        told(cases.answer, Case.objects.get(), cast.writer, "Dari rilis.")
    came, grew = (
        Notice.objects.filter(user=cast.section_editor, kind=kind).get() for kind in ("case_came", "case_grew")
    )
    for language, kind, step in (
        ("en", ": correction,", "answer from the desk"),
        ("id", ": koreksi,", "keterangan redaksi"),
    ):
        with translation.override(language):
            assert kind in notices.sentence(came)
            assert notices.sentence(grew).endswith(step)
    came.words["what"] = "koreksi"  # as the release before wrote it
    assert ": koreksi," in notices.sentence(came)


def test_whose_case_it_is_hears_of_it_alone(cast, story, told):
    case = intake.receive(story, complaint()).case
    assert told(cases.assign, case, cast.managing_editor, cast.section_editor) == {("sari", "case_given")}
    assert told(cases.answer, case, cast.writer, "Dari rilis.") == {("sari", "case_grew")}


def test_who_wrote_a_copy_hears_what_was_corrected(cast, story, told):
    other = stage.published(cast, follows=story, headline="Lanjutan")
    case = decided(intake.receive(story, complaint()).case, cast.section_editor)
    heard = told(noting.give, case, cast.managing_editor, Printed("Yang benar lain."))
    assert ("wati", "case_copy") in heard
    assert Notice.objects.get(kind="case_copy").article == other


def test_who_may_not_see_the_case_is_led_to_the_note_and_another_desk_hears_of_its_copy(cast, story, told, client):
    """Neither of them sees the story that was corrected: its case is not there for them."""
    other = stage.published_in(cast, cast.other_section, follows=story, created_by=cast.other_writer)
    assert other.section != story.section
    case = decided(intake.receive(story, complaint()).case, cast.section_editor)
    heard = told(noting.give, case, cast.managing_editor, Printed("Yang benar lain."))
    assert {("oki", "case_copy"), ("otto", "case_copy"), ("wati", "case_copy")} <= heard
    note = story.corrections.get().get_absolute_url()
    case_page = reverse("desk:case", args=[case.pk])
    for person, page in ((cast.other_writer, note), (cast.other_section_editor, note), (cast.writer, case_page)):
        told_of_it = Notice.objects.get(user=person, kind="case_copy")
        client.force_login(person)
        assert told_of_it.url == page
        assert client.get(page).status_code == 200, person


@pytest.mark.parametrize("is_running", [False, True])
def test_who_may_withdraw_hears_of_what_readers_still_have_of_a_withdrawn_story(cast, story, told, is_running):
    """Also where the story has a case that is open already."""
    new = copies.copy(story, cast.writer)
    stage.save(new, cast.writer, headline="Panen lebih awal")
    for move, who in (("submit", cast.writer), ("approve", cast.section_editor), ("publish", cast.section_editor)):
        workflow.perform(move, who, new)
    if is_running:
        intake.receive(story, complaint())
    order = Order(note="Tidak pernah terjadi.", ground="false")
    heard = told(stage.withdraw, cast.managing_editor, story, order)
    assert {("pemred", "case_copy"), ("wati", "case_copy")} <= heard
    assert not {who for who, kind in heard if kind == "case_copy"} - {"pemred", "wati", "mira"}
    assert Notice.objects.filter(kind="case_copy").first().article == new


def test_late_cases_are_told_of_once_and_are_alarms_at_their_desk(cast, story):
    late = complaint(came_at=timezone.now() - timedelta(days=9))
    case = intake.record(story, late, cast.section_editor)
    assert told_of.tell_late() == 1
    assert told_of.tell_late() == 0
    assert {("sari", "case_late")} <= set(
        Notice.objects.filter(kind="case_late").values_list("user__username", "kind")
    )
    assert case.number in " ".join(str(one.said) for one in alarms.late_cases(cast.section_editor))
    assert alarms.late_cases(cast.other_section_editor) == []
    decided(case, cast.section_editor, Outcome.REFUSED)
    cases.close(case, cast.section_editor)
    assert alarms.late_cases(cast.section_editor) == []


def test_nothing_is_mailed_to_an_address_that_a_stranger_typed(story, told, monkeypatch):
    asked = mails_asked_for(monkeypatch)
    told(intake.receive, story, complaint(sender_email="korban@example.org"))
    assert asked == []


def test_an_answer_goes_to_the_sender_with_the_address_at_which_all_of_it_stands(cast, story):
    case = intake.receive(story, complaint(sender_email="ratih@example.org")).case
    step = cases.decide(case, cast.section_editor, Decision(Outcome.REFUSED, "Dokumen resmi menyebut lain."))
    jobs.send_step.func(step.pk)
    [sent] = mail.outbox
    assert sent.to == ["ratih@example.org"]
    assert "Dokumen resmi menyebut lain." in sent.body
    assert addresses.address(case) in sent.body
    assert case.number in sent.subject


def test_what_the_desk_says_among_itself_is_not_mailed(cast, story, told, monkeypatch):
    asked = mails_asked_for(monkeypatch)
    case = intake.receive(story, complaint(sender_email="ratih@example.org")).case
    told(cases.answer, case, cast.writer, "Rahasia.")
    told(cases.write, case, cast.section_editor, "Kami periksa.")
    assert asked == [case.steps.get(what=StepKind.WRITTEN).pk]


def test_who_may_withdraw_hears_that_a_withdrawn_story_is_taken_up_again(cast, told):
    story = stage.withdrawn(cast)
    heard = told(workflow.perform, "restore", cast.managing_editor, story)
    assert ("pemred", "brought_back") in heard
    assert not {("sari", "brought_back"), ("mira", "brought_back")} & heard
    assert ("pemred", "brought_back") not in told(
        workflow.perform, "restore", cast.section_editor, stage.spiked(cast)
    )
