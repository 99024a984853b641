"""Who carries how much."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Presence
from articles.workflow.status import BylineRole
from desk.load import load
from tests import stage
from tests.desk.planning.test_planning import planned
from tests.factories import BylineFactory, UserFactory

pytestmark = pytest.mark.django_db


def of(person, viewer, section=None) -> load.Load:
    return next(one for one in load.of_desks(viewer, section) if one.person == person)


def test_stories_in_hand_count_by_state(cast):
    stage.draft(cast)
    for _ in range(2):
        stage.submitted(cast)
    stage.published(cast)
    one = of(cast.writer, cast.section_editor)
    assert one.stories == {"draft": 1, "in_review": 2}
    assert one.in_hand == 3


def test_two_who_wrote_it_both_have_it_and_its_editor_has_not(cast):
    story = stage.draft(cast)
    BylineFactory(article=story, author=cast.other_writer.author)
    BylineFactory(article=story, author=cast.section_editor.author, role=BylineRole.EDITOR)
    assert of(cast.writer, cast.section_editor).in_hand == 1
    assert of(cast.other_writer, cast.section_editor).in_hand == 1
    assert of(cast.section_editor, cast.section_editor).in_hand == 0


def test_who_began_a_story_that_nobody_signed_has_it(cast):
    story = stage.draft(cast)
    story.bylines.all().delete()
    assert of(cast.writer, cast.section_editor).stories == {"draft": 1}


def test_work_of_a_strangers_desk_does_not_count(cast):
    stage.draft(cast, section=cast.other_section)
    planned(cast, cast.writer, section=cast.other_section, by=cast.other_section_editor)
    one = of(cast.writer, cast.section_editor)
    assert (one.in_hand, one.open) == (0, 0)
    assert of(cast.writer, cast.managing_editor).in_hand == 1
    assert of(cast.writer, cast.managing_editor, cast.section).in_hand == 0


def test_assignments_count_open_and_late(cast):
    planned(cast, cast.writer)
    planned(cast, cast.writer, due_at=timezone.now() - timedelta(hours=1))
    planned(cast, cast.writer, article=stage.submitted(cast))
    one = of(cast.writer, cast.section_editor)
    assert (one.open, one.late) == (2, 1)


def test_first_publications_of_seven_days_count(cast):
    old, new = stage.published(cast), stage.published(cast)
    old.editions.update(starts_at=timezone.now() - timedelta(days=8))
    BylineFactory(article=new, author=cast.section_editor.author, role=BylineRole.EDITOR)
    assert of(cast.writer, cast.section_editor).published == 1
    assert of(cast.section_editor, cast.section_editor).published == 0


def test_the_last_thing_someone_did_is_dated(cast):
    story = stage.submitted(cast)
    moved = story.transitions.latest("at")
    assert of(cast.writer, cast.section_editor).last == moved.at
    assert of(cast.other_writer, cast.section_editor).last is None


def test_who_has_a_story_open_is_here(cast):
    now = timezone.now()
    story = stage.draft(cast)
    key = "8b0d2f5e-3a51-4a38-9d4c-0e7f6a1c2b3d"
    row = Presence.objects.create(article=story, user=cast.writer, session="s", key=key, since=now, seen_at=now)
    assert of(cast.writer, cast.section_editor).here
    Presence.objects.filter(pk=row.pk).update(seen_at=now - timedelta(minutes=5))
    assert not of(cast.writer, cast.section_editor).here


@pytest.mark.parametrize("who", ["writer", "photo_editor", "administrator"])
def test_who_edits_nowhere_sees_nobody(cast, who):
    stage.draft(cast)
    assert load.of_desks(cast.people[who]) == []


def test_an_editor_without_a_desk_sees_nobody(cast):
    assert load.of_desks(UserFactory(roles=["section_editor"])) == []


def test_an_account_that_was_switched_off_is_not_listed_unless_work_is_left_with_it(cast):
    """A story that others have in hand by now, or that they only signed, is not left with them."""
    stage.submitted(cast, created_by=cast.other_writer)
    cast.other_writer.is_active = False
    cast.other_writer.save()
    assert cast.other_writer not in [one.person for one in load.of_desks(cast.section_editor)]


def test_more_people_take_no_more_statements(cast, django_assert_num_queries):
    for times in (1, 6):
        for _ in range(times):
            person = UserFactory(roles=["writer"], desks=[cast.section])
            planned(cast, person)
            stage.draft(cast, created_by=person)
        load.of_desks(cast.managing_editor)
        with django_assert_num_queries(12):
            load.of_desks(cast.managing_editor)
