"""The two faces of every rule about stories agree, for everyone, in every state."""

import pytest

from articles import permissions
from people.models import Role
from tests import stage
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_both_faces_of_each_rule_agree_for_the_whole_cast(cast):
    stories = [make(cast) for make in stage.IN_EVERY_STATE.values()]
    stories.append(stage.draft(cast, section=None))
    stories.append(stage.draft(cast, section=cast.other_section, created_by=cast.other_writer))
    pairs = [
        (permissions.why_not_view, permissions.visible_to),
        (permissions.why_not_edit, permissions.editable_by),
        (permissions.why_not_take_over, permissions.takeable_by),
    ]
    for who, person in cast.people.items():
        for why_not, which in pairs:
            allowed = {story.pk for story in stories if why_not(person, story) is None}
            assert allowed == set(which(person).values_list("pk", flat=True)), (who, why_not.__name__)


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
