"""Sections are managed by those who hold the right, and kept as long as anything is in them."""

import pytest

from sections import permissions
from sections.models import DeskMembership, Section
from tests import stage
from tests.factories import SectionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_every_rule_and_its_queryset_agree_for_the_whole_cast(cast):
    stage.draft(cast)
    SectionFactory(parent=SectionFactory())
    pairs = [
        (Section, permissions.why_not_see, permissions.seen_by),
        (Section, permissions.why_not_manage, permissions.managed_by),
        (Section, permissions.why_not_delete, permissions.deletable_by),
        (DeskMembership, permissions.why_not_add_member, permissions.members_managed_by),
    ]
    for who, person in {**cast.people, "roleless": UserFactory()}.items():
        for model, why_not, which in pairs:
            allowed = {thing.pk for thing in model.objects.all() if why_not(person, thing) is None}
            assert allowed == set(which(person).values_list("pk", flat=True)), (who, why_not.__name__)


def test_a_section_with_stories_is_not_deleted_and_the_reason_names_them(cast):
    stage.draft(cast)
    assert "stories" in str(permissions.why_not_delete(cast.administrator, cast.section))


def test_an_empty_section_is_deleted_desk_and_all(cast):
    assert permissions.why_not_delete(cast.administrator, cast.other_section) is None


def test_an_editor_does_not_manage_sections(cast):
    assert permissions.why_not_manage(cast.editor_in_chief)
