"""Another time for what is scheduled: one move, or none where it is the same time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.readers.editions import current, waiting
from articles.refusals import Refused, Stale
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from audit.models import Entry
from desk.calendar.rescheduling import on_day, reschedule
from desk.models import Notice
from tests import stage

pytestmark = pytest.mark.django_db


def soon(hours: int):
    return timezone.now().replace(microsecond=0) + timedelta(hours=hours)


def test_the_text_begins_at_the_new_time_and_ends_when_it_was_to_end(cast):
    story = stage.approved(cast)
    ends = soon(90)
    workflow.perform("schedule", cast.section_editor, story, Order(starts_at=soon(2), ends_at=ends))
    starts = soon(30)
    reschedule(cast.section_editor, story, starts, story.version)
    story.refresh_from_db()
    (edition,) = story.editions.all()
    assert (edition.starts_at, edition.ends_at, story.status) == (starts, ends, "scheduled")


def counted(story) -> tuple:
    """What grows with anything that is written of a story."""
    story.refresh_from_db()
    told = Entry.objects.filter(kind="story", object_id=story.pk).count()
    return story.version, story.transitions.count(), told, Notice.objects.count()


def test_a_real_change_is_one_entry_wherever_entries_are_counted(cast, django_capture_on_commit_callbacks):
    story = stage.scheduled(cast)
    version, moves, told, notices = counted(story)
    starts = soon(30)
    with django_capture_on_commit_callbacks(execute=True):
        assert reschedule(cast.section_editor, story, starts, story.version)
    assert counted(story) == (version + 1, moves + 1, told + 1, notices + 1)
    assert story.transitions.first().move == "reschedule"
    entry = Entry.objects.filter(object_id=story.pk).latest("pk")
    assert (entry.action, entry.details["begins"]) == ("story.rescheduled", starts.isoformat())


@pytest.mark.parametrize("shift", [timedelta(), timedelta(seconds=1)])
def test_the_same_minute_writes_counts_and_tells_nothing(cast, shift, django_capture_on_commit_callbacks):
    story = stage.approved(cast)
    workflow.perform(
        "schedule", cast.section_editor, story, Order(starts_at=soon(2).replace(second=10), ends_at=soon(9))
    )
    edition, before = waiting(story), counted(story)
    with django_capture_on_commit_callbacks(execute=True):
        assert not reschedule(cast.section_editor, story, edition.starts_at + shift, story.version)
    assert counted(story) == before
    assert waiting(story) == edition


def test_the_same_beginning_with_another_end_is_a_change(cast):
    story = stage.scheduled(cast)
    starts, ends = waiting(story).starts_at, soon(90)
    assert workflow.perform("reschedule", cast.section_editor, story, Order(starts_at=starts, ends_at=ends))
    assert (waiting(story).starts_at, waiting(story).ends_at) == (starts, ends)


def test_who_may_not_is_refused_at_the_same_time_too(cast):
    story = stage.scheduled(cast)
    with pytest.raises(Refused):
        reschedule(cast.writer, story, waiting(story).starts_at, story.version)


def test_a_scheduled_change_of_a_live_story_leaves_readers_what_they_have_meanwhile(cast):
    story = stage.published(cast)
    live = current(story)
    stage.save(story, cast.writer, headline="Judul baru")
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    workflow.perform("schedule", cast.section_editor, story, Order(starts_at=soon(2)))
    for starts in (soon(30), soon(5)):
        reschedule(cast.section_editor, story, starts, story.version)
        live.refresh_from_db()
        assert (current(story), live.ends_at, story.editions.count()) == (live, starts, 2)


def test_the_lifting_of_a_withdrawal_moves_along(cast):
    story = stage.withdrawn(cast)
    workflow.perform("restore", cast.editor_in_chief, story)
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    workflow.perform("schedule", cast.managing_editor, story, Order(starts_at=soon(2)))
    starts = soon(30)
    reschedule(cast.managing_editor, story, starts, story.version)
    assert story.withdrawals.get().lifted_at == starts


def test_an_embargo_stands_against_an_earlier_time(cast):
    story = stage.approved(cast)
    type(story).objects.filter(pk=story.pk).update(embargo_until=soon(10))
    story.refresh_from_db()
    starts = soon(20)
    workflow.perform("schedule", cast.section_editor, story, Order(starts_at=starts))
    with pytest.raises(Refused, match="embargo"):
        reschedule(cast.section_editor, story, soon(5), story.version)
    assert waiting(story).starts_at == starts


def test_the_approval_stays(cast):
    story = stage.scheduled(cast)
    approved = story.approved_revision
    reschedule(cast.section_editor, story, soon(30), story.version)
    story.refresh_from_db()
    edition = waiting(story)
    assert (story.approved_revision, edition.revision, edition.approved_by) == (
        approved,
        approved,
        cast.section_editor,
    )


@pytest.mark.parametrize("who", ["writer", "other_section_editor", "photo_editor", "administrator"])
def test_those_who_do_not_publish_here_change_no_time(cast, who):
    story = stage.scheduled(cast)
    before = waiting(story).starts_at
    with pytest.raises(Refused):
        reschedule(cast.people[who], story, soon(30), story.version)
    story.refresh_from_db()
    assert (waiting(story).starts_at, story.status) == (before, "scheduled")


def test_a_time_that_has_passed_leaves_the_old_schedule(cast):
    story = stage.scheduled(cast)
    before, moves = waiting(story).starts_at, story.transitions.count()
    with pytest.raises(Refused, match="passed"):
        reschedule(cast.section_editor, story, soon(-1), story.version)
    story.refresh_from_db()
    assert (waiting(story).starts_at, story.status) == (before, "scheduled")
    assert story.transitions.count() == moves


def test_a_time_after_its_end_leaves_the_old_schedule(cast):
    story = stage.approved(cast)
    workflow.perform("schedule", cast.section_editor, story, Order(starts_at=soon(2), ends_at=soon(9)))
    with pytest.raises(Refused):
        reschedule(cast.section_editor, story, soon(30), story.version)
    story.refresh_from_db()
    assert story.status == "scheduled"


def test_a_stale_copy_changes_no_time(cast):
    story = stage.scheduled(cast)
    seen = story.version
    reschedule(cast.section_editor, story, soon(30), seen)
    with pytest.raises(Stale):
        reschedule(cast.section_editor, story, soon(50), seen)


def test_what_is_not_scheduled_has_no_time_to_change(cast):
    story = stage.approved(cast)
    with pytest.raises(Refused, match="not scheduled"):
        reschedule(cast.section_editor, story, soon(30), story.version)


def test_a_scheduled_correction_keeps_its_note(cast):
    story = stage.published(cast)
    stage.save(story, cast.writer, headline="Judul yang dibetulkan")
    workflow.perform("submit", cast.writer, story)
    workflow.perform("approve", cast.section_editor, story)
    order = Order(starts_at=soon(2), change=Change.CORRECTION, note="Tanggalnya keliru.")
    workflow.perform("schedule", cast.section_editor, story, order)
    reschedule(cast.section_editor, story, soon(30), story.version)
    edition = waiting(story)
    assert (edition.change, edition.correction.note) == (Change.CORRECTION, "Tanggalnya keliru.")


def test_another_day_keeps_the_time_of_day_over_a_change_of_clocks():
    with timezone.override("Europe/Berlin"):
        summer = timezone.make_aware(datetime(2026, 10, 24, 9, 30))
        winter = on_day(summer, summer.date() + timedelta(days=2))
        assert timezone.localtime(winter).hour == 9
        assert winter.astimezone(UTC) - summer.astimezone(UTC) == timedelta(days=2, hours=1)
