"""Recent activity: what is told, to whom, and by pages that meet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Transition
from articles.workflow import workflow
from desk.activity import activity
from desk.activity.activity import Filters
from desk.models import Note
from tests import stage

pytestmark = pytest.mark.django_db
ALL = Filters()


def told(person, filters=ALL) -> list[tuple]:
    lines = activity.page(person, filters).lines
    return [(one.kind, str(one.person), one.article.pk, one.words) for one in lines]


def test_moves_saves_and_notes_are_told_newest_first(cast):
    story = stage.submitted(cast)
    Note.objects.create(article=story, author=cast.section_editor, text="Sumbernya siapa?")
    writer, editor = str(cast.writer), str(cast.section_editor)
    assert told(cast.section_editor) == [
        ("notes", editor, story.pk, "wrote a note"),
        ("moves", writer, story.pk, "submitted"),
        ("saves", writer, story.pk, "saved the text"),
    ]


def test_a_notes_text_is_not_told(cast):
    story = stage.submitted(cast)
    Note.objects.create(article=story, author=cast.section_editor, text="Sumbernya rahasia")
    lines = activity.page(cast.section_editor, ALL).lines
    assert all("rahasia" not in one.words + one.note for one in lines)


def test_strangers_hear_nothing(cast):
    story = stage.withdrawn(cast)
    Note.objects.create(article=story, author=cast.section_editor, text="?")
    for person in (cast.other_writer, cast.other_section_editor, cast.photo_editor, cast.administrator):
        assert told(person) == []


def test_what_moves_to_another_desk_takes_its_past_along(cast):
    story = stage.submitted(cast)
    story.section = cast.other_section
    story.save()
    assert told(cast.section_editor) == []
    assert len(told(cast.other_section_editor)) == 2


def test_saves_of_one_person_one_after_another_are_one_line(cast):
    story = stage.draft(cast)
    for n in range(3):
        stage.save(story, cast.writer, headline=f"Judul {n}")
    (line,) = activity.page(cast.section_editor, ALL).lines
    assert (line.times, line.at) == (4, story.revisions.latest("number").created_at)


def test_two_moves_are_never_one_line(cast):
    story = stage.scheduled(cast)
    for _ in range(2):
        workflow.perform("unschedule", cast.section_editor, story)
        edition_at = timezone.now() + timedelta(hours=3)
        workflow.perform("schedule", cast.section_editor, story, activity_order(edition_at))
    moves = [line for line in told(cast.section_editor) if line[3] == "scheduled"]
    assert len(moves) == 3


def activity_order(starts_at):
    from articles.workflow.order import Order

    return Order(starts_at=starts_at)


def test_filters_narrow_by_desk_person_and_kind(cast):
    here, there = stage.submitted(cast), stage.draft(cast, section=cast.other_section)
    person = cast.managing_editor
    assert {line[2] for line in told(person, Filters(section=cast.other_section))} == {there.pk}
    assert {line[2] for line in told(person, Filters(kind="moves"))} == {here.pk}
    assert told(person, Filters(person=cast.other_writer)) == []
    assert len(told(person, Filters(person=cast.writer))) == 3


def test_pages_meet_without_a_gap_or_a_repeat_even_within_one_moment(cast, monkeypatch):
    monkeypatch.setattr(activity, "PER_PAGE", 3)
    story = stage.published(cast)
    for _ in range(4):
        Note.objects.create(article=story, author=cast.writer, text="?")
    moment = timezone.now()
    Note.objects.update(created_at=moment)
    Transition.objects.update(at=moment)
    story.revisions.update(created_at=moment)
    seen, before = 0, ""
    for _ in range(10):
        page = activity.page(cast.section_editor, ALL, before or "")
        before = page.following
        seen += sum(line.times for line in page.lines)
        if before is None:
            break
    assert seen == 4 + story.transitions.count() + story.revisions.count()


def test_a_forged_place_begins_at_the_beginning(cast):
    stage.draft(cast)
    assert activity.page(cast.section_editor, ALL, "nonsense").lines == activity.page(cast.section_editor, ALL).lines


def test_more_of_everything_takes_no_more_statements(cast, django_assert_num_queries):
    for _ in range(8):
        stage.submitted(cast)
    activity.page(cast.section_editor, ALL)
    with django_assert_num_queries(4):
        activity.page(cast.section_editor, ALL)
    with django_assert_num_queries(4):
        activity.stamp(cast.section_editor, ALL)


def test_the_stamp_changes_with_what_happens_in_view_alone(cast):
    before = activity.stamp(cast.section_editor, ALL)
    stage.draft(cast, section=cast.other_section)
    assert activity.stamp(cast.section_editor, ALL) == before
    stage.draft(cast)
    assert activity.stamp(cast.section_editor, ALL) != before


def test_a_page_bears_the_stamp_of_what_it_lists(cast, monkeypatch):
    """What happens while a page is made is not on it, and must not be taken for shown."""
    stage.submitted(cast)
    before = activity.stamp(cast.section_editor, ALL)
    read = activity._newest

    def late(source, *rest):
        rows = read(source, *rest)
        if source.kind == "saves":
            stage.draft(cast)
        return rows

    monkeypatch.setattr(activity, "_newest", late)
    assert activity.page(cast.section_editor, ALL).stamp == before
    monkeypatch.setattr(activity, "_newest", read)
    assert activity.stamp(cast.section_editor, ALL) != before


def test_what_is_newest_is_found_wherever_stories_stand(cast, monkeypatch):
    """However few stories are looked at first: those that were saved last need not be those that were moved last."""
    stories = [stage.draft(cast, headline=f"Naskah {nth}") for nth in range(6)]
    for story in (stories[0], stories[3]):
        workflow.perform("submit", cast.writer, story)
    Note.objects.create(article=stories[5], author=cast.writer, text="Kapan?")
    Note.objects.create(article=stories[1], author=cast.section_editor, text="Besok.")
    whole = told(cast.editor_in_chief)
    assert len(whole) == 10
    monkeypatch.setattr(activity, "PER_PAGE", 2)
    for person in (cast.writer, cast.section_editor):
        lines, before = [], ""
        while before is not None:
            page = activity.page(person, ALL, before)
            before = page.following
            lines += [(one.kind, str(one.person), one.article.pk, one.words) for one in page.lines]
        assert lines == whole
