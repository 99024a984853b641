"""What moves on the desk, and who hears of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import ReviewStep, Takeover
from articles.readers import sharing
from articles.signals import lock_broken
from articles.workflow import workflow
from articles.workflow.order import Order
from desk.models import Notice
from desk.notices import notices
from people.models import Role
from tests import stage


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """`told(verb, …)`: runs the verb, and answers who was told what then."""

    def run(verb, *args, **kwargs) -> set[tuple[str, str]]:
        before = set(Notice.objects.values_list("pk", flat=True))
        with django_capture_on_commit_callbacks(execute=True):
            verb(*args, **kwargs)
        fresh = Notice.objects.exclude(pk__in=before).select_related("user")
        return {(notice.user.username, notice.kind) for notice in fresh}

    return run


def test_a_submitted_story_is_told_to_the_editors_of_its_desk_and_no_other(cast, told):
    story = stage.draft(cast)
    assert told(workflow.perform, "submit", cast.writer, story) == {("sari", "submitted")}


def test_a_story_at_a_step_is_told_to_that_steps_reviewers(cast, told):
    step = ReviewStep.objects.create(section=cast.section, name="Hukum", desk_only=False)
    step.people.add(cast.other_section_editor)
    story = stage.draft(cast)
    assert told(workflow.perform, "submit", cast.writer, story) == {("otto", "step")}
    assert Notice.objects.get(kind="step").words == {"step": "Hukum"}


def test_the_next_steps_reviewers_hear_when_it_reaches_them_and_the_writer_when_it_is_through(cast, told):
    for order, (name, person) in enumerate([("Redaktur", cast.section_editor), ("Hukum", cast.editor_in_chief)]):
        ReviewStep.objects.create(section=cast.section, name=name, order=order, desk_only=False).people.add(person)
    story = stage.draft(cast)
    assert told(workflow.perform, "submit", cast.writer, story) == {("sari", "step")}
    assert told(workflow.perform, "approve", cast.section_editor, story) == {("pemred", "step")}
    assert told(workflow.perform, "approve", cast.editor_in_chief, story) == {("wati", "approved")}


def test_those_who_have_not_agreed_yet_are_not_told_twice(cast, told):
    step = ReviewStep.objects.create(section=cast.section, name="Berdua", agreement="all", desk_only=False)
    step.people.set([cast.section_editor, cast.editor_in_chief])
    story = stage.draft(cast)
    assert told(workflow.perform, "submit", cast.writer, story) == {("sari", "step"), ("pemred", "step")}
    assert told(workflow.perform, "approve", cast.section_editor, story) == set()


def test_reviewers_by_role_are_told(cast, told):
    step = ReviewStep.objects.create(name="Pimpinan")
    step.roles.add(Role.objects.get(codename="editor_in_chief"))
    assert told(workflow.perform, "submit", cast.writer, stage.draft(cast)) == {("pemred", "step")}


@pytest.mark.parametrize(
    ("make", "move", "order", "kind"),
    [
        (stage.submitted, "request_changes", Order(note="Tambah narasumber"), "changes_requested"),
        (stage.submitted, "approve", Order(), "approved"),
        (stage.approved, "publish", Order(), "published"),
        (stage.submitted, "spike", Order(), "spiked"),
    ],
)
def test_a_writer_hears_what_becomes_of_their_story(cast, told, make, move, order, kind):
    assert told(workflow.perform, move, cast.section_editor, make(cast), order) == {("wati", kind)}


@pytest.mark.parametrize("make", [stage.submitted, stage.approved, stage.draft, stage.changes_requested])
def test_a_writer_hears_that_their_story_changes_desks(cast, told, make):
    story = make(cast)
    order = Order(section=cast.other_section)
    assert ("wati", "desk_changed") in told(workflow.perform, "hand_over", cast.section_editor, story, order)
    notice = Notice.objects.get(kind="desk_changed")
    assert notices.sentence(notice).endswith(f"to another desk: {cast.other_section.name}")
    assert cast.writer.username not in notices.sentence(notice)


def test_a_writer_hears_of_another_desk_where_the_section_was_changed_by_a_save(cast, told):
    story = stage.submitted(cast)
    assert told(stage.save, story, cast.section_editor, section=cast.other_section) == {
        ("otto", "submitted"),
        ("wati", "desk_changed"),
    }


def test_whoever_hands_over_a_story_of_their_own_is_not_told_of_it(cast, told):
    story = stage.draft(cast, created_by=cast.section_editor)
    heard = told(workflow.perform, "hand_over", cast.section_editor, story, Order(section=cast.other_section))
    assert ("sari", "desk_changed") not in heard


def test_a_writer_hears_of_a_withdrawal(cast, told):
    story = stage.published(cast)
    order = Order(note="Keliru", ground="false")
    assert told(workflow.perform, "ask_withdrawal", cast.managing_editor, story, order) == {
        ("pemred", "withdrawal_asked")
    }
    heard = told(workflow.perform, "withdraw", cast.editor_in_chief, story, order)
    assert heard == {("wati", "withdrawn")}


def test_a_writer_hears_when_their_scheduled_story_goes_live_by_itself(cast, told):
    story = stage.scheduled(cast)
    story.editions.update(starts_at=timezone.now() - timedelta(seconds=1))
    assert told(workflow.settle, story) == {("wati", "published")}
    assert Notice.objects.get().actor is None


def test_an_editor_who_publishes_their_own_story_is_not_told_of_it(cast, told, settings):
    settings.NEWSROOM_FOUR_EYES = False
    story = stage.draft(cast, created_by=cast.section_editor)
    story.bylines.all().delete()
    assert told(workflow.perform, "spike", cast.section_editor, story) == set()


def test_an_answer_to_a_share_link_is_told_to_whoever_made_it_without_what_it_says(cast, told):
    story = stage.draft(cast)
    link = sharing.make(story, story.revisions.get(), cast.section_editor, label="Pengacara", asks="comment")
    heard = told(sharing.answer, link, name="Bu Tuti", comment="Rahasia jawaban")
    assert heard == {("sari", "share_answered")}
    notice = Notice.objects.get()
    assert notice.url == reverse("admin:articles_article_share", args=[story.pk])
    assert "Rahasia" not in str(notice.words)


def test_whoever_loses_a_story_under_their_hands_is_told_by_whom(cast, told):
    story = stage.draft(cast)
    takeover = Takeover.objects.create(article=story, owner=cast.writer, by=cast.section_editor, version=9)
    assert told(lock_broken.send, sender=type(story), article=story, takeover=takeover) == {("wati", "lock_broken")}
    assert Notice.objects.get().actor == cast.section_editor


def test_a_draft_handed_to_another_desk_is_told_to_that_desks_editors_and_its_writer_alone(cast, told):
    story = stage.draft(cast)
    order = Order(section=cast.other_section)
    assert told(workflow.perform, "hand_over", cast.section_editor, story, order) == {
        ("otto", "handed_over"),
        ("wati", "desk_changed"),
    }
    assert Notice.objects.get(kind="handed_over").words == {"desk": cast.other_section.name}


def test_a_story_handed_over_in_review_is_told_once_as_one_to_review(cast, told):
    story = stage.submitted(cast)
    order = Order(section=cast.other_section)
    assert told(workflow.perform, "hand_over", cast.section_editor, story, order) == {
        ("otto", "submitted"),
        ("wati", "desk_changed"),
    }


def test_whoever_takes_a_story_to_their_own_desk_is_not_told_of_it(cast, told):
    story = stage.draft(cast)
    cast.section_editor.desks.add(cast.other_section)
    cast.section_editor.__dict__.pop("_desk_ids", None)
    order = Order(section=cast.other_section)
    assert told(workflow.perform, "hand_over", cast.section_editor, story, order) == {
        ("otto", "handed_over"),
        ("wati", "desk_changed"),
    }
