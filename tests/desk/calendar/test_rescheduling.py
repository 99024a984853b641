"""Another time for what is scheduled: both moves or neither."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.refusals import Refused, Stale
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Change
from desk.calendar.rescheduling import on_day, reschedule, upcoming
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


def test_both_moves_are_in_the_history(cast):
    story = stage.scheduled(cast)
    reschedule(cast.section_editor, story, soon(30), story.version)
    moves = list(story.transitions.order_by("pk").values_list("move", flat=True))
    assert moves[-2:] == ["unschedule", "schedule"]


@pytest.mark.parametrize("who", ["writer", "other_section_editor", "photo_editor", "administrator"])
def test_those_who_do_not_publish_here_change_no_time(cast, who):
    story = stage.scheduled(cast)
    before = upcoming(story).starts_at
    with pytest.raises(Refused):
        reschedule(cast.people[who], story, soon(30), story.version)
    story.refresh_from_db()
    assert (upcoming(story).starts_at, story.status) == (before, "scheduled")


def test_a_time_that_has_passed_leaves_the_old_schedule(cast):
    story = stage.scheduled(cast)
    before, moves = upcoming(story).starts_at, story.transitions.count()
    with pytest.raises(Refused, match="passed"):
        reschedule(cast.section_editor, story, soon(-1), story.version)
    story.refresh_from_db()
    assert (upcoming(story).starts_at, story.status) == (before, "scheduled")
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
    edition = upcoming(story)
    assert (edition.change, edition.correction.note) == (Change.CORRECTION, "Tanggalnya keliru.")


def test_another_day_keeps_the_time_of_day_over_a_change_of_clocks():
    with timezone.override("Europe/Berlin"):
        summer = timezone.make_aware(datetime(2026, 10, 24, 9, 30))
        winter = on_day(summer, summer.date() + timedelta(days=2))
        assert timezone.localtime(winter).hour == 9
        assert winter.astimezone(UTC) - summer.astimezone(UTC) == timedelta(days=2, hours=1)
