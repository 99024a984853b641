"""A story put back: who answers for it, where it stands, and what of it does not come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import permissions
from articles.archive import restoring, taking
from articles.archive.columns import Numbers
from articles.archive.restoring import Answer
from articles.models import Article, Correction, Edition, Transition
from articles.readers import copied
from articles.refusals import Refused
from articles.text import unimporting
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Status
from audit.models import Entry
from people.models import Author, User
from photos.models import Photo
from sections.models import Section
from tests import emptied, stage

pytestmark = pytest.mark.django_db


def same(number: int) -> int:
    return number


def put(story: Article, answer: Answer, **other) -> restoring.Put:
    """Take the story out, remove it, and put it back with `other` values in its row."""
    whole = taking.take(story.pk)
    removed(story)
    kept = {"story": whole.story | other, "revisions": whole.revisions, "editions": whole.editions}
    return restoring.put_back(kept, Numbers(dict.fromkeys((User, Author, Section, Photo, Article), same)), answer)


def removed(story: Article) -> None:
    """Take a story away as an empty newsroom lacks it, with what readers were told: nobody else could."""
    with emptied.unguarded():
        Correction.objects.filter(article=story).delete()
        story.withdrawals.all().delete()
        story.withdrawal_requests.all().delete()
    assert unimporting.remove(story.pk, Article.objects.get(pk=story.pk).version, with_history=True) == ""


@pytest.fixture
def answered(cast):
    return Answer(cast.administrator, cast.editor_in_chief)


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_it_stands_where_it_stood_unless_it_was_on_its_way_to_readers(cast, answered, state):
    story = stage.IN_EVERY_STATE[state](cast)
    before = (story.status, story.version, story.revisions.count(), story.transitions.count())
    article = put(story, answered).article
    after = (article.status, article.version, article.revisions.count(), article.transitions.count())
    assert after == (Status.APPROVED if state == "scheduled" else before[0], *before[1:])


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_with_nobody_to_answer_it_is_a_draft_that_nobody_approved(cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    count = story.revisions.count()
    article = put(story, Answer(cast.administrator)).article
    assert (article.status, article.revisions.count()) == (Status.DRAFT, count)
    assert (article.editions.count(), article.approvals.count(), article.approved_revision) == (0, 0, None)


@pytest.mark.parametrize("name", ["administrator", "writer", "section_editor"])
def test_who_may_not_answer_for_an_archive_is_refused(cast, name):
    story = stage.published(cast)
    with pytest.raises(Refused):
        put(story, Answer(cast.administrator, getattr(cast, name)))


def test_nobody_answers_for_what_they_bring_in_themselves(cast):
    assert permissions.why_not_put_back(cast.editor_in_chief, cast.administrator) is None
    assert permissions.why_not_put_back(None, cast.administrator)
    with pytest.raises(Refused, match="yourself"):
        put(stage.published(cast), Answer(cast.editor_in_chief, cast.editor_in_chief))


def test_the_log_says_who_answered(cast, answered):
    story = put(stage.published(cast), answered).article
    entry = Entry.objects.get(action="story.put_back", object_id=story.pk)
    assert (entry.actor, entry.details["editions"]) == (cast.editor_in_chief, 1)


def test_what_was_to_change_later_does_not_and_what_readers_have_goes_on(cast, answered):
    story = stage.published(cast)
    stage.save(story, cast.writer, headline="Judul besok")
    for move, person in (("submit", cast.writer), ("approve", cast.section_editor)):
        workflow.perform(move, person, story)
    workflow.perform("schedule", cast.section_editor, story, Order(starts_at=timezone.now() + timedelta(days=1)))
    made = put(story, answered)
    edition = made.article.editions.get()
    assert (edition.ends_at, edition.headline == "Judul besok") == (None, False)
    assert any("Schedule that again" in said for said in made.told)
    assert made.article.status == Status.APPROVED


def test_a_step_that_is_not_here_sends_it_back_to_its_writer(cast, answered):
    stage.review_steps(cast)
    story = stage.at_step(cast)
    made = put(story, answered, review_step_name="Direksi")
    assert (made.article.status, made.article.review_step) == (Status.DRAFT, None)
    assert any("submit it again" in said for said in made.told)


def test_a_step_of_the_same_name_is_where_it_stands(cast, answered):
    stage.review_steps(cast)
    article = put(stage.at_step(cast), answered).article
    assert (article.status, article.review_step.name) == (Status.IN_REVIEW, "Hukum")


def test_an_embargo_holds_for_what_is_to_come(cast, answered):
    until = timezone.now() + timedelta(days=2)
    article = put(stage.published(cast), answered, embargo_until=until.isoformat()).article
    assert article.embargo_until == until
    assert article.editions.live().exists()


def test_a_move_that_this_release_does_not_know_is_left_out(cast, answered):
    story = stage.submitted(cast)
    whole = taking.take(story.pk)
    strange = [row | {"move": "levitate"} for row in whole.story["transitions"]]
    put(story, answered, transitions=strange)
    assert not Transition.objects.filter(article=story.pk).exists()


def test_the_story_it_follows_may_be_missing_and_that_is_said(cast, answered):
    made = put(stage.draft(cast), answered, follows_id=999_999)
    assert made.article.follows is None
    assert "999999" in made.told[0]


def test_the_story_it_was_copied_from_may_be_missing_and_one_that_is_here_holds_it(cast, answered):
    made = put(stage.draft(cast), answered, copied_from_id=999_999)
    assert made.article.copied_from is None
    assert "999999" in made.told[0]
    source = stage.withdrawn(cast)
    again = put(stage.draft(cast), answered, copied_from_id=source.pk).article
    assert again.copied_from == source
    assert f"#{source.pk}" in copied.why_not_begin(again)


def test_readers_find_it_again(cast, answered):
    story = stage.published(cast, headline="Cumi-cumi melimpah di Barru")
    put(story, answered)
    found = Edition.objects.get(article=story.pk)
    again = Edition.objects.filter(pk=found.pk, words__isnull=False)
    assert again.exists()
    assert found.announced_at is not None
    assert sorted(one.name for one in found.tags.all()) == ["ekspor", "rumput laut"]


@pytest.mark.parametrize(
    "wrong",
    [{"status": "glorious"}, {"tags": "ekspor"}, {"bylines": [1]}, {"headline": "x" * 300}],
    ids=["status", "tags", "bylines", "headline"],
)
def test_what_cannot_stand_here_is_refused(cast, answered, wrong):
    with pytest.raises(Refused):
        put(stage.published(cast), answered, **wrong)
