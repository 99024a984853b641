"""Who may do what with an assignment: each rule and its queryset agree, for the whole cast."""

from datetime import timedelta

import pytest
from django.utils import timezone

from desk import permissions
from desk.models import Assignment
from desk.planning import planning
from people.roles import Right
from tests import stage
from tests.desk.planning.test_planning import planned

pytestmark = pytest.mark.django_db

PAIRS = [
    (permissions.why_not_see, permissions.seen_by),
    (permissions.why_not_plan, permissions.planned_by),
    (permissions.why_not_claim, permissions.claimable_by),
    (permissions.why_not_release, permissions.releasable_by),
    (permissions.why_not_begin, permissions.begun_by),
]


@pytest.fixture
def plan(cast):
    """An assignment in every state, on both desks."""
    other = {"section": cast.other_section, "by": cast.other_section_editor}
    rows = {
        "open": planned(cast),
        "claimed": planned(cast, cast.writer),
        "late": planned(cast, due_at=timezone.now() - timedelta(hours=1)),
        "begun": planned(cast, cast.writer),
        "filed": planned(cast, cast.writer, article=stage.submitted(cast)),
        "cancelled": planned(cast),
        "photo": planned(cast, cast.writer, photo_wanted=True),
        "elsewhere": planned(cast, **other),
        "claimed elsewhere": planned(cast, cast.other_writer, **other),
        "the editor's own, elsewhere": planned(cast, cast.section_editor, **other),
    }
    planning.begin(cast.writer, rows["begun"])
    planning.cancel(cast.section_editor, rows["cancelled"])
    for row in rows.values():
        row.refresh_from_db()
    return rows


@pytest.mark.parametrize(("question", "those"), PAIRS)
def test_the_question_and_the_queryset_agree_for_the_whole_cast(cast, plan, question, those):
    for name, person in cast.people.items():
        asked = {state for state, row in plan.items() if question(person, row) is None}
        found = set(those(person).values_list("pk", flat=True))
        assert {state for state, row in plan.items() if row.pk in found} == asked, name
    assert any(those(person).exists() for person in cast.people.values())


def seen(cast, plan, who) -> set[str]:
    found = permissions.seen_by(getattr(cast, who))
    return {state for state, row in plan.items() if row in found}


def test_writers_see_what_is_open_everywhere_and_what_is_theirs(cast, plan):
    assert seen(cast, plan, "other_writer") == {"open", "late", "elsewhere", "claimed elsewhere"}


def test_a_desks_editors_see_all_of_it_and_what_is_open_elsewhere(cast, plan):
    unseen = {"claimed elsewhere"}
    assert seen(cast, plan, "section_editor") == set(plan) - unseen


def test_leaders_see_the_whole_plan(cast, plan):
    for who in ("managing_editor", "editor_in_chief"):
        assert seen(cast, plan, who) == set(plan)


def test_the_photo_editor_sees_where_a_picture_is_wanted(cast, plan):
    assert seen(cast, plan, "photo_editor") == {"photo"}


def test_the_administrator_has_no_part_in_the_plan(cast, plan):
    assert seen(cast, plan, "administrator") == set()


def test_only_editors_see_who_carries_how_much(cast):
    may = {name for name, person in cast.people.items() if permissions.why_not_see_load(person) is None}
    assert may == {name for name, person in cast.people.items() if person.may(Right.EDIT)}


def test_a_strangers_editor_does_not_change_the_plan(cast, plan):
    assert not permissions.planned_by(cast.other_section_editor).filter(section=cast.section).exists()
    assert Assignment.objects.filter(section=cast.section).exists()
