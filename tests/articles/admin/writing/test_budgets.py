"""Opening, saving and publishing a story take so many statements and no more, for the editor of its desk."""

import pytest

from articles import permissions
from tests import stage

pytestmark = pytest.mark.django_db

#: Statements at most, session and lock included.
OPEN, SAVE, PUBLISH = 35, 35, 54


def test_whether_an_editor_sees_a_story_of_their_desk_takes_one_look_at_their_desks(
    cast, django_assert_max_num_queries
):
    story = stage.draft(cast)
    editor = type(cast.section_editor).objects.get(pk=cast.section_editor.pk)
    with django_assert_max_num_queries(2):  # their roles, and their desks
        for _ in range(5):
            assert permissions.why_not_view(editor, story) is None


def test_opening_saving_and_publishing_keep_their_budgets(
    cast, at_desk, address, filled, django_assert_max_num_queries
):
    story = stage.published(cast)
    client = at_desk(cast.section_editor)
    change = address("change", story.pk)
    client.get(change)
    with django_assert_max_num_queries(OPEN):
        assert client.get(change).status_code == 200
    with django_assert_max_num_queries(SAVE):
        assert client.post(change, filled(story, headline="Lain sekali")).status_code == 302
    approved = stage.approved(cast)
    with django_assert_max_num_queries(PUBLISH):
        client.post(address("change", approved.pk), {"_move": "publish", "version": approved.version})
    approved.refresh_from_db()
    assert approved.status == "published"
