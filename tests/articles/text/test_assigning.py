"""A draft is given to somebody else to go on with; who began it, and whose words they are, stays as it was."""

import uuid

import pytest

from articles import permissions
from articles.locks import locks
from articles.locks.locks import OpenPage
from articles.models import Article
from articles.refusals import Refused, Stale
from articles.text import assigning
from articles.workflow import workflow
from audit.models import Entry
from desk.load import load
from desk.models import Notice
from desk.notes import notes
from people.models import User
from tests import stage

pytestmark = pytest.mark.django_db

WITH_WRITER = {"draft", "changes_requested"}
MAY = {"writer", "section_editor", "managing_editor", "editor_in_chief"}


def given(cast, article=None) -> Article:
    article = article or stage.draft(cast)
    assigning.assign(article, cast.section_editor, cast.other_writer)
    return Article.objects.get(pk=article.pk)


def test_whoever_is_given_a_draft_sees_writes_and_submits_it(cast):
    article = stage.draft(cast)
    assert permissions.why_not_view(cast.other_writer, article)
    article = given(cast, article)
    assert permissions.why_not_view(cast.other_writer, article) is None
    assert permissions.why_not_edit(cast.other_writer, article) is None
    assert article in permissions.visible_to(cast.other_writer)
    assert cast.other_writer in permissions.viewers(article)
    assert cast.other_writer.pk in notes.writers(article)
    stage.save(article, cast.other_writer, standfirst="Diteruskan.")
    workflow.perform("submit", cast.other_writer, article)
    assert article.status == "in_review"


def test_question_and_lists_agree_for_the_whole_cast(cast):
    article = given(cast)
    for name, person in cast.people.items():
        sees = permissions.why_not_view(person, article) is None
        assert (article in permissions.visible_to(person)) == sees, name
        assert (person in permissions.viewers(article)) == sees, name
        assert (article in Article.objects.filter(permissions.own(person))) == permissions.is_own(person, article)


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_who_may_give_it_away_and_only_while_it_is_a_draft(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    for name, person in cast.people.items():
        may = name in MAY and state in WITH_WRITER
        assert (permissions.why_not_assign(person, article) is None) == may, name
        if not may:
            with pytest.raises(Refused):
                assigning.assign(article, person, cast.other_writer)
    assert Article.objects.get(pk=article.pk).assigned_to is None


def test_it_is_given_only_to_who_writes_and_is_still_here(cast):
    article = stage.draft(cast)
    left = cast.other_writer
    left.is_active = False
    left.save()
    for person in (left, cast.photo_editor, cast.administrator, cast.legal):
        with pytest.raises(Refused):
            assigning.assign(article, cast.section_editor, person)
        assert person not in permissions.assignable()
    assert {cast.writer, cast.section_editor} <= set(permissions.assignable())


def test_a_leavers_drafts_go_on_with_somebody_else(cast):
    article = stage.draft(cast)
    User.objects.filter(pk=cast.writer.pk).update(is_active=False)
    article = given(cast, article)
    assert permissions.why_not_edit(cast.other_writer, article) is None
    assert (article.created_by, [line.author.user for line in article.bylines.all()]) == (cast.writer, [cast.writer])


def test_the_words_stay_the_first_writers_for_four_eyes(cast):
    article = stage.draft(cast, created_by=cast.section_editor)
    assigning.assign(article, cast.managing_editor, cast.other_writer)
    workflow.perform("submit", cast.other_writer, article)
    assert permissions.why_not_approve(cast.section_editor, article)
    with pytest.raises(Refused):
        workflow.perform("approve", cast.section_editor, article)


def test_it_is_given_back_and_the_log_tells_each_time(cast):
    article = given(cast)
    assert not assigning.assign(article, cast.section_editor, cast.other_writer)
    assert assigning.assign(article, cast.other_writer, cast.writer)
    assert Article.objects.get(pk=article.pk).assigned_to is None
    assert permissions.why_not_view(cast.other_writer, Article.objects.get(pk=article.pk))
    told = Entry.objects.filter(action="story.assigned").order_by("pk")
    assert [(entry.actor, entry.details["assignee"]) for entry in told] == [
        (cast.section_editor, "oki"),
        (cast.other_writer, "wati"),
    ]


def test_whoever_is_given_it_is_told(cast, django_capture_on_commit_callbacks):
    article = stage.draft(cast)
    with django_capture_on_commit_callbacks(execute=True):
        assigning.assign(article, cast.section_editor, cast.other_writer)
    assert [(row.user, row.kind, row.article) for row in Notice.objects.all()] == [
        (cast.other_writer, "story_assigned", article)
    ]


def test_a_locked_draft_and_an_old_look_are_refused(cast):
    article = stage.draft(cast)
    with pytest.raises(Stale):
        assigning.assign(article, cast.section_editor, cast.other_writer, version=article.version - 1)
    locks.take(article, OpenPage(cast.writer, "a", uuid.uuid4()))
    with pytest.raises(Refused) as refusal:
        assigning.assign(article, cast.section_editor, cast.other_writer)
    assert str(cast.writer) in refusal.value.messages[0]


def test_it_counts_for_whoever_has_it_now(cast):
    given(cast)
    stories = {one.person: one.in_hand for one in load.of_desks(cast.section_editor)}
    assert (stories[cast.other_writer], stories[cast.writer]) == (1, 0)
