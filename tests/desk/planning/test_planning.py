"""What happens to an assignment, from the plan to print."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.refusals import Refused, Stale
from articles.workflow import workflow
from audit.models import Entry
from desk.models import Assignment, AssignmentState, Notice
from desk.planning import planning
from desk.planning.planning import Plan
from people.models import Role
from people.roles import DEFAULT_ROLES
from tests import stage

pytestmark = pytest.mark.django_db


def planned(cast, assignee=None, by=None, **fields) -> Assignment:
    """An assignment on the cast's section, by its editor, due tomorrow."""
    due = timezone.now() + timedelta(days=1)
    fields = {"title": "Panen raya jagung", "section": cast.section, "due_at": due} | fields
    return planning.plan(by or cast.section_editor, Plan(fields, assignee))


def test_what_an_editor_plans_is_open_until_someone_takes_it(cast):
    row = planned(cast)
    assert row.state == AssignmentState.OPEN
    planning.claim(cast.writer, row)
    row.refresh_from_db()
    assert (row.state, row.assignee) == (AssignmentState.CLAIMED, cast.writer)


def test_what_is_given_to_someone_is_theirs_at_once(cast):
    row = planned(cast, cast.writer)
    assert row.state == AssignmentState.CLAIMED
    assert row.claimed_at is not None


def test_an_assignment_is_not_given_to_someone_who_does_not_write(cast):
    with pytest.raises(Refused, match="does not write"):
        planned(cast, cast.photo_editor)


def test_nobody_plans_for_a_strangers_desk(cast):
    with pytest.raises(Refused):
        planned(cast, by=cast.other_section_editor)
    assert not Assignment.objects.exists()


def test_an_assignment_cannot_be_pushed_onto_a_desk_where_one_does_not_edit(cast):
    row = planned(cast)
    fields = {"title": "Jagung", "section": cast.other_section, "due_at": row.due_at}
    with pytest.raises(Refused):
        planning.plan(cast.section_editor, Plan(fields), row, row.version)
    row.refresh_from_db()
    assert (row.section, row.title) == (cast.section, "Panen raya jagung")


def test_the_second_who_takes_it_is_told_that_it_is_gone(cast):
    row = planned(cast)
    planning.claim(cast.writer, row)
    with pytest.raises(Refused, match="Someone else"):
        planning.claim(cast.other_writer, row)
    row.refresh_from_db()
    assert row.assignee == cast.writer


def test_what_is_given_back_is_open_again_and_its_story_stays_with_its_writer(cast):
    row = planned(cast, cast.writer)
    story = planning.begin(cast.writer, row)
    planning.release(cast.writer, row)
    row.refresh_from_db()
    story.refresh_from_db()
    assert (row.state, row.article, story.created_by) == (AssignmentState.OPEN, None, cast.writer)


def test_a_colleague_cannot_give_back_what_another_has(cast):
    row = planned(cast, cast.writer)
    with pytest.raises(Refused):
        planning.release(cast.other_writer, row)


def test_its_story_begins_as_a_draft_with_headline_section_and_writer(cast):
    row = planned(cast, cast.writer)
    story = planning.begin(cast.writer, row)
    assert (story.headline, story.section, story.status) == ("Panen raya jagung", cast.section, "draft")
    assert [line.author for line in story.bylines.all()] == [cast.writer.author]
    assert story.revisions.count() == 1
    row.refresh_from_db()
    assert row.article == story


def test_a_story_is_begun_once(cast):
    row = planned(cast, cast.writer)
    planning.begin(cast.writer, row)
    with pytest.raises(Refused, match="story already"):
        planning.begin(cast.writer, row)


def test_only_who_has_it_begins_its_story(cast):
    row = planned(cast, cast.writer)
    with pytest.raises(Refused):
        planning.begin(cast.section_editor, row)


def test_submitting_the_story_files_the_assignment(cast, django_capture_on_commit_callbacks):
    story = stage.draft(cast)
    row = planned(cast, cast.writer, article=story)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.perform("submit", cast.writer, story)
    row.refresh_from_db()
    assert row.state == AssignmentState.FILED


def test_publishing_the_story_completes_the_assignment(cast, django_capture_on_commit_callbacks):
    story = stage.approved(cast)
    row = planned(cast, cast.writer, article=story)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.perform("publish", cast.section_editor, story)
    row.refresh_from_db()
    assert row.state == AssignmentState.DONE


def test_moves_of_other_stories_file_nothing(cast, django_capture_on_commit_callbacks):
    row = planned(cast, cast.writer, article=stage.draft(cast))
    with django_capture_on_commit_callbacks(execute=True):
        stage.submitted(cast)
    row.refresh_from_db()
    assert row.state == AssignmentState.CLAIMED


def test_a_story_that_is_with_the_editors_already_counts_as_filed(cast):
    assert planned(cast, cast.writer, article=stage.submitted(cast)).state == AssignmentState.FILED


def test_what_is_not_filed_in_time_is_late_and_what_is_filed_is_not(cast, django_capture_on_commit_callbacks):
    story = stage.draft(cast)
    row = planned(cast, cast.writer, article=story, due_at=timezone.now() - timedelta(hours=1))
    assert row.state == AssignmentState.LATE
    assert list(Assignment.objects.late()) == [row]
    with django_capture_on_commit_callbacks(execute=True):
        workflow.perform("submit", cast.writer, story)
    row.refresh_from_db()
    assert (row.state, row.was_late) == (AssignmentState.FILED, True)
    assert not Assignment.objects.late().exists()


def test_what_is_cancelled_cannot_be_taken(cast):
    row = planned(cast)
    planning.cancel(cast.section_editor, row)
    row.refresh_from_db()
    assert row.state == AssignmentState.CANCELLED
    with pytest.raises(Refused):
        planning.claim(cast.section_editor, row)


def test_what_is_filed_cannot_be_cancelled(cast):
    row = planned(cast, article=stage.submitted(cast))
    with pytest.raises(Refused, match="not been filed"):
        planning.cancel(cast.section_editor, row)


def test_a_writer_does_not_cancel(cast):
    row = planned(cast, cast.writer)
    with pytest.raises(Refused):
        planning.cancel(cast.writer, row)


def test_a_change_on_a_stale_copy_is_refused(cast):
    row = planned(cast)
    seen = row.version
    planning.claim(cast.writer, row)
    fields = {"title": "Lain", "section": cast.section, "due_at": row.due_at}
    with pytest.raises(Stale):
        planning.plan(cast.section_editor, Plan(fields), row, seen)
    row.refresh_from_db()
    assert row.assignee == cast.writer


def test_another_time_keeps_everything_else(cast):
    row = planned(cast, cast.writer)
    later = row.due_at + timedelta(days=2)
    planning.reschedule(cast.section_editor, row, later, row.version)
    row.refresh_from_db()
    assert (row.due_at, row.assignee) == (later, cast.writer)


def test_a_refused_claim_leaves_nothing_behind(cast):
    row = planned(cast, cast.writer)
    before = Assignment.objects.values().get(pk=row.pk)
    with pytest.raises(Refused), transaction.atomic():
        planning.claim(cast.other_writer, row)
    assert Assignment.objects.values().get(pk=row.pk) == before


def test_the_log_tells_who_planned_took_gave_back_and_cancelled_it(cast):
    row = planned(cast)
    planning.claim(cast.writer, row)
    planning.release(cast.writer, row)
    planning.cancel(cast.section_editor, row)
    told = Entry.objects.filter(kind="assignment", object_id=row.pk).order_by("pk").values_list("action", "actor")
    editor, writer = cast.section_editor.pk, cast.writer.pk
    assert list(told) == [
        ("assignment.planned", editor),
        ("assignment.claimed", writer),
        ("assignment.released", writer),
        ("assignment.cancelled", editor),
    ]


def test_a_refused_verb_is_not_in_the_log(cast):
    row = planned(cast, cast.writer)
    before = Entry.objects.count()
    with pytest.raises(Refused):
        planning.cancel(cast.writer, row)
    assert Entry.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_of_many_who_take_it_at_once_one_has_it():
    for codename, (name, rights) in DEFAULT_ROLES.items():
        Role.objects.get_or_create(codename=codename, defaults={"name": name, "rights": list(rights)})
    cast = stage.make_cast()
    row = planned(cast)
    people = [cast.writer, cast.other_writer, cast.section_editor, cast.managing_editor, cast.editor_in_chief]
    gate, won, told = threading.Barrier(len(people), timeout=20), [], []

    def take(person):
        gate.wait()
        try:
            planning.claim(person, row)
            won.append(person.pk)
        except Refused as refusal:
            told.append(refusal.messages[0])
        connection.close()

    threads = [threading.Thread(target=take, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    row.refresh_from_db()
    assert won == [row.assignee_id]
    assert told == ["Someone else has taken this assignment."] * (len(people) - 1)


def told_of(row) -> tuple:
    row.refresh_from_db()
    return row.version, Entry.objects.filter(kind="assignment", object_id=row.pk).count(), Notice.objects.count()


def test_the_time_it_has_already_writes_counts_and_tells_nothing(cast):
    row = planned(cast, cast.writer)
    before = told_of(row)
    planning.reschedule(cast.section_editor, row, row.due_at, row.version)
    assert told_of(row) == before
    planning.reschedule(cast.section_editor, row, row.due_at + timedelta(hours=1), row.version)
    assert told_of(row) == tuple(count + 1 for count in before)


def test_a_plan_sent_as_it_stood_writes_counts_and_tells_nothing(cast):
    row = planned(cast, cast.writer)
    before = told_of(row)
    asked = Plan({"title": row.title, "section": row.section, "due_at": row.due_at}, row.assignee)
    planning.plan(cast.section_editor, asked, row, row.version)
    assert told_of(row) == before
    planning.plan(cast.section_editor, replace(asked, fields=asked.fields | {"title": "Lain"}), row, row.version)
    assert told_of(row) == tuple(count + 1 for count in before)
