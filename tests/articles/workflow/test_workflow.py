"""Moves: what changes, what is written down, and what is refused without a trace."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from articles.models import Article, Edition, Transition
from articles.readers import editions
from articles.refusals import Refused, Stale
from articles.workflow import workflow
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from articles.workflow.status import Change, Status
from tests import stage

pytestmark = pytest.mark.django_db


def test_a_story_goes_from_draft_to_readers(cast):
    article = stage.published(cast)
    assert article.status == Status.PUBLISHED
    assert editions.current(article).headline == article.headline
    assert [made.move for made in article.transitions.order_by("pk")] == ["submit", "approve", "publish"]


def test_readers_have_nothing_before_publication(cast):
    stage.approved(cast)
    assert not Edition.objects.live().exists()


def test_an_approval_binds_to_the_newest_revision(cast):
    article = stage.approved(cast)
    assert article.approved_revision == article.revisions.first()


def test_editing_a_live_story_leaves_readers_text_alone(cast):
    article = stage.published(cast, headline="Lama")
    stage.save(article, cast.writer, headline="Baru")
    article.refresh_from_db()
    assert editions.current(article).headline == "Lama"
    assert article.status == Status.DRAFT


def test_an_approved_change_replaces_the_live_text(cast):
    article = stage.published(cast, headline="Lama")
    stage.save(article, cast.writer, headline="Baru")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    workflow.perform("publish", cast.section_editor, article)
    assert editions.current(article).headline == "Baru"
    assert article.editions.count() == 2


def test_first_publication_time_never_moves(cast):
    article = stage.published(cast)
    first = editions.current(article).published_at
    stage.save(article, cast.writer, headline="Baru")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    workflow.perform("publish", cast.section_editor, article, Order(change=Change.MINOR))
    edition = editions.current(article)
    assert edition.published_at == first
    assert edition.updated_at == first
    assert edition.starts_at > first


def test_a_save_after_approval_sends_the_story_back_to_review(cast):
    article = stage.approved(cast)
    stage.save(article, cast.section_editor, headline="Diubah redaktur")
    assert article.status == Status.IN_REVIEW
    assert article.approved_revision is None


def test_a_save_without_a_change_resets_nothing(cast):
    article = stage.approved(cast)
    assert stage.save(article, cast.section_editor) is None
    assert article.status == Status.APPROVED


def test_a_scheduled_story_appears_because_the_clock_passed(cast):
    article = stage.scheduled(cast, after=timedelta(minutes=10))
    assert editions.current(article) is None
    assert editions.current(article, timezone.now() + timedelta(minutes=11)).headline == article.headline


def test_a_due_story_counts_as_published_when_anyone_asks(cast):
    article = stage.scheduled(cast)
    article.editions.update(starts_at=timezone.now() - timedelta(seconds=1))
    assert workflow.settle_due() == 1
    article.refresh_from_db()
    assert article.status == Status.PUBLISHED


def test_taking_back_a_scheduled_change_lets_the_live_text_go_on(cast):
    article = stage.published(cast, headline="Lama")
    stage.save(article, cast.writer, headline="Baru")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=timezone.now() + timedelta(hours=1)))
    workflow.perform("unschedule", cast.section_editor, article)
    assert editions.current(article).ends_at is None
    assert article.editions.count() == 1
    assert article.status == Status.APPROVED


def test_a_past_time_is_refused(cast):
    article = stage.approved(cast)
    with pytest.raises(Refused, match=r"passed|lewat"):
        workflow.perform(
            "schedule", cast.section_editor, article, Order(starts_at=timezone.now() - timedelta(hours=1))
        )
    assert not article.editions.exists()


def test_withdrawing_ends_the_edition_and_keeps_the_reason(cast):
    article = stage.withdrawn(cast, reason="Sumber keliru.")
    assert editions.current(article) is None
    assert article.withdrawals.get().reason == "Sumber keliru."


def test_withdrawing_needs_a_reason(cast):
    article = stage.published(cast)
    with pytest.raises(Refused):
        workflow.perform("withdraw", cast.editor_in_chief, article)
    assert editions.current(article)


@pytest.mark.parametrize("who", ["writer", "other_writer", "photo_editor", "administrator", "other_section_editor"])
def test_those_who_may_not_approve_leave_no_trace(cast, who):
    article = stage.submitted(cast)
    with pytest.raises(Refused):
        workflow.perform("approve", cast.people[who], article)
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW
    assert not Transition.objects.filter(move="approve").exists()


def test_nobody_approves_what_they_wrote(cast, settings):
    article = stage.draft(cast, created_by=cast.section_editor)
    workflow.perform("submit", cast.section_editor, article)
    with pytest.raises(Refused):
        workflow.perform("approve", cast.section_editor, article)
    settings.NEWSROOM_FOUR_EYES = False
    workflow.perform("approve", cast.section_editor, article)
    assert article.status == Status.APPROVED


def test_an_editor_who_rewrote_a_draft_has_written_it(cast):
    article = stage.draft(cast)
    stage.save(article, cast.section_editor, body="<p>Ditulis ulang redaktur.</p>")
    workflow.perform("submit", cast.writer, article)
    with pytest.raises(Refused):
        workflow.perform("approve", cast.section_editor, article)


def test_an_editor_who_changes_a_live_story_has_written_the_change(cast):
    article = stage.published(cast)
    stage.save(article, cast.section_editor, body="<p>Angka yang baru.</p>")
    workflow.perform("submit", cast.section_editor, article)
    with pytest.raises(Refused, match="Another editor"):
        workflow.perform("approve", cast.section_editor, article)
    workflow.perform("approve", cast.managing_editor, article)
    assert article.status == Status.APPROVED


def test_what_is_missing_is_listed_with_its_field(cast):
    article = stage.draft(cast, standfirst="", lead_photo=None)
    workflow.perform("submit", cast.writer, article)
    answers = {answer.move.name: answer for answer in workflow.available(cast.section_editor, article)}
    assert [item.field for item in answers["approve"].missing] == ["standfirst", "lead_photo"]


def test_a_stale_button_is_refused(cast):
    article = stage.submitted(cast)
    with pytest.raises(Stale):
        workflow.perform("approve", cast.section_editor, article, Order(version=article.version - 1))


def test_a_correction_needs_its_public_note(cast):
    article = stage.published(cast)
    stage.save(article, cast.writer, body="<p>Angka yang benar adalah 12.</p>")
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    with pytest.raises(Refused):
        workflow.perform("publish", cast.section_editor, article, Order(change=Change.CORRECTION))
    workflow.perform(
        "publish", cast.section_editor, article, Order(change=Change.CORRECTION, note="Semula tertulis 21.")
    )
    assert article.corrections.get().note == "Semula tertulis 21."


def test_every_move_is_open_to_someone(cast):
    open_to = set()
    for make in stage.IN_EVERY_STATE.values():
        article = make(cast)
        for person in cast.people.values():
            open_to |= {answer.move.name for answer in workflow.available(person, article) if answer.allowed}
    asked, skippable = stage.published(cast), stage.at_step(cast, skippable=True)
    workflow.perform("ask_withdrawal", cast.managing_editor, asked, Order(note="Keliru.", ground="false"))
    for person, article in ((cast.section_editor, skippable), (cast.editor_in_chief, asked)):
        open_to |= {answer.move.name for answer in workflow.available(person, article) if answer.allowed}
    assert open_to == {name for name, move in MOVES.items() if not move.automatic}


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_a_stranger_may_make_no_move(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    for who in ("other_writer", "other_section_editor", "photo_editor", "administrator"):
        assert not [answer.move.name for answer in workflow.available(cast.people[who], article) if answer.allowed]


def test_what_is_due_by_itself_is_asked_as_a_pair(cast):
    late, over = stage.scheduled(cast), stage.published(cast)
    late.editions.update(starts_at=timezone.now() - timedelta(minutes=1))
    ended = F("starts_at") + timedelta(microseconds=1)
    over.editions.update(ends_at=ended, planned_end_at=ended)
    left = stage.scheduled(cast)
    Article.objects.filter(pk=left.pk).update(follows=stage.draft(cast))
    left.refresh_from_db()
    stories = [late, over, left, *(bring(cast) for bring in stage.IN_EVERY_STATE.values())]
    found = {}
    for move in (move for move in MOVES.values() if move.due):
        found[move.name] = {story.pk for story in move.due.stories()}
        assert found[move.name] == {one.pk for one in stories if one.status in move.sources and move.due.now(one)}
    assert found == {"agree": set(), "arrive": {late.pk}, "hold_back": {left.pk}, "end": {over.pk}}
