"""The two faces of every rule about stories agree, for everyone, in every state."""

import pytest

from articles import permissions
from articles.models import ReviewStep
from articles.workflow import workflow
from articles.workflow.moves import MOVES
from articles.workflow.order import Order
from people.models import Role, User
from tests import stage
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def stories_at_steps(cast) -> list:
    """A story at every step and one that came back; of both desks, by a writer and by an editor, half agreed."""
    stage.review_steps(cast)
    elsewhere = ReviewStep.objects.create(section=cast.other_section, name="Dewan", agreement="all", desk_only=False)
    elsewhere.people.set([cast.legal, cast.other_writer, cast.other_section_editor])
    stage.forget_seats(cast)
    agreed = stage.submitted(cast, section=cast.other_section)
    workflow.perform("approve", cast.legal, agreed)
    back = stage.at_step(cast)
    workflow.perform("request_changes", cast.legal, back, Order(note="Cek."))
    written_by_editor = stage.draft(cast, created_by=cast.section_editor)
    workflow.perform("submit", cast.section_editor, written_by_editor)
    rewritten = stage.draft(cast)
    stage.save(rewritten, cast.section_editor, headline="Ditulis ulang")
    workflow.perform("submit", cast.writer, rewritten)
    both = stage.at_step(cast)
    both.review_step.people.add(cast.section_editor)
    stage.forget_seats(cast)
    names = ("Redaktur", "Hukum")
    return [agreed, back, written_by_editor, rewritten, both, *[stage.at_step(cast, name) for name in names]]


def by_id(people) -> list[User]:
    """The people of these ids, in the order of their ids."""
    return list(User.objects.filter(pk__in=people).order_by("pk"))


@pytest.mark.parametrize(("four_eyes", "one_step_each"), [(True, True), (False, False)])
def test_the_stories_that_wait_for_a_persons_word_are_the_same_in_both_faces(
    cast, settings, four_eyes, one_step_each
):
    settings.NEWSROOM_FOUR_EYES, settings.NEWSROOM_ONE_STEP_EACH = four_eyes, one_step_each
    stories = [*stories_at_steps(cast), stage.draft(cast)]
    waiting = {}
    for who, person in cast.people.items():
        waiting[who] = {story.pk for story in stories if permissions.why_not_review(person, story) is None}
        assert waiting[who] == set(permissions.reviewable_by(person).values_list("pk", flat=True)), who
        answers = {story.pk for story in stories if workflow.ask(MOVES["approve"], person, story).allowed}
        assert answers == waiting[who]
        assert not waiting[who] - set(permissions.visible_to(person).values_list("pk", flat=True))
    for story in stories:
        asked = {person.pk for person in cast.people.values() if permissions.why_not_view(person, story) is None}
        assert asked == set(permissions.viewers(story).values_list("pk", flat=True))
        assert permissions.viewers_among(story, [one.pk for one in cast.people.values()]) == by_id(asked)
    assert waiting["legal"]
    assert waiting["section_editor"]
    assert not waiting["writer"]


def test_a_reviewer_from_outside_sees_a_story_only_while_it_is_at_their_step(cast):
    stage.review_steps(cast)
    article = stage.at_step(cast, "Redaktur")
    seen = [permissions.why_not_view(cast.legal, article) is None]
    for move, who in [("approve", cast.section_editor), ("approve", cast.legal)]:
        workflow.perform(move, who, article)
        seen.append(permissions.why_not_view(cast.legal, article) is None)
    assert seen == [False, True, False]


EDITORS_OF_THE_STEP = {"Redaktur": {"section_editor"}, "Hukum": {"legal"}}


@pytest.mark.parametrize("step", EDITORS_OF_THE_STEP)
def test_a_story_in_review_is_changed_by_the_reviewers_of_its_step_alone(cast, step):
    article = stage.at_step(cast, step)
    may = {who for who, person in cast.people.items() if permissions.why_not_edit(person, article) is None}
    assert may == EDITORS_OF_THE_STEP[step]


def test_an_editor_who_wrote_a_story_may_not_change_it_at_anothers_step(cast):
    stage.review_steps(cast)
    article = stage.draft(cast, created_by=cast.section_editor)
    workflow.perform("submit", cast.section_editor, article)
    second = UserFactory(roles=["section_editor"], desks=[cast.section])
    workflow.perform("approve", second, article)
    assert "“Hukum”" in str(permissions.why_not_edit(cast.section_editor, article))


def test_both_faces_of_each_rule_agree_for_the_whole_cast(cast):
    stories = [make(cast) for make in stage.IN_EVERY_STATE.values()]
    stories.append(stage.draft(cast, section=None))
    stories.append(stage.draft(cast, section=cast.other_section, created_by=cast.other_writer))
    stories += stories_at_steps(cast)
    pairs = [
        (permissions.why_not_review, permissions.reviewable_by),
        (permissions.why_not_view, permissions.visible_to),
    ]
    for who, person in cast.people.items():
        for why_not, which in pairs:
            allowed = {story.pk for story in stories if why_not(person, story) is None}
            assert allowed == set(which(person).values_list("pk", flat=True)), (who, why_not.__name__)


DESK = {"section_editor", "managing_editor", "editor_in_chief"}
#: Who may change the text, in each state in which anybody may.
EDITING = {
    "draft": DESK | {"writer"},
    "changes_requested": DESK | {"writer"},
    "in_review": DESK,
    "approved": DESK,
    "published": DESK | {"writer"},
}


@pytest.mark.parametrize("state", stage.IN_EVERY_STATE)
def test_who_edits_a_story_and_who_takes_it_from_a_colleague(cast, state):
    story = stage.IN_EVERY_STATE[state](cast)
    edits = {who for who, person in cast.people.items() if permissions.why_not_edit(person, story) is None}
    takes = {who for who, person in cast.people.items() if permissions.why_not_take_over(person, story) is None}
    assert edits == EDITING.get(state, set())
    assert takes == DESK


def test_a_reviewer_from_outside_takes_a_story_only_at_their_step(cast):
    elsewhere, here = stage.at_step(cast, "Redaktur"), stage.at_step(cast)
    assert permissions.why_not_take_over(cast.legal, elsewhere)
    assert permissions.why_not_take_over(cast.legal, here) is None


def test_the_people_who_may_see_a_story_are_those_of_whom_the_question_says_so(cast):
    stories = [make(cast) for make in stage.IN_EVERY_STATE.values()]
    stories += [stage.draft(cast, section=None), stage.draft(cast, section=cast.other_section)]
    stories.append(edited := stage.draft(cast, created_by=cast.other_writer))
    edited.bylines.update(author=cast.photo_editor.author, role="editor")
    gone = UserFactory(roles=["managing_editor"], is_active=False)
    both = UserFactory(roles=["section_editor", "managing_editor"], desks=[cast.section, cast.other_section])
    everyone = [*cast.people.values(), gone, both, UserFactory()]
    for story in stories:
        asked = {person.pk for person in everyone if permissions.why_not_view(person, story) is None}
        found = [person.pk for person in permissions.viewers(story)]
        assert set(found) == asked, story
        assert len(found) == len(asked), "someone is named twice"
        assert permissions.viewers_among(story, [one.pk for one in everyone]) == by_id(asked)
        assert permissions.viewers_among(story, asked - {cast.editor_in_chief.pk}) == by_id(
            asked - {cast.editor_in_chief.pk}
        )
        assert permissions.viewers_among(story, []) == []


def test_the_rights_to_see_may_come_from_two_roles(cast):
    story = stage.draft(cast)
    split = UserFactory()
    for name, rights in (("all-desks", ["all_desks"]), ("edits", ["edit"])):
        split.roles.add(Role.objects.create(codename=name, name=name, rights=rights))
    assert permissions.why_not_view(split, story) is None
    assert split in permissions.viewers(story)


def test_a_writer_sees_their_own_stories_alone(cast):
    mine = stage.draft(cast)
    stage.draft(cast, created_by=cast.other_writer).bylines.update(author=cast.other_writer.author)
    assert list(permissions.visible_to(cast.writer)) == [mine]


def test_a_disabled_account_may_do_nothing(cast):
    article = stage.draft(cast)
    cast.writer.is_active = False
    assert permissions.why_not_view(cast.writer, article)


def test_moving_a_story_changes_who_may_edit_it_at_once(cast):
    article = stage.submitted(cast)
    stage.save(article, cast.section_editor, section=cast.other_section)
    assert permissions.why_not_edit(cast.section_editor, article)
    assert permissions.why_not_edit(cast.other_section_editor, article) is None
