"""Assignments are given to somebody else, one or many: a shift ends, someone leaves."""

import uuid

import pytest
from django.urls import reverse

from articles.locks import locks
from articles.locks.locks import OpenPage
from articles.models import Article
from articles.refusals import Refused, Stale
from articles.workflow import workflow
from audit.models import Entry
from desk import permissions
from desk.models import Assignment, Notice
from desk.planning import planning
from people.models import User
from tests import stage
from tests.desk.planning.test_planning import planned

pytestmark = pytest.mark.django_db

GIVE = "/admin/desk/planning/give/"


def again(row: Assignment) -> Assignment:
    return Assignment.objects.get(pk=row.pk)


def post(client, user, rows, person):
    client.force_login(user)
    ticked = [row if isinstance(row, str) else f"{row.pk}:{row.version}" for row in rows]
    return client.post(GIVE, {"assignment": ticked, "person": getattr(person, "pk", person)})


def test_many_are_given_at_once_and_each_is_told(client, cast):
    rows = [planned(cast, assignee=cast.writer), planned(cast)]
    answer = post(client, cast.section_editor, rows, cast.other_writer)
    assert [(outcome.reasons, outcome.idle) for outcome in answer.context["outcomes"]] == [([], False)] * 2
    assert {again(row).assignee for row in rows} == {cast.other_writer}
    assert Entry.objects.filter(action="assignment.changed", actor=cast.section_editor).count() == 2
    assert Notice.objects.filter(user=cast.other_writer, kind="assignment_given").count() == 2


def test_a_leavers_assignment_goes_on(client, cast):
    row = planned(cast, assignee=cast.writer)
    User.objects.filter(pk=cast.writer.pk).update(is_active=False)
    post(client, cast.section_editor, [row], cast.other_writer)
    assert again(row).assignee == cast.other_writer


def test_the_draft_begun_for_it_goes_along(cast):
    row = planned(cast, assignee=cast.writer)
    article = planning.begin(cast.writer, row)
    assert planning.give(cast.section_editor, row, cast.other_writer, None)
    assert Article.objects.get(pk=article.pk).assigned_to == cast.other_writer
    assert permissions.stories.why_not_edit(cast.other_writer, Article.objects.get(pk=article.pk)) is None


def test_neither_is_given_while_somebody_writes_the_draft(cast):
    row = planned(cast, assignee=cast.writer)
    article = planning.begin(cast.writer, row)
    locks.take(article, OpenPage(cast.writer, "a", uuid.uuid4()))
    with pytest.raises(Refused):
        planning.give(cast.section_editor, row, cast.other_writer, None)
    assert again(row).assignee == cast.writer
    assert Article.objects.get(pk=article.pk).assigned_to is None


def test_who_may_give_it_away(client, cast):
    row = planned(cast, assignee=cast.writer)
    for name, person in cast.people.items():
        may = name in {"writer", "section_editor", "managing_editor", "editor_in_chief"}
        assert (permissions.why_not_give(person, row) is None) == may, name
        if not may:
            with pytest.raises(Refused):
                planning.give(person, row, cast.other_writer, None)
            assert post(client, person, [row], cast.other_writer).status_code in (200, 403, 422), name
            assert again(row).assignee == cast.writer, name


def test_what_is_filed_or_cancelled_is_given_to_nobody(client, cast, django_capture_on_commit_callbacks):
    filed, cancelled = planned(cast, assignee=cast.writer), planned(cast, assignee=cast.writer)
    article = planning.begin(cast.writer, filed)
    for name, value in {"standfirst": "x", "body": "<p>Isi.</p>"}.items():
        stage.save(article, cast.writer, **{name: value})
    with django_capture_on_commit_callbacks(execute=True):
        workflow.perform("submit", cast.writer, article)
    planning.cancel(cast.section_editor, cancelled)
    answer = post(client, cast.section_editor, [again(filed), again(cancelled)], cast.other_writer)
    assert all(outcome.reasons for outcome in answer.context["outcomes"])
    assert {again(filed).assignee, again(cancelled).assignee} == {cast.writer}


def test_one_that_changed_meanwhile_is_told_and_the_others_are_given(client, cast):
    fine, changed = planned(cast), planned(cast)
    ticked = f"{changed.pk}:{changed.version}"
    planning.claim(cast.writer, changed)
    answer = post(client, cast.section_editor, [fine, ticked], cast.other_writer)
    assert [bool(outcome.reasons) for outcome in answer.context["outcomes"]] == [False, True]
    assert (again(fine).assignee, again(changed).assignee) == (cast.other_writer, cast.writer)
    with pytest.raises(Stale):
        planning.give(cast.section_editor, again(changed), cast.other_writer, changed.version)


def test_who_has_it_already_keeps_it(client, cast):
    row = planned(cast, assignee=cast.writer)
    answer = post(client, cast.section_editor, [row], cast.writer)
    assert answer.context["outcomes"][0].idle
    assert again(row).version == row.version


@pytest.mark.parametrize("person", ["", "abc", "999999", "photo_editor"])
def test_it_is_given_to_somebody_who_writes_or_to_nobody(client, cast, person):
    row = planned(cast)
    answer = post(client, cast.section_editor, [row], cast.people.get(person, person))
    assert answer.status_code == 422
    assert again(row).assignee is None


@pytest.mark.parametrize("ticked", [[], ["x:1"], ["1"], ["999999:1"]])
def test_nothing_ticked_is_told(client, cast, ticked):
    assert post(client, cast.section_editor, ticked, cast.writer).status_code == 422


def test_one_out_of_sight_is_not_named(client, cast):
    secret = planned(cast, assignee=cast.writer, title="Rahasia besar")
    mine = planned(cast, section=cast.other_section, by=cast.other_section_editor)
    answer = post(client, cast.other_section_editor, [secret, mine], cast.other_writer)
    assert "Rahasia besar" not in answer.content.decode()
    assert (again(secret).assignee, again(mine).assignee) == (cast.writer, cast.other_writer)


def test_the_plan_offers_to_tick_what_one_may_give(client, cast):
    row = planned(cast, assignee=cast.writer)
    for person, offered in [(cast.section_editor, True), (cast.writer, True), (cast.editor_in_chief, True)]:
        client.force_login(person)
        page = client.get(reverse("desk:planning")).content.decode()
        assert (f'value="{row.pk}:{row.version}"' in page) == offered
    open_one = planned(cast)
    client.force_login(cast.other_writer)
    page = client.get(reverse("desk:planning")).content.decode()
    assert open_one.title in page
    assert f'value="{open_one.pk}:' not in page
