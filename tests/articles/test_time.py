"""What time does to a story on the desk: taking a schedule back, ending, and what never moves."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import signals
from articles.models import Article, Correction
from articles.readers import editions
from articles.refusals import Refused
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change, Status
from articles.workflow.workflow import announce_due
from public.models import Purge
from tests import stage

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def heard():
    """The editions of which the floors above were told."""
    told = []

    def hear(sender, **said):
        told.append(said)

    signals.edition_changed.connect(hear)
    yield told
    signals.edition_changed.disconnect(hear)


def approve_change(cast, article, **text):
    stage.save(article, cast.writer, **(text or {"headline": f"{article.headline}, kata gubernur"}))
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    return article


def pass_by(article, by: timedelta):
    """Let so much time go by for a story: everything planned and past moves back."""
    names = ("starts_at", "ends_at", "planned_end_at", "published_at", "updated_at", "resurfaced_at")
    for edition in article.editions.order_by("starts_at"):
        article.editions.filter(pk=edition.pk).update(**{name: F(name) - by for name in names})


class TestUnscheduling:
    def test_the_story_is_where_it_was_with_the_same_approval(self, cast):
        article = stage.approved(cast)
        before = (article.approved_revision, article.review_run, article.review_step)
        workflow.perform("schedule", cast.section_editor, article, Order(starts_at=timezone.now() + HOUR))
        workflow.perform("unschedule", cast.section_editor, article)
        assert article.status == Status.APPROVED
        assert (article.approved_revision, article.review_run, article.review_step) == before
        assert not article.editions.exists()

    def test_nobody_outside_is_told(self, cast, heard, settings, django_capture_on_commit_callbacks):
        article = stage.approved(cast)
        settings.NEWSROOM_PURGE_URLS = ["http://cache.example/"]
        purged = Purge.objects.count()
        with django_capture_on_commit_callbacks(execute=True):
            workflow.perform("schedule", cast.section_editor, article, Order(starts_at=timezone.now() + HOUR))
            workflow.perform("unschedule", cast.section_editor, article)
            announce_due.call()
        assert heard == []
        assert Purge.objects.count() == purged
        assert not DBTaskResult.objects.filter(task_path="public.fast.jobs.send_purge").exists()

    def test_a_scheduled_change_leaves_the_live_edition_as_it_was(
        self, cast, heard, django_capture_on_commit_callbacks
    ):
        article = stage.published(cast)
        before = article.editions.values().get()
        approve_change(cast, article)
        heard.clear()
        with django_capture_on_commit_callbacks(execute=True):
            order = Order(starts_at=timezone.now() + HOUR, change=Change.CORRECTION, note="Keliru.")
            workflow.perform("schedule", cast.section_editor, article, order)
            workflow.perform("unschedule", cast.section_editor, article)
        assert article.editions.values().get() == before
        assert article.status == Status.APPROVED
        assert not Correction.objects.exists()
        assert heard == []

    def test_what_has_just_gone_live_is_not_taken_back(self, cast):
        article = stage.scheduled(cast)
        pass_by(article, 2 * HOUR)
        with pytest.raises(Refused):
            workflow.perform("unschedule", cast.section_editor, article)
        assert editions.current(article) is not None


class TestEnding:
    def test_a_story_whose_end_has_come_is_ended_and_not_published(self, cast):
        article = stage.ended(cast)
        assert article.status == Status.ENDED
        assert article.approved_revision is None
        assert [move.move for move in article.transitions.all()[:2]] == ["end", "arrive"]
        assert article.transitions.first().by is None

    def test_the_sweep_ends_it_and_tells_caches_once(self, cast, heard, django_capture_on_commit_callbacks):
        article = stage.approved(cast)
        workflow.perform("publish", cast.section_editor, article, Order(ends_at=timezone.now() + HOUR))
        pass_by(article, 2 * HOUR)
        heard.clear()
        with django_capture_on_commit_callbacks(execute=True):
            announce_due.call()
            announce_due.call()
        article.refresh_from_db()
        assert article.status == Status.ENDED
        assert [(said["before"].article_id, said["after"]) for said in heard] == [(article.pk, None)]

    def test_a_story_without_an_end_stays_published(self, cast):
        article = stage.published(cast)
        pass_by(article, 1000 * HOUR)
        workflow.settle_due()
        article.refresh_from_db()
        assert article.status == Status.PUBLISHED

    def test_a_change_under_way_is_not_put_away_when_the_live_text_ends(self, cast):
        article = stage.approved(cast)
        workflow.perform("publish", cast.section_editor, article, Order(ends_at=timezone.now() + HOUR))
        approve_change(cast, article)
        pass_by(article, 2 * HOUR)
        workflow.settle(article)
        assert article.status == Status.APPROVED

    def test_an_earlier_end_that_a_change_replaced_ends_nothing(self, cast):
        article = stage.approved(cast)
        workflow.perform("publish", cast.section_editor, article, Order(ends_at=timezone.now() + HOUR))
        approve_change(cast, article)
        workflow.perform("publish", cast.section_editor, article)
        pass_by(article, 2 * HOUR)
        workflow.settle_due()
        article.refresh_from_db()
        assert article.status == Status.PUBLISHED

    def test_nobody_ends_a_story_by_hand(self, cast):
        article = stage.published(cast)
        for person in cast.people.values():
            with pytest.raises(Refused):
                workflow.perform("end", person, article)

    def test_those_who_may_spike_restore_it_and_nobody_else(self, cast):
        for name, person in cast.people.items():
            article = stage.ended(cast)
            answer = workflow.ask(workflow.MOVES["restore"], person, article)
            assert answer.allowed == (name in {"section_editor", "managing_editor", "editor_in_chief"}), name

    def test_the_same_text_approved_again_waits_for_its_new_time(self, cast):
        article = stage.ended(cast)
        workflow.perform("restore", cast.section_editor, article)
        workflow.perform("submit", cast.writer, article)
        workflow.perform("approve", cast.section_editor, article)
        workflow.perform("schedule", cast.section_editor, article, Order(starts_at=timezone.now() + HOUR))
        workflow.settle(article)
        assert article.status == Status.SCHEDULED
        pass_by(article, 2 * HOUR)
        workflow.settle(article)
        assert article.status == Status.PUBLISHED


class TestFirstPublished:
    def test_it_never_moves(self, cast):
        article = stage.published(cast)
        first = editions.current(article).published_at
        seen = []

        def note():
            seen.append(editions.current(article, timezone.now() + 9 * HOUR).published_at)

        approve_change(cast, article)
        workflow.perform("publish", cast.section_editor, article, Order(change=Change.UPDATE, resurface=True))
        note()
        approve_change(cast, article)
        workflow.perform("schedule", cast.section_editor, article, Order(starts_at=timezone.now() + HOUR))
        note()
        workflow.perform("unschedule", cast.section_editor, article)
        note()
        stage.withdraw(cast.editor_in_chief, article, Order(note="Keliru.", ground="false"))
        workflow.perform("restore", cast.editor_in_chief, article)
        approve_change(cast, article)
        workflow.perform("publish", cast.managing_editor, article)
        note()
        assert seen == [first] * 4

    def test_a_plan_that_was_taken_back_was_no_first_publication(self, cast):
        article = stage.scheduled(cast, after=HOUR)
        workflow.perform("unschedule", cast.section_editor, article)
        later = timezone.now() + 5 * HOUR
        workflow.perform("schedule", cast.section_editor, article, Order(starts_at=later))
        assert article.editions.get().published_at == later


class TestWhatAChangeIs:
    @pytest.mark.parametrize(
        ("change", "resurface", "shown_as_updated", "on_top"),
        [
            (Change.MINOR, False, False, False),
            (Change.MINOR, True, False, False),
            (Change.UPDATE, False, True, False),
            (Change.UPDATE, True, True, True),
            (Change.CORRECTION, True, True, False),
        ],
    )
    def test_what_moves_the_time_of_update_and_the_place_in_lists(
        self, cast, change, resurface, shown_as_updated, on_top
    ):
        article = stage.published(cast)
        pass_by(article, HOUR)
        before = editions.current(article)
        approve_change(cast, article)
        order = Order(change=change, note="Angka keliru.", resurface=resurface)
        workflow.perform("publish", cast.section_editor, article, order)
        now = editions.current(article)
        assert (now.updated_at > before.updated_at) == shown_as_updated
        assert (now.listed_at > before.listed_at) == on_top
        assert now.published_at == before.published_at
        assert now.change == change

    def test_a_minor_fix_leaves_the_story_on_top_where_an_update_put_it(self, cast):
        article = approve_change(cast, stage.published(cast))
        workflow.perform("publish", cast.section_editor, article, Order(change=Change.UPDATE, resurface=True))
        top = editions.current(article).listed_at
        approve_change(cast, article)
        workflow.perform("publish", cast.section_editor, article, Order(change=Change.MINOR))
        assert editions.current(article).listed_at == top

    def test_a_first_publication_is_one_whatever_was_answered(self, cast):
        article = stage.approved(cast)
        workflow.perform("publish", cast.section_editor, article, Order(change=Change.UPDATE, resurface=True))
        edition = Article.objects.get(pk=article.pk).editions.get()
        assert (edition.change, edition.resurfaced_at) == (Change.FIRST, None)
