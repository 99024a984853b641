"""Handing a story to another desk: who may, what changes at once, and what stays."""

import pytest
from django.db import transaction

from articles import permissions
from articles.models import Approval, Article, ReviewStep, Transition
from articles.models.revision import Origin
from articles.readers import editions
from articles.refusals import Refused
from articles.text import drafts, revisions
from articles.workflow import workflow
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from articles.workflow.status import Status
from audit.models import Entry
from people.models import User
from tests import stage
from tests.factories import SectionFactory, UserFactory

pytestmark = pytest.mark.django_db


def hand(article, by, section, note=""):
    workflow.perform("hand_over", by, article, Order(section=section, note=note))
    return article


def test_a_desks_editor_gives_a_story_to_another_desk_which_has_it_at_once(cast):
    article = hand(stage.submitted(cast), cast.section_editor, cast.other_section)
    assert article.section == cast.other_section
    assert permissions.why_not_view(cast.section_editor, article)
    assert permissions.why_not_edit(cast.other_section_editor, article) is None
    assert permissions.why_not_view(cast.writer, article) is None


def test_the_text_stays_and_the_section_is_in_a_revision_that_nobody_wrote(cast):
    article = stage.draft(cast)
    before = article.revisions.first().fields
    hand(article, cast.section_editor, cast.other_section)
    made = article.revisions.first()
    assert made.fields == before | {"section": cast.other_section.pk}
    assert (made.origin, made.with_writer) == (Origin.HAND_OVER, False)
    assert permissions.why_not_four_eyes(cast.section_editor, article) is None


@pytest.mark.parametrize("state", ["draft", "changes_requested"])
def test_a_story_with_its_writer_stays_with_its_writer(cast, state):
    article = hand(stage.IN_EVERY_STATE[state](cast), cast.section_editor, cast.other_section)
    assert article.status == state
    assert permissions.why_not_edit(cast.writer, article) is None


@pytest.mark.parametrize("at", ["Redaktur", "Hukum", "approved"])
def test_in_review_the_receiving_desk_begins_at_its_own_first_step(cast, at):
    stage.review_steps(cast)
    theirs = ReviewStep.objects.create(section=cast.other_section, name="Olahraga")
    theirs.people.add(cast.other_section_editor)
    stage.forget_seats(cast)
    article = stage.at_step(cast, "Hukum" if at == "approved" else at)
    if at == "approved":
        workflow.perform("approve", cast.legal, article)
    hand(article, cast.section_editor, cast.other_section)
    assert (article.review_step, article.review_run, article.status) == (theirs, 2, Status.IN_REVIEW)
    assert article.approved_revision is None
    workflow.perform("approve", cast.other_section_editor, article)
    workflow.perform("publish", cast.other_section_editor, article)
    assert editions.current(article).section == cast.other_section


def test_a_story_that_was_sent_back_begins_anew_on_its_new_desk(cast):
    default = ReviewStep.objects.create(name="Pertama", order=1)
    last = ReviewStep.objects.create(name="Terakhir", order=2)
    for step, person in [(default, cast.managing_editor), (last, cast.editor_in_chief)]:
        step.people.add(person)
    article = stage.submitted(cast)
    workflow.perform("approve", cast.managing_editor, article)
    workflow.perform("request_changes", cast.editor_in_chief, article, Order(note="Cek."))
    hand(article, cast.section_editor, cast.other_section)
    workflow.perform("submit", cast.writer, article)
    assert (article.review_step, article.review_run) == (default, 2)


def test_it_is_written_down_from_where_to_where_and_why(cast):
    article = hand(stage.submitted(cast), cast.section_editor, cast.other_section, note="Ini olahraga.")
    made = article.transitions.get(move="hand_over")
    assert (made.from_desk, made.to_desk, made.note) == ("EkBis", "Sport & Lifestyle", "Ini olahraga.")
    entry = Entry.objects.get(action="story.handed_over")
    assert (entry.details["from_desk"], entry.details["to_desk"]) == ("EkBis", "Sport & Lifestyle")
    assert entry.note == "Ini olahraga."


GIVES = {"section_editor", "managing_editor", "editor_in_chief"}


@pytest.mark.parametrize("state", ["draft", "in_review", "changes_requested", "approved"])
def test_only_the_desk_and_leaders_give_a_story_away_and_others_leave_no_trace(cast, state):
    for who, person in cast.people.items():
        article = stage.IN_EVERY_STATE[state](cast)
        before = [kind.objects.count() for kind in (Transition, Approval, Entry)]
        version = article.version
        if who in GIVES:
            hand(article, person, cast.other_section)
            continue
        with pytest.raises(Refused):
            hand(article, person, cast.other_section)
        article.refresh_from_db()
        assert (article.section, article.version) == (cast.section, version)
        assert [kind.objects.count() for kind in (Transition, Approval, Entry)] == before, who


@pytest.mark.parametrize("state", ["scheduled", "published", "spiked", "withdrawn"])
def test_what_is_not_on_its_way_is_not_handed_over(cast, state):
    article = stage.IN_EVERY_STATE[state](cast)
    with pytest.raises(Refused):
        hand(article, cast.editor_in_chief, cast.other_section)


def test_an_editor_of_the_other_desk_takes_a_story_that_they_can_see(cast):
    article = stage.draft(cast, created_by=cast.other_section_editor)
    hand(article, cast.other_section_editor, cast.other_section)
    assert article.section == cast.other_section


def test_who_takes_a_story_takes_it_to_a_desk_of_their_own(cast):
    third = SectionFactory()
    article = stage.draft(cast, created_by=cast.other_section_editor)
    with pytest.raises(Refused, match="desk of your own"):
        hand(article, cast.other_section_editor, third)


@pytest.mark.parametrize("wrong", ["none", "same", "off"])
def test_nonsense_is_refused_with_the_reason(cast, wrong):
    article = stage.submitted(cast)
    section = {"none": None, "same": cast.section, "off": SectionFactory(is_active=False)}[wrong]
    with pytest.raises(Refused):
        hand(article, cast.section_editor, section)
    assert not article.transitions.filter(move="hand_over").exists()


def test_the_desks_offered_are_those_that_may_take_it(cast):
    SectionFactory(is_active=False)
    third = SectionFactory()
    both = UserFactory(roles=["section_editor"], desks=[cast.other_section, third])
    article = stage.submitted(cast)
    mine = stage.draft(cast, created_by=both)
    everyone = [*cast.people.values(), both]
    for story in (article, mine):
        for person in everyone:
            asked = {
                section.pk
                for section in type(third).objects.all()
                if permissions.why_not_hand_to(person, story, section) is None
            }
            assert asked == set(permissions.receiving_desks(person, story).values_list("pk", flat=True)), person
    assert set(permissions.receiving_desks(both, mine)) == {cast.other_section, third}


# The section as a field of the form


def save(article, user, **changes):
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        drafts.save(row, revisions.snapshot(row) | changes, user)
    article.refresh_from_db()


def test_a_writer_chooses_the_section_of_a_draft(cast):
    article = stage.draft(cast)
    save(article, cast.writer, section=cast.other_section.pk)
    assert article.section == cast.other_section
    assert not article.transitions.exists()


def test_a_changed_section_in_the_editors_hands_is_a_hand_over(cast):
    stage.review_steps(cast)
    article = stage.at_step(cast, "Redaktur")
    save(article, cast.section_editor, section=cast.other_section.pk, headline="Olahraga")
    made = article.transitions.first()
    assert (made.move, made.from_desk, made.to_desk) == ("hand_over", "EkBis", "Sport & Lifestyle")
    assert (article.review_step, article.review_run) == (None, 2)
    assert permissions.why_not_view(cast.section_editor, article)


def test_a_reviewer_from_outside_does_not_move_a_story_by_its_section(cast):
    article = stage.at_step(cast)
    for section in (cast.other_section.pk, None):
        with pytest.raises(Refused):
            save(article, cast.legal, section=section, headline="Disunting")
    article.refresh_from_db()
    assert (article.section, article.revisions.count()) == (cast.section, 1)


def test_nor_by_restoring_a_text_of_another_section(cast):
    article = stage.draft(cast, section=cast.other_section)
    save(article, cast.writer, section=cast.section.pk)
    stage.review_steps(cast)
    workflow.perform("submit", cast.writer, article)
    workflow.perform("approve", cast.section_editor, article)
    with pytest.raises(Refused):
        drafts.restore(article.pk, 1, cast.legal, article.version)
    assert Article.objects.get(pk=article.pk).section == cast.section


def test_a_role_that_only_sits_on_the_desk_hands_nothing_over(cast):
    member = UserFactory(roles=["writer"], desks=[cast.section, cast.other_section])
    article = stage.submitted(cast)
    assert isinstance(member, User)
    assert not workflow.ask(MOVES["hand_over"], member, article).allowed
