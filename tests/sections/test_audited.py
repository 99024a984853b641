"""The log hears of people put on desks and taken off."""

import pytest

from audit.models import Entry
from sections.models import DeskMembership
from tests.factories import SectionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_member_added_and_taken_is_told():
    person = UserFactory(username="sari")
    membership = DeskMembership.objects.create(user=person, section=SectionFactory(name="EkBis"))
    membership.delete()

    told = Entry.objects.filter(action__startswith="desk.").order_by("pk")

    assert [(entry.action, entry.object_id, entry.details["desk"]) for entry in told] == [
        ("desk.member_added", person.pk, "EkBis"),
        ("desk.member_removed", person.pk, "EkBis"),
    ]
