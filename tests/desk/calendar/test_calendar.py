"""The calendar: what stands on which day, for whom, and at what cost."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles.models import Article, Edition
from articles.workflow import workflow
from articles.workflow.order import Order
from desk.calendar import calendar
from tests import stage
from tests.desk.planning.test_planning import planned

pytestmark = pytest.mark.django_db


def in_days(days: int, hour: int = 12) -> datetime:
    local = timezone.localtime() + timedelta(days=days)
    return local.replace(hour=hour, minute=0, second=0, microsecond=0)


def fortnight(back: int = 3) -> calendar.Span:
    return calendar.agenda(timezone.localdate() - timedelta(days=back))


def found(person, section=None) -> set[tuple]:
    """(kind, day from today) of everything in view."""
    today = timezone.localdate()
    days = calendar.read(fortnight(), person, section).days
    return {(event.kind, (day.date - today).days) for day in days for event in day.events}


def schedule(cast, starts_at, ends_at=None):
    story = stage.approved(cast)
    workflow.perform("schedule", cast.section_editor, story, Order(starts_at=starts_at, ends_at=ends_at))
    return story


def test_each_kind_stands_on_its_day(cast):
    schedule(cast, in_days(2), in_days(5))
    stage.published(cast)
    Article.objects.filter(pk=stage.draft(cast).pk).update(embargo_until=in_days(3))
    planned(cast, due_at=in_days(4))
    assert found(cast.section_editor) == {("begins", 2), ("ends", 5), ("published", 0), ("embargo", 3), ("due", 4)}


def test_a_stranger_sees_none_of_it(cast):
    schedule(cast, in_days(2), in_days(5))
    stage.published(cast)
    Article.objects.filter(pk=stage.draft(cast).pk).update(embargo_until=in_days(3))
    planned(cast, cast.writer, due_at=in_days(4))
    for person in (cast.other_writer, cast.other_section_editor, cast.administrator, cast.photo_editor):
        assert found(person) == set()


def test_a_writer_sees_their_stories_and_what_is_theirs_or_open(cast):
    schedule(cast, in_days(2))
    planned(cast, cast.writer, due_at=in_days(4))
    planned(cast, due_at=in_days(5))
    planned(cast, cast.other_writer, due_at=in_days(6))
    assert found(cast.writer) == {("begins", 2), ("due", 4), ("due", 5)}


def test_a_desk_shows_its_own_alone(cast):
    schedule(cast, in_days(2))
    planned(cast, due_at=in_days(4))
    assert found(cast.managing_editor, cast.other_section) == set()
    assert found(cast.managing_editor, cast.section) == {("begins", 2), ("due", 4)}


def test_what_was_replaced_before_its_end_has_no_end(cast):
    story = stage.approved(cast)
    workflow.perform("publish", cast.section_editor, story)
    Edition.objects.update(planned_end_at=in_days(3), ends_at=in_days(1))
    assert ("ends", 3) not in found(cast.section_editor)
    assert ("ends", 1) not in found(cast.section_editor)


def test_a_cancelled_assignment_leaves_the_calendar(cast):
    row = planned(cast, due_at=in_days(4))
    row.cancelled_at = timezone.now()
    row.save()
    assert found(cast.section_editor) == set()


def test_a_moment_stands_on_the_day_it_has_in_the_persons_own_zone(cast):
    moment = datetime(2030, 1, 1, 20, 0, tzinfo=ZoneInfo("UTC"))  # past midnight in Jakarta
    planned(cast, due_at=moment)

    def days(zone):
        with timezone.override(zone):
            filled = calendar.read(calendar.month(date(2030, 1, 1)), cast.section_editor).days
            return [day.date for day in filled if day.events]

    assert days("Asia/Jakarta") == [date(2030, 1, 2)]
    assert days("Europe/Berlin") == [date(2030, 1, 1)]


def test_a_month_is_whole_weeks_and_counts_what_was_published(cast):
    for _ in range(2):
        stage.published(cast)
    today = timezone.localdate()
    filled = calendar.read(calendar.month(today.replace(day=1)), cast.section_editor).days
    assert len(filled) % 7 == 0
    assert filled[0].date.weekday() == 0
    (day,) = [day for day in filled if day.date == today]
    assert (day.published, day.events) == (2, [])
    assert [one.date.month == today.month for one in filled] == [one.meant for one in filled]


def test_only_who_may_move_it_is_offered_another_time(cast):
    schedule(cast, in_days(2))
    planned(cast, cast.writer, due_at=in_days(4))

    def movable(person):
        days = calendar.read(fortnight(), person).days
        return {event.kind for day in days for event in day.events if event.move_url}

    assert movable(cast.section_editor) == movable(cast.managing_editor) == {"begins", "due"}
    assert movable(cast.writer) == set()


def test_what_has_passed_without_a_text_is_late(cast):
    planned(cast, due_at=in_days(-1))
    planned(cast, due_at=in_days(-2), article=stage.submitted(cast))
    days = calendar.read(fortnight(), cast.section_editor).days
    assert [event.late for day in days for event in day.events if event.kind == "due"] == [False, True]


def test_more_of_everything_takes_no_more_statements(cast, django_assert_num_queries):
    person = cast.managing_editor
    for times in (1, 4):
        for _ in range(times):
            schedule(cast, in_days(2), in_days(5))
            planned(cast, cast.writer, due_at=in_days(4))
            stage.published(cast)
        calendar.read(fortnight(), person)
        with django_assert_num_queries(5):
            calendar.read(fortnight(), person)
        with django_assert_num_queries(5):
            calendar.read(calendar.month(timezone.localdate().replace(day=1)), person)


def test_the_stamp_changes_with_what_is_shown(cast):
    span, person = fortnight(), cast.section_editor
    before = calendar.stamp(span, person)
    assert calendar.stamp(span, person) == before
    planned(cast, due_at=in_days(4))
    after = calendar.stamp(span, person)
    assert after != before
    planned(cast, due_at=in_days(40))
    assert calendar.stamp(span, person) == after
