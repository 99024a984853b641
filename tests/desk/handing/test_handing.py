"""A leaver's work is handed over in one step; whoever is on leave is marked where work waits for them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from articles.models import Agreement
from articles.text import assigning
from desk import permissions
from desk.handing import handing
from desk.models import Assignment, Notice
from desk.planning import planning
from people.choosing import PersonField
from people.models import User
from press import cases, intake
from press.models import Case
from tests import stage
from tests.press.conftest import complaint

pytestmark = pytest.mark.django_db


def assigned(cast, section=None, person=None) -> Assignment:
    due = timezone.now() + timedelta(days=1)
    row = Assignment(title="Harga beras", section=section or cast.section, created_by=cast.section_editor, due_at=due)
    row.assignee, row.claimed_at = person or cast.writer, timezone.now()
    row.save()
    return row


def away(person: User, first: int = 0, last: int = 3) -> User:
    today = timezone.localdate()
    person.away_from, person.away_until = today + timedelta(days=first), today + timedelta(days=last)
    person.full_clean(exclude=["password"])
    person.save()
    return person


def test_drafts_and_assignments_go_in_one_step_and_nothing_else_does(cast, client):
    draft, sent_back = stage.draft(cast), stage.changes_requested(cast)
    others = [stage.submitted(cast), stage.published(cast)]
    begun, plain = assigned(cast), assigned(cast)
    planning.begin(cast.writer, begun)
    User.objects.filter(pk=cast.writer.pk).update(is_active=False)
    client.force_login(cast.section_editor)
    address = reverse("desk:hand_over", args=[cast.writer.pk])
    page = client.get(address).content.decode()
    assert page.count("Harga beras") >= 2
    assert client.post(address, {"person": ""}).status_code == 422
    told = client.post(address, {"person": cast.other_writer.pk}).content.decode()
    assert f"Handed to {cast.other_writer}" in told
    for row in (begun, plain):
        row.refresh_from_db()
        assert row.assignee == cast.other_writer
    for story in (draft, sent_back, begun.article):
        story.refresh_from_db()
        assert story.assigned_to == cast.other_writer
        assert story.created_by == cast.writer
    for story in others:
        story.refresh_from_db()
        assert story.assigned_to is None
    assert not handing.in_hand(cast.section_editor, cast.writer)
    assert Notice.objects.filter(user=cast.other_writer).exists()


def test_a_leaver_who_is_switched_off_is_found_by_the_work_that_is_left_until_nothing_is(cast, client):
    """The account is switched off first, and the drafts are looked for afterwards."""
    stage.draft(cast)
    case = intake.receive(stage.published(cast, created_by=cast.other_writer), complaint()).case
    cases.assign(case, cast.section_editor, cast.section_editor)
    leavers = [cast.writer, cast.section_editor]
    User.objects.filter(pk__in=[one.pk for one in leavers]).update(is_active=False)
    client.force_login(cast.managing_editor)
    page = client.get(reverse("desk:people")).content.decode()
    for person in leavers:
        assert reverse("desk:hand_over", args=[person.pk]) in page
    assert page.count("works here no more") == 2
    listed = client.get(reverse("desk:cases")).content.decode()
    assert f"{cast.section_editor} (works here no more)" in listed
    for person, heir in ((cast.writer, cast.other_writer), (cast.section_editor, cast.editor_in_chief)):
        address = reverse("desk:hand_over", args=[person.pk])
        told = client.post(address, {"person": heir.pk}).content.decode()
        assert "stayed" not in told
    case.refresh_from_db()
    assert case.owner == cast.editor_in_chief
    assert [one.get_what_display() for one in case.steps.filter(to=cast.editor_in_chief)] != []
    page = client.get(reverse("desk:people")).content.decode()
    assert not any(f"load-{person.pk}" in page for person in leavers)


def test_a_case_is_not_handed_to_who_may_not_see_it_through(cast):
    case = intake.receive(stage.published(cast), complaint()).case
    cases.assign(case, cast.managing_editor, cast.section_editor)
    given = handing.hand_over(cast.managing_editor, cast.section_editor, cast.other_section_editor)
    assert [(one.what, bool(one.reasons)) for one in given] == [(case, True)]
    case.refresh_from_db()
    assert case.owner == cast.section_editor


def test_wherever_work_waits_for_somebody_on_leave_it_says_so(cast, client):
    """On the plan and an assignment's page, in the list and beside a draft, on a case and in the list of cases."""
    away(cast.other_writer)
    row, draft = assigned(cast, person=cast.other_writer), stage.draft(cast)
    assigning.assign(draft, cast.section_editor, cast.other_writer)
    story = stage.published(cast)
    case = intake.receive(story, complaint()).case
    Case.objects.filter(pk=case.pk).update(owner=cast.other_writer)
    client.force_login(cast.section_editor)
    for name, number in (
        ("desk:planning", None),
        ("desk:assignment", row.pk),
        ("admin:articles_article_changelist", None),
        ("admin:articles_article_change", draft.pk),
        ("desk:cases", None),
        ("desk:case", case.pk),
        ("desk:story_cases", story.pk),
    ):
        page = client.get(reverse(name, args=[number] if number else [])).content.decode()
        assert f"{cast.other_writer} (on leave until" in page, name


def test_what_lies_on_a_strange_desk_stays_and_is_not_told(cast):
    here, there = stage.draft(cast), stage.draft(cast, section=cast.other_section)
    assert handing.in_hand(cast.section_editor, cast.writer).drafts == [here]
    given = handing.hand_over(cast.section_editor, cast.writer, cast.other_writer)
    assert [(one.what, one.reasons) for one in given] == [(here, [])]
    there.refresh_from_db()
    assert there.assigned_to is None
    assert set(handing.in_hand(cast.managing_editor, cast.writer).drafts) == {there}


def test_what_cannot_be_given_says_why(cast):
    story = stage.draft(cast)
    given = handing.hand_over(cast.section_editor, cast.writer, cast.photo_editor)
    assert [one.what for one in given] == [story]
    assert "does not write stories" in given[0].reasons[0]


def test_editors_hand_over_anybodys_work_and_everybody_their_own(cast):
    editors = {"section_editor", "other_section_editor", "managing_editor", "editor_in_chief"}
    for name, person in cast.people.items():
        assert (permissions.why_not_hand_over(person, cast.writer) is None) is (name in editors | {"writer"}), name


def test_a_leave_is_words_from_its_first_day_to_its_last(cast):
    assert away(cast.writer).leave.startswith("on leave until ")
    assert away(cast.writer, 0, 0).leave
    assert away(cast.writer, 1, 3).leave == away(cast.writer, -3, -1).leave == ""
    for first, last in (
        (timezone.localdate(), None),
        (timezone.localdate(), timezone.localdate() - timedelta(days=1)),
    ):
        cast.writer.away_from, cast.writer.away_until = first, last
        with pytest.raises(ValidationError):
            cast.writer.clean()


def test_whoever_chooses_a_person_sees_who_is_away(cast, client):
    away(cast.other_writer)
    field = PersonField(User.objects.all())
    assert "(on leave until" in field.label_from_instance(cast.other_writer)
    assert field.label_from_instance(cast.writer) == str(cast.writer)
    stage.draft(cast, created_by=cast.other_writer)
    client.force_login(cast.section_editor)
    assert "on leave until" in client.get(reverse("desk:people")).content.decode()
    assert "on leave until" in client.get(reverse("desk:planning_add")).content.decode()


def test_a_step_that_waits_for_somebody_on_leave_says_so(cast, client):
    story = stage.at_step(cast, "Hukum")
    story.review_step.agreement = Agreement.ONE
    away(cast.legal)
    client.force_login(cast.writer)
    page = client.get(reverse("admin:articles_article_change", args=[story.pk]), {"read": ""}).content.decode()
    assert f"{cast.legal} (on leave until" in page
    assert "All of them are on leave" in page
    away(cast.legal, -5, -2)
    page = client.get(reverse("admin:articles_article_change", args=[story.pk]), {"read": ""}).content.decode()
    assert "on leave" not in page


def test_everybody_says_themselves_when_they_are_away(cast, client):
    client.force_login(cast.writer)
    sent = {"first_name": "Wati", "last_name": "S", "language": "en", "time_zone": "", "theme": "auto"}
    today = timezone.localdate().isoformat()
    assert client.post(reverse("people:preferences"), sent | {"away_from": today}).status_code == 200
    client.post(reverse("people:preferences"), sent | {"away_from": today, "away_until": today})
    cast.writer.refresh_from_db()
    assert cast.writer.leave
