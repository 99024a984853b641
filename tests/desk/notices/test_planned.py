"""The plan tells people what concerns them, and the clock tells of what is late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Edition
from desk.models import Assignment, Notice
from desk.notices import jobs, planned
from desk.planning import planning
from desk.planning.planning import Plan
from tests import stage


@pytest.fixture
def fields(cast):
    due = timezone.now() + timedelta(days=1)
    return {"title": "Rapat dewan", "section": cast.section, "due_at": due, "brief": ""}


@pytest.fixture
def told():
    """`told()`: who was told what since it was last asked."""
    seen = set()

    def ask() -> set[tuple[str, str]]:
        fresh = Notice.objects.exclude(pk__in=seen).select_related("user")
        found = {(notice.user.username, notice.kind) for notice in fresh}
        seen.update(fresh.values_list("pk", flat=True))
        return found

    return ask


def test_who_gets_an_assignment_is_told_and_who_loses_it_too(cast, fields, told):
    row = planning.plan(cast.section_editor, Plan(fields, cast.writer))
    assert told() == {("wati", "assignment_given")}
    notice = Notice.objects.get()
    assert notice.words == {"title": "Rapat dewan", "assignment": row.pk}
    planning.plan(cast.section_editor, Plan(fields, cast.other_writer), row)
    assert told() == {("oki", "assignment_given"), ("wati", "assignment_changed")}


def test_planning_for_oneself_or_for_nobody_tells_nobody(cast, fields, told):
    planning.plan(cast.section_editor, Plan(fields, cast.section_editor))
    planning.plan(cast.section_editor, Plan(fields))
    assert told() == set()


def test_who_planned_it_hears_who_took_it_and_who_gave_it_back(cast, fields, told):
    row = planning.plan(cast.section_editor, Plan(fields))
    row = planning.claim(cast.writer, row)
    assert told() == {("sari", "assignment_claimed")}
    planning.release(cast.writer, row)
    assert told() == {("sari", "assignment_released")}


def test_whoever_has_it_hears_of_another_time_and_of_its_end(cast, fields, told):
    row = planning.plan(cast.section_editor, Plan(fields, cast.writer))
    told()
    row = planning.reschedule(cast.section_editor, row, timezone.now() + timedelta(days=2), None)
    assert told() == {("wati", "assignment_changed")}
    planning.cancel(cast.section_editor, row)
    assert told() == {("wati", "assignment_changed")}


def test_a_refused_verb_tells_nobody(cast, fields, told):
    row = planning.plan(cast.section_editor, Plan(fields, cast.writer))
    told()
    with pytest.raises(planning.Refused):
        planning.claim(cast.other_writer, row)
    assert told() == set()


def test_a_late_assignment_is_told_once_to_who_has_it_and_who_planned_it(cast, fields, told):
    row = planning.plan(cast.section_editor, Plan(fields, cast.writer))
    told()
    assert planned.tell_late() == 0
    Assignment.objects.filter(pk=row.pk).update(due_at=timezone.now() - timedelta(minutes=1))
    assert [planned.tell_late(), planned.tell_late()] == [1, 0]
    assert told() == {("wati", "assignment_late"), ("sari", "assignment_late")}


def test_what_was_filed_in_time_is_not_told_as_late(cast, fields, told):
    row = planning.plan(cast.section_editor, Plan(fields, cast.writer))
    past = timezone.now() - timedelta(minutes=1)
    Assignment.objects.filter(pk=row.pk).update(due_at=past, filed_at=past)
    told()
    assert planned.tell_late() == 0
    assert told() == set()


def test_an_edition_nobody_announced_is_told_once_to_those_who_answer_for_it(cast, told):
    story = stage.published(cast)
    Edition.objects.filter(article=story).update(
        announced_at=None, starts_at=timezone.now() - planned.LATE - timedelta(seconds=5)
    )
    told()
    assert [planned.tell_unannounced(), planned.tell_unannounced()] == [1, 0]
    assert told() == {("sari", "schedule_failed")}


def test_what_was_announced_is_not_late(cast, told):
    story = stage.published(cast)
    long_ago = timezone.now() - timedelta(hours=1)
    Edition.objects.filter(article=story).update(announced_at=long_ago, starts_at=long_ago)
    told()
    assert jobs.tell_of_delays.call() == 0
    assert told() == set()
