"""Who may do what with an assignment: for the whole cast, with an assignment in every state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from desk import permissions
from desk.planning import planning
from people.roles import Right
from tests import stage
from tests.desk.planning.test_planning import planned

pytestmark = pytest.mark.django_db


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


def test_what_a_person_sees_is_the_same_asked_one_by_one_and_as_a_list(cast, plan):
    for name, person in cast.people.items():
        asked = {state for state, row in plan.items() if permissions.why_not_see(person, row) is None}
        assert asked == seen(cast, plan, name), name
    assert seen(cast, plan, "managing_editor")


HERE = {"open", "claimed", "late", "begun", "filed", "cancelled", "photo"}
ELSEWHERE = {"elsewhere", "claimed elsewhere", "the editor's own, elsewhere"}
OPEN = {"open", "late", "elsewhere"}
TAKEN = {"claimed", "begun", "photo"}
TAKEN_ELSEWHERE = {"claimed elsewhere", "the editor's own, elsewhere"}
LEADERS = ("managing_editor", "editor_in_chief")
JOURNALISTS = ("writer", "other_writer", "section_editor", "other_section_editor", *LEADERS)
#: To which assignments each rule says yes; to none for whoever is not named.
ALLOWED = {
    permissions.why_not_plan: {"section_editor": HERE, "other_section_editor": ELSEWHERE}
    | dict.fromkeys(LEADERS, HERE | ELSEWHERE),
    permissions.why_not_claim: dict.fromkeys(JOURNALISTS, OPEN),
    permissions.why_not_release: {
        "writer": TAKEN,
        "other_writer": {"claimed elsewhere"},
        "section_editor": TAKEN | {"the editor's own, elsewhere"},
        "other_section_editor": TAKEN_ELSEWHERE,
    }
    | dict.fromkeys(LEADERS, TAKEN | TAKEN_ELSEWHERE),
    permissions.why_not_begin: {
        "writer": {"claimed", "photo"},
        "other_writer": {"claimed elsewhere"},
        "section_editor": {"the editor's own, elsewhere"},
    },
}


@pytest.mark.parametrize("why_not", ALLOWED, ids=lambda rule: rule.__name__)
def test_each_rule_says_yes_to_the_right_people(cast, plan, why_not):
    for name, person in cast.people.items():
        allowed = {state for state, row in plan.items() if why_not(person, row) is None}
        assert allowed == ALLOWED[why_not].get(name, set()), name


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
