"""The log hears of sign-ins, refusals, roles and rights."""

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import Entry
from people.models import Role
from tests.factories import UserFactory

PASSWORD = "rahasia-sekali-123"
pytestmark = pytest.mark.django_db


def entries(action: str) -> list[Entry]:
    return list(Entry.objects.filter(action=action).order_by("pk"))


def sign_in(name: str, password: str) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": name, "password": password})
    return client


def test_signing_in_and_out_is_told():
    person = UserFactory(username="sari", roles=["writer"])

    sign_in("sari", PASSWORD).post(reverse("account_logout"))

    assert [entry.actor for entry in entries("account.signed_in") + entries("account.signed_out")] == [person] * 2


def test_a_refused_sign_in_names_the_account_but_nobody_as_its_doer():
    person = UserFactory(username="sari", roles=["writer"])

    sign_in("SARI", "salah-sekali")

    (entry,) = entries("account.refused")
    assert (entry.actor, entry.object_id) == (None, person.pk)
    assert entry.address == "127.0.0.1"


def test_a_name_that_is_nobodys_is_not_kept_for_it_may_be_a_password():
    sign_in("kata-sandi-saya", "salah-sekali")

    (entry,) = entries("account.refused")
    assert "kata-sandi" not in f"{entry.label}{entry.details}{entry.note}"


def test_a_changed_role_tells_who_changed_it():
    admin = UserFactory(username="tari", roles=["administrator"])
    person = UserFactory(username="sari", roles=["writer"])
    client = Client()
    client.force_login(admin)
    data = {"first_name": "Sari", "username": "sari", "email": "sari@example.org", "is_active": "on"}
    data |= {"roles": [Role.objects.get(codename="section_editor").pk], "language": "en", "time_zone": ""}
    data |= {"desks-TOTAL_FORMS": 0, "desks-INITIAL_FORMS": 0}
    data |= {"deskmembership_set-TOTAL_FORMS": 0, "deskmembership_set-INITIAL_FORMS": 0}

    client.post(reverse("admin:people_user_change", args=[person.pk]), data)

    told = [entry for entry in entries("account.roles_changed") if entry.actor == admin]
    assert {entry.details["change"] for entry in told} == {"add", "remove"}
    assert all(entry.object_id == person.pk for entry in told)


def test_switching_an_account_off_is_told_once():
    person = UserFactory(username="sari")
    person.is_active = False
    person.save()
    person.save()

    (entry,) = entries("account.switched")
    assert entry.details == {"active": False}


def test_a_role_that_gains_and_loses_rights_is_told():
    role = Role.objects.get(codename="writer")
    role.rights = ["spike"]
    role.save()

    (entry,) = entries("role.rights_changed")
    assert entry.details == {"given": ["spike"], "taken": ["write"]}
