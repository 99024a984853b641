"""Nothing begins before an embargo ends, whoever asks and by whatever road; and who may set, move and lift one."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import permissions
from articles.models import Article, Edition
from articles.readers import editions, embargoes
from articles.refusals import Refused
from articles.text import revisions
from articles.workflow import workflow
from articles.workflow.order import Order
from articles.workflow.status import Status
from audit.models import Entry
from tests import stage

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def held(article, cast, hours: float = 5):
    """The story under an embargo for so many hours, set by the section editor."""
    embargoes.change(article, timezone.now() + hours * HOUR, cast.section_editor)
    return article


def refusal(call, *args, **kwargs) -> dict[str, list[str]]:
    with pytest.raises(Refused) as caught, transaction.atomic():
        call(*args, **kwargs)
    return caught.value.message_dict


def test_an_embargo_is_in_force_until_its_moment_and_not_at_it(cast):
    article = held(stage.draft(cast), cast)
    until = article.embargo_until
    assert embargoes.in_force(article)
    assert embargoes.in_force(article, until - timedelta(microseconds=1))
    assert not embargoes.in_force(article, until)
    assert not embargoes.in_force(stage.draft(cast))


def test_setting_one_keeps_the_approval_counts_the_version_up_and_makes_no_revision(cast):
    article = stage.approved(cast)
    approved, version, count = article.approved_revision, article.version, article.revisions.count()
    held(article, cast)
    article.refresh_from_db()
    assert (article.status, article.approved_revision) == (Status.APPROVED, approved)
    assert article.version == version + 1
    assert article.revisions.count() == count


def test_it_is_in_the_log_with_what_was_and_what_is(cast):
    article = held(stage.draft(cast), cast)
    until = article.embargo_until
    embargoes.change(article, None, cast.section_editor)
    lifted, set_ = Entry.objects.filter(action__startswith="story.embargo", object_id=article.pk).order_by("-pk")
    assert (set_.action, set_.details) == ("story.embargo_set", {"from": None, "until": until.isoformat()})
    assert (lifted.action, lifted.details) == ("story.embargo_lifted", {"from": until.isoformat(), "until": None})
    assert lifted.actor == cast.section_editor


def test_what_changes_nothing_is_not_in_the_log(cast):
    article = held(stage.draft(cast), cast)
    version = article.version
    assert not embargoes.change(article, article.embargo_until, cast.writer)
    assert article.version == version
    assert Entry.objects.filter(action="story.embargo_set").count() == 1


def test_a_past_time_is_refused_at_the_field(cast):
    said = refusal(embargoes.change, stage.draft(cast), timezone.now() - HOUR, cast.section_editor)
    assert "has passed" in said["embargo_until"][0]


def test_readers_cannot_be_held_off_what_they_have(cast):
    said = refusal(embargoes.change, stage.published(cast), timezone.now() + HOUR, cast.section_editor)
    assert "This text is live already" in said["embargo_until"][0]


def test_a_change_to_a_live_story_can_be_held_back_while_readers_keep_what_they_have(cast):
    article = stage.published(cast)
    live = editions.current(article)
    stage.save(article, cast.writer, headline="Rumput laut turun")
    held(article, cast)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    with pytest.raises(Refused, match="embargo"):
        workflow.perform("publish", cast.section_editor, article)
    refusal(workflow.perform, "schedule", cast.section_editor, article, Order(starts_at=timezone.now() + HOUR))
    assert editions.current(article) == live
    assert article.editions.count() == 1
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=article.embargo_until))
    assert editions.current(article) == live
    assert editions.current(article, article.embargo_until).headline == "Rumput laut turun"


def test_an_embargo_beyond_the_schedule_is_refused_and_one_before_it_is_not(cast):
    article = stage.scheduled(cast, after=3 * HOUR)
    begins = article.editions.get().starts_at
    said = refusal(embargoes.change, article, begins + HOUR, cast.section_editor)
    assert "Unschedule it first" in said["embargo_until"][0]
    assert embargoes.change(article, begins, cast.section_editor)


@pytest.mark.parametrize("move", ["publish", "schedule"])
def test_nobody_publishes_before_it(cast, move):
    article = held(stage.approved(cast), cast)
    for name, person in cast.people.items():
        with pytest.raises(Refused), transaction.atomic():
            workflow.perform(move, person, article, Order(starts_at=article.embargo_until - timedelta(minutes=1)))
        assert not article.editions.exists(), name


def test_publishing_now_is_greyed_with_the_reason_and_leads_to_the_field(cast):
    article = held(stage.approved(cast), cast)
    answer = {one.move.name: one for one in workflow.available(cast.section_editor, article)}["publish"]
    assert "The embargo holds until" in str(answer.reason)
    assert [item.field for item in answer.missing] == ["embargo_until"]


def test_a_schedule_before_it_is_refused_at_its_field_and_the_same_moment_is_not(cast):
    article = held(stage.approved(cast), cast)
    early = Order(starts_at=article.embargo_until - timedelta(minutes=1))
    said = refusal(workflow.perform, "schedule", cast.section_editor, article, early)
    assert "The embargo holds until" in said["starts_at"][0]
    workflow.perform("schedule", cast.section_editor, article, Order(starts_at=article.embargo_until))
    assert article.status == Status.SCHEDULED


def test_an_embargo_that_has_run_out_holds_nothing(cast):
    article = stage.approved(cast)
    Article.objects.filter(pk=article.pk).update(embargo_until=timezone.now() - HOUR)
    article.refresh_from_db()
    workflow.perform("publish", cast.section_editor, article)
    assert editions.current(article)


def test_no_verb_begins_an_edition_before_it(cast):
    article = held(stage.approved(cast), cast)
    said = refusal(
        editions.begin, article, by=cast.section_editor, approved_by=cast.section_editor, starts_at=timezone.now()
    )
    assert "starts_at" in said


def test_the_database_itself_lets_no_edition_begin_before_it(cast):
    article = stage.scheduled(cast, after=3 * HOUR)
    begins = article.editions.get().starts_at
    embargoes.change(article, begins, cast.section_editor)
    with pytest.raises(IntegrityError, match="embargo"), transaction.atomic():
        Edition.objects.filter(article=article).update(starts_at=begins - HOUR)
    with pytest.raises(IntegrityError, match="scheduled"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(embargo_until=begins + HOUR)


EASERS = {"section_editor", "managing_editor", "editor_in_chief"}


@pytest.mark.parametrize("hours", [None, 1])
def test_only_the_desks_editors_lift_or_shorten_one_in_force(cast, hours):
    for name, person in cast.people.items():
        article = held(stage.draft(cast), cast)
        until = hours and timezone.now() + hours * HOUR
        why = embargoes.why_not(person, article, until)
        assert (why is None) == (name in EASERS), name
        if why:
            assert refusal(embargoes.change, article, until, person)["embargo_until"] == [str(why)]
            assert Article.objects.get(pk=article.pk).embargo_until is not None


def test_its_writer_may_lengthen_it(cast):
    article = held(stage.draft(cast), cast)
    assert embargoes.change(article, timezone.now() + 9 * HOUR, cast.writer)


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_the_same_people_ease_it_in_every_state(cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    ease = {who for who, person in cast.people.items() if permissions.why_not_ease_embargo(person, story) is None}
    assert ease == {"section_editor", "managing_editor", "editor_in_chief"}
    Article.objects.filter(pk=story.pk).update(section=cast.other_section)
    story.refresh_from_db()
    assert permissions.why_not_ease_embargo(cast.section_editor, story)


def test_an_embargo_is_no_part_of_the_text(cast):
    article = held(stage.draft(cast), cast)
    assert "embargo_until" not in revisions.snapshot(article)
