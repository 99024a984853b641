"""What still points at a row is asked of the models, not listed by hand."""

import pytest

from people import references
from people.models import Author
from sections.models import Section
from tests import stage
from tests.factories import AuthorFactory, SectionFactory

pytestmark = pytest.mark.django_db


def test_a_row_that_nothing_points_at_is_unused():
    assert references.to(AuthorFactory()) == []


def test_a_story_keeps_its_section(cast):
    stage.draft(cast)
    assert references.to(cast.section)
    assert cast.section not in references.unused(Section)


def test_a_subsection_keeps_its_parent():
    parent = SectionFactory()
    SectionFactory(parent=parent)
    assert parent not in references.unused(Section)


def test_rows_that_would_go_along_do_not_count(cast):
    """Memberships of desks are deleted with their section, so they keep nothing."""
    assert references.to(cast.other_section) == []
    assert cast.other_section in references.unused(Section)


def test_both_faces_agree(cast):
    stage.draft(cast)
    free = {author.pk for author in Author.objects.all() if not references.to(author)}
    assert free == set(references.unused(Author).values_list("pk", flat=True))


def test_what_is_printed_and_what_is_on_the_desk_are_said_once(cast):
    story = stage.published(cast)
    author = story.bylines.first().author
    said = references.to(author)
    assert len(said) == len(set(said)) == 1
