"""Review steps: where a story goes next, whose word counts for which text, and what is refused without a trace."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.admin.beside import progress
from articles.models import Agreement, Approval, Article, ReviewStep, Transition
from articles.readers import editions
from articles.refusals import Refused, Stale
from articles.text import revisions
from articles.workflow import reviewers, workflow
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from articles.workflow.status import Status
from audit.models import Entry
from people.models import Role
from tests import stage
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def able(article):
    """Whom the panel names as those who can act."""
    return progress.of(article, revisions.latest(article)).can_act


def newest(article):
    return article.revisions.order_by("-number").first()


def step_of(article) -> str:
    article.refresh_from_db()
    return article.review_step.name if article.review_step else ""


def moves(article) -> list[str]:
    return list(article.transitions.order_by("pk").values_list("move", flat=True))


@pytest.fixture
def trace(cast):
    """`with trace(article):` holds that nothing about the story changes within."""

    class Trace:
        def __init__(self, article):
            self.article = article

        def look(self):
            row = Article.objects.values().get(pk=self.article.pk)
            kinds = (Approval, Transition, Entry)
            return row, [kind.objects.count() for kind in kinds], self.article.revisions.count()

        def __enter__(self):
            self.before = self.look()

        def __exit__(self, *error):
            assert self.look() == self.before

    return Trace


# The way through


def test_a_section_with_steps_sends_a_story_to_each_in_order(cast):
    stage.review_steps(cast)
    article = stage.submitted(cast)
    assert step_of(article) == "Redaktur"
    workflow.perform("approve", cast.section_editor, article)
    assert (step_of(article), article.status, article.approved_revision) == ("Hukum", Status.IN_REVIEW, None)
    workflow.perform("approve", cast.legal, article)
    assert (step_of(article), article.status) == ("", Status.APPROVED)
    assert article.approved_revision == newest(article)
    assert [(word.step_name, word.by, word.run) for word in article.approvals.all()] == [
        ("Redaktur", cast.section_editor, 1),
        ("Hukum", cast.legal, 1),
    ]


def test_without_steps_the_desks_editors_approve_and_it_is_written_down(cast):
    article = stage.approved(cast)
    word = article.approvals.get()
    assert (word.step, word.step_name, word.by, word.revision) == (None, "", cast.section_editor, newest(article))


def test_a_section_without_steps_of_its_own_uses_the_newsrooms(cast):
    default = ReviewStep.objects.create(name="Pembaca naskah")
    default.people.add(cast.legal)
    stage.review_steps(cast, section=cast.other_section)
    article = stage.submitted(cast)
    assert step_of(article) == "Pembaca naskah"
    workflow.perform("approve", cast.legal, article)
    assert article.status == Status.APPROVED


def test_a_section_whose_steps_are_all_retired_uses_the_newsrooms(cast):
    for step in stage.review_steps(cast):
        step.is_active = False
        step.save()
    ReviewStep.objects.create(name="Pembaca naskah").people.add(cast.legal)
    assert step_of(stage.submitted(cast)) == "Pembaca naskah"


def test_a_story_at_a_step_that_is_retired_is_finished_there(cast):
    article = stage.at_step(cast)
    ReviewStep.objects.filter(name="Hukum").update(is_active=False)
    workflow.perform("approve", cast.legal, article)
    assert article.status == Status.APPROVED


def test_steps_set_up_meanwhile_are_asked_too(cast):
    article = stage.submitted(cast)
    stage.review_steps(cast)
    workflow.perform("approve", cast.section_editor, article)
    assert step_of(article) == "Redaktur"
    workflow.perform("approve", cast.section_editor, article)
    assert step_of(article) == "Hukum"


def test_the_edition_names_who_approved_last(cast):
    article = stage.at_step(cast)
    workflow.perform("approve", cast.legal, article)
    workflow.perform("publish", cast.section_editor, article)
    assert editions.current(article).approved_by == cast.legal


def test_what_is_published_is_the_approved_text_and_never_a_newer_save(cast):
    article = stage.at_step(cast, standfirst="Disetujui lama.")
    workflow.perform("approve", cast.legal, article)
    stage.save(article, cast.section_editor, standfirst="Disetujui baru.")
    with pytest.raises(Refused):
        workflow.perform("publish", cast.section_editor, article)
    assert editions.current(article) is None
    for move, who in [("approve", cast.section_editor), ("approve", cast.legal), ("publish", cast.section_editor)]:
        workflow.perform(move, who, article)
    assert editions.current(article).standfirst == "Disetujui baru."


def test_a_story_stands_at_a_step_only_in_review(cast):
    article = stage.at_step(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(status=Status.DRAFT)


@pytest.mark.parametrize("move", ["spike", "withdraw"])
def test_a_story_taken_out_of_review_leaves_its_step_and_begins_anew_later(cast, move):
    stage.review_steps(cast)
    article = stage.draft(cast)
    if move == "withdraw":
        workflow.perform("submit", cast.writer, article)
        for who in (cast.section_editor, cast.legal):
            workflow.perform("approve", who, article)
        workflow.perform("publish", cast.section_editor, article)
        stage.save(article, cast.writer, headline="Baru")
    workflow.perform("submit", cast.writer, article)
    run = article.review_run
    order = Order(note="Keliru.", ground="false")
    if move == "withdraw":
        stage.withdraw(cast.editor_in_chief, article, order)
    else:
        workflow.perform(move, cast.editor_in_chief, article, order)
    assert step_of(article) == ""
    workflow.perform("restore", cast.editor_in_chief, article)
    workflow.perform("submit", cast.writer, article)
    assert (step_of(article), article.review_run) == ("Redaktur", run + 1)


# Agreement


@pytest.fixture
def all_of(cast):
    """A step at which two named people must agree, before which nothing stands."""
    step = ReviewStep.objects.create(section=cast.section, name="Dewan", agreement=Agreement.ALL)
    step.people.set([cast.section_editor, cast.legal])
    stage.forget_seats(cast)
    return step


def test_all_named_people_must_approve(cast, all_of):
    article = stage.submitted(cast)
    workflow.perform("approve", cast.legal, article)
    assert (step_of(article), article.status) == ("Dewan", Status.IN_REVIEW)
    assert able(article) == [cast.section_editor]
    workflow.perform("approve", cast.section_editor, article)
    assert article.status == Status.APPROVED


def test_those_who_opened_the_story_together_approve_one_after_the_other(cast, all_of):
    article = stage.submitted(cast)
    order = Order(version=article.version)
    workflow.perform("approve", cast.legal, article, order)
    workflow.perform("approve", cast.section_editor, article, order)
    assert article.status == Status.APPROVED


@pytest.mark.parametrize("meanwhile", ["saved", "sent back", "taken for another desk", "never"])
def test_an_approval_of_what_is_no_longer_so_is_refused(cast, all_of, trace, meanwhile):
    article = stage.submitted(cast)
    order = Order(version=article.version + 9 * (meanwhile == "never"))
    workflow.perform("approve", cast.legal, article)
    if meanwhile == "saved":
        stage.save(article, cast.managing_editor, headline="Judul yang sudah lain")
    if meanwhile == "sent back":
        workflow.perform("request_changes", cast.legal, article, Order(note="Perbaiki."))
        workflow.perform("submit", cast.writer, article)
    if meanwhile == "taken for another desk":
        workflow.perform("hand_over", cast.managing_editor, article, Order(section=cast.other_section))
        workflow.perform("hand_over", cast.managing_editor, article, Order(section=cast.section))
    with trace(article), pytest.raises(Stale):
        workflow.perform("approve", cast.section_editor, article, order)


def test_who_has_approved_waits_for_the_others(cast, all_of, trace):
    article = stage.submitted(cast)
    workflow.perform("approve", cast.legal, article)
    with trace(article), pytest.raises(Refused, match="waits for the others"):
        workflow.perform("approve", cast.legal, article)


def test_nobody_waits_for_someone_who_was_switched_off(cast, all_of):
    article = stage.submitted(cast)
    workflow.perform("approve", cast.legal, article)
    cast.section_editor.is_active = False
    cast.section_editor.save()
    assert workflow.settle_due() == 1
    article.refresh_from_db()
    assert article.status == Status.APPROVED
    assert moves(article)[-1] == "agree"


def test_a_step_of_several_that_nobody_approved_never_goes_on_by_itself(cast, all_of):
    article = stage.submitted(cast)
    type(cast.writer).objects.filter(pk__in=[cast.section_editor.pk, cast.legal.pk]).update(is_active=False)
    assert workflow.settle_due() == 0
    assert step_of(article) == "Dewan"


def test_nobody_waits_for_the_writer_who_is_named(cast, all_of):
    all_of.people.add(cast.writer)
    stage.forget_seats(cast)
    article = stage.submitted(cast)
    for who in (cast.legal, cast.section_editor):
        workflow.perform("approve", who, article)
    assert article.status == Status.APPROVED


def test_an_approval_of_an_older_text_counts_for_nobody(cast, all_of):
    article = stage.submitted(cast)
    workflow.perform("approve", cast.legal, article)
    stage.copy_edit(article, cast.section_editor)
    assert moves(article)[-1] == "reopen"
    workflow.perform("approve", cast.section_editor, article)
    assert (article.status, able(article)) == (Status.IN_REVIEW, [cast.legal])


def test_a_step_that_sent_back_what_one_of_it_approved_asks_them_again(cast, all_of):
    article = stage.submitted(cast)
    workflow.perform("approve", cast.legal, article)
    workflow.perform("request_changes", cast.section_editor, article, Order(note="Cek lagi."))
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    assert (article.status, able(article)) == (Status.IN_REVIEW, [cast.legal])


# Sent back


def sent_back(cast, article, by):
    workflow.perform("request_changes", by, article, Order(note="Sebut sumbernya."))
    return article


def test_a_story_that_was_sent_back_goes_on_where_it_was_sent_back(cast):
    article = sent_back(cast, stage.at_step(cast), cast.legal)
    assert (article.status, article.sent_back_step.name, step_of(article)) == (Status.CHANGES_REQUESTED, "Hukum", "")
    workflow.perform("submit", cast.writer, article)
    assert (step_of(article), article.review_run, article.sent_back_step) == ("Hukum", 1, None)


def test_a_writer_may_start_over_instead(cast):
    article = sent_back(cast, stage.at_step(cast), cast.legal)
    workflow.perform("submit", cast.writer, article, Order(start_over=True))
    assert (step_of(article), article.review_run) == ("Redaktur", 2)


def test_earlier_steps_are_asked_again_about_a_text_that_changed(cast):
    article = sent_back(cast, stage.at_step(cast), cast.legal)
    stage.save(article, cast.writer, headline="Diubah")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.legal, article)
    assert (step_of(article), article.status) == ("Redaktur", Status.IN_REVIEW)
    workflow.perform("approve", cast.section_editor, article)
    assert article.status == Status.APPROVED
    assert article.approved_revision == newest(article)


def test_earlier_steps_are_not_asked_again_about_the_same_text(cast):
    article = sent_back(cast, stage.at_step(cast), cast.legal)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.legal, article)
    assert article.status == Status.APPROVED


def test_a_story_sent_back_by_a_step_that_is_gone_starts_over(cast):
    article = sent_back(cast, stage.at_step(cast), cast.legal)
    ReviewStep.objects.filter(name="Hukum").update(is_active=False)
    workflow.perform("submit", cast.writer, article)
    assert (step_of(article), article.review_run) == ("Redaktur", 2)


def test_sending_back_needs_a_note(cast, trace):
    article = stage.at_step(cast)
    with trace(article), pytest.raises(Refused):
        workflow.perform("request_changes", cast.legal, article, Order(note="  "))


def test_what_was_approved_and_is_sent_back_passes_every_step_again(cast):
    article = stage.at_step(cast)
    workflow.perform("approve", cast.legal, article)
    sent_back(cast, article, cast.section_editor)
    assert article.approved_revision is None
    workflow.perform("submit", cast.writer, article)
    assert (step_of(article), article.review_run) == ("Redaktur", 2)


def test_notes_of_every_round_stay(cast):
    article = stage.at_step(cast)
    for note in ("Pertama.", "Kedua."):
        workflow.perform("request_changes", cast.legal, article, Order(note=note))
        workflow.perform("submit", cast.writer, article)
    notes = article.transitions.exclude(note="").order_by("pk").values_list("note", "step_name")
    assert list(notes) == [("Pertama.", "Hukum"), ("Kedua.", "Hukum")]


# A changed text


def test_a_change_by_a_later_step_goes_back_to_the_first_that_approved_the_old_text(cast):
    article = stage.at_step(cast)
    stage.save(article, cast.legal, headline="Disunting hukum")
    assert step_of(article) == "Redaktur"
    assert moves(article) == ["submit", "approve", "reopen"]
    made = article.transitions.get(move="reopen")
    assert (made.step_name, made.to_step_name, made.by) == ("Hukum", "Redaktur", cast.legal)


def test_a_change_before_anyone_approved_stays_at_its_step(cast):
    article = stage.at_step(cast, "Redaktur")
    stage.save(article, cast.section_editor, headline="Disunting")
    assert (step_of(article), moves(article)) == ("Redaktur", ["submit"])


def test_a_change_after_approval_goes_back_to_the_first_step_that_approved(cast):
    article = stage.at_step(cast)
    workflow.perform("approve", cast.legal, article)
    stage.save(article, cast.section_editor, headline="Diubah lagi")
    assert (step_of(article), article.status, article.approved_revision) == ("Redaktur", Status.IN_REVIEW, None)


def test_a_save_without_a_change_resets_nothing(cast, trace):
    article = stage.at_step(cast)
    with trace(article):
        assert stage.save(article, cast.legal) is None


def test_a_change_after_a_step_was_skipped_goes_to_the_first_that_approved(cast):
    editor, lawyer = stage.review_steps(cast)
    editor.is_skippable = True
    editor.save()
    last = ReviewStep.objects.create(section=cast.section, name="Pemred", order=3)
    last.people.add(cast.editor_in_chief)
    stage.forget_seats(cast)
    article = stage.submitted(cast)
    workflow.perform("skip", cast.section_editor, article, Order(note="Mendesak."))
    workflow.perform("approve", cast.legal, article)
    assert step_of(article) == "Pemred"
    stage.save(article, cast.editor_in_chief, headline="Diubah")
    assert step_of(article) == lawyer.name


# Skipping


def test_a_skippable_step_is_skipped_with_a_note(cast):
    article = stage.at_step(cast, skippable=True)
    workflow.perform("skip", cast.section_editor, article, Order(note="Tak ada soal hukum."))
    assert article.status == Status.APPROVED
    word = article.approvals.get(skipped=True)
    assert (word.step_name, word.by) == ("Hukum", cast.section_editor)
    assert article.transitions.get(move="skip").note == "Tak ada soal hukum."


def test_skipping_needs_a_note(cast, trace):
    article = stage.at_step(cast, skippable=True)
    with trace(article), pytest.raises(Refused):
        workflow.perform("skip", cast.section_editor, article)


def test_a_text_that_nobody_approved_cannot_be_skipped_through(cast, trace):
    step = ReviewStep.objects.create(section=cast.section, name="Cepat", is_skippable=True)
    step.people.add(cast.legal)
    article = stage.submitted(cast)
    with trace(article), pytest.raises(Refused, match="Nobody has approved"):
        workflow.perform("skip", cast.section_editor, article, Order(note="Mendesak."))


def test_an_edition_never_names_who_skipped_as_who_approved(cast):
    article = stage.at_step(cast, skippable=True)
    workflow.perform("skip", cast.managing_editor, article, Order(note="Mendesak."))
    workflow.perform("publish", cast.managing_editor, article)
    assert editions.current(article).approved_by == cast.section_editor


def test_skipping_is_not_offered_where_it_is_not_allowed(cast, trace):
    article = stage.at_step(cast)
    assert "skip" not in {answer.move.name for answer in workflow.available(cast.section_editor, article)}
    with trace(article), pytest.raises(Refused):
        workflow.perform("skip", cast.section_editor, article, Order(note="Mendesak."))


# Who may, for everyone

MAY = {
    ("Redaktur", "approve"): {"section_editor"},
    ("Hukum", "approve"): {"legal"},
    ("Redaktur", "skip"): set(),
    ("Hukum", "skip"): {"section_editor", "managing_editor", "editor_in_chief"},
    ("Redaktur", "request_changes"): {"section_editor", "managing_editor", "editor_in_chief"},
    ("Hukum", "request_changes"): {"section_editor", "managing_editor", "editor_in_chief", "legal"},
}


@pytest.mark.parametrize(("step", "move"), MAY)
def test_only_those_who_may_move_a_story_on_and_others_leave_no_trace(cast, trace, step, move):
    article = stage.at_step(cast, step, skippable=True)
    for who, person in cast.people.items():
        answer = workflow.ask(MOVES[move], person, article)
        assert answer.allowed == (who in MAY[step, move]), (who, str(answer.reason))
        if not answer.allowed:
            with trace(article), pytest.raises(Refused):
                workflow.perform(move, person, article, Order(note="Catatan."))


def test_nobody_approves_two_steps_of_one_round(cast, trace, settings):
    _editor, lawyer = stage.review_steps(cast)
    lawyer.people.add(cast.section_editor)
    stage.forget_seats(cast)
    article = stage.at_step(cast)
    with trace(article), pytest.raises(Refused, match="“Redaktur”"):
        workflow.perform("approve", cast.section_editor, article)
    settings.NEWSROOM_ONE_STEP_EACH = False
    workflow.perform("approve", cast.section_editor, article)
    assert article.status == Status.APPROVED


def test_the_same_step_may_be_approved_again_in_the_same_round(cast):
    article = stage.at_step(cast)
    stage.save(article, cast.legal, headline="Disunting hukum")
    workflow.perform("approve", cast.section_editor, article)
    assert step_of(article) == "Hukum"


def test_another_round_is_open_to_another_step(cast):
    _editor, lawyer = stage.review_steps(cast)
    lawyer.people.add(cast.section_editor)
    stage.forget_seats(cast)
    article = sent_back(cast, stage.at_step(cast), cast.legal)
    workflow.perform("submit", cast.writer, article, Order(start_over=True))
    second = UserFactory(roles=["section_editor"], desks=[cast.section])
    workflow.perform("approve", second, article)
    workflow.perform("approve", cast.section_editor, article)
    assert article.status == Status.APPROVED


@pytest.mark.parametrize("move", ["approve", "skip"])
def test_nobody_passes_on_what_they_wrote(cast, trace, settings, move):
    stage.review_steps(cast)
    ReviewStep.objects.update(is_skippable=True)
    article = stage.draft(cast, created_by=cast.section_editor)
    workflow.perform("submit", cast.section_editor, article)
    with trace(article), pytest.raises(Refused, match="You wrote"):
        workflow.perform(move, cast.section_editor, article, Order(note="Saya sendiri."))
    settings.NEWSROOM_FOUR_EYES = False
    workflow.perform("approve", cast.section_editor, article)
    assert step_of(article) == "Hukum"


def test_a_reviewer_who_edits_at_their_step_has_not_written_the_text(cast):
    article = stage.at_step(cast, "Redaktur")
    stage.copy_edit(article, cast.section_editor)
    workflow.perform("approve", cast.section_editor, article)
    assert step_of(article) == "Hukum"


def test_who_reviews_in_questions_and_in_lists_of_people_is_the_same(cast):
    both = UserFactory(roles=["section_editor", "legal"], desks=[cast.other_section])
    off = UserFactory(roles=["legal"], is_active=False)
    roleless = UserFactory()
    steps = stage.review_steps(cast)
    everyone = [*cast.people.values(), both, off, roleless]
    anywhere = ReviewStep.objects.create(section=cast.section, name="Nama")
    anywhere.people.set([cast.other_writer, off, roleless])
    stage.forget_seats(cast)
    for section in (cast.section, cast.other_section):
        article = stage.submitted(cast, section=section)
        for step in [*steps, anywhere, None]:
            Article.objects.filter(pk=article.pk).update(review_step=step)
            article.refresh_from_db()
            asked = {person.pk for person in everyone if reviewers.reviews(person, article)}
            assert asked == set(reviewers.of(step, section.pk).values_list("pk", flat=True)), (section, step)


def test_a_role_outside_the_desk_reviews_only_where_the_step_says_so(cast):
    stage.review_steps(cast, desk_only=True)
    article = stage.at_step(cast)
    assert not workflow.ask(MOVES["approve"], cast.legal, article).allowed
    member = UserFactory(roles=["legal"], desks=[cast.section])
    leader = UserFactory(roles=["legal"])
    leader.roles.add(Role.objects.create(codename="all", name="Semua", rights=["all_desks"]))
    for person in (member, leader):
        assert workflow.ask(MOVES["approve"], person, article).allowed


# Written down


def test_an_approval_cannot_be_changed(cast):
    word = stage.approved(cast).approvals.get()
    word.skipped = True
    with pytest.raises(TypeError):
        word.save()


def test_every_move_is_in_the_log_with_its_words_step_and_text(cast):
    article = sent_back(cast, stage.at_step(cast), cast.legal)
    made = list(Entry.objects.filter(kind="story", object_id=article.pk).exclude(action="story.saved").order_by("pk"))
    assert [entry.action for entry in made] == ["story.moved", "story.approved", "story.sent_back"]
    assert (made[-1].actor, made[-1].note) == (cast.legal, "Sebut sumbernya.")
    assert made[-1].details == {
        "move": "request_changes",
        "from": "in_review",
        "to": "changes_requested",
        "revision": newest(article).number,
        "step_name": "Hukum",
    }


def test_waiting_time_counts_from_the_step(cast):
    article = stage.at_step(cast, "Redaktur")
    yesterday = timezone.now() - timedelta(days=1)
    Article.objects.filter(pk=article.pk).update(status_changed_at=yesterday)
    workflow.perform("approve", cast.section_editor, article)
    assert article.status_changed_at > yesterday
