"""The log hears of seats on desks."""

import pytest

from audit.models import Entry
from sections.models import DeskMembership
from tests.factories import SectionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_seat_given_and_taken_is_told():
    person = UserFactory(username="sari")
    seat = DeskMembership.objects.create(user=person, section=SectionFactory(name="EkBis"))
    seat.delete()

    told = Entry.objects.filter(action__startswith="desk.").order_by("pk")

    assert [(entry.action, entry.object_id, entry.details["desk"]) for entry in told] == [
        ("desk.seat_given", person.pk, "EkBis"),
        ("desk.seat_taken", person.pk, "EkBis"),
    ]
