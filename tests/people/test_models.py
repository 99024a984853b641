"""A person may do what their roles say, and nothing else lets them in."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from people.models import Author, Role, User, initials
from people.roles import DEFAULT_ROLES, EXPLAINED, GUARDED_RIGHTS, STORY_RIGHTS, Right
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_rights_are_those_of_every_role_held():
    both = UserFactory(roles=["writer", "photo_editor"])
    assert both.rights == {Right.WRITE, Right.PHOTOS}


def test_a_switched_off_account_has_no_rights_and_is_not_staff():
    writer = UserFactory(roles=["writer"], is_active=False)
    assert writer.rights == frozenset()
    assert not writer.is_staff


def test_staff_is_whoever_holds_a_role():
    assert UserFactory(roles=["writer"]).is_staff
    assert not UserFactory().is_staff


def test_djangos_own_permissions_let_nobody_in():
    administrator = UserFactory(roles=["administrator"])
    assert not administrator.has_perm("people.change_user")
    assert not administrator.is_superuser


def test_createsuperuser_makes_an_administrator_who_cannot_publish(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "rahasia-sekali-123")
    call_command("createsuperuser", username="agus", email="agus@example.org", interactive=False, verbosity=0)
    agus = User.objects.get(username="agus")
    assert agus.check_password("rahasia-sekali-123")
    assert agus.rights == set(DEFAULT_ROLES["administrator"][1])
    assert not agus.rights & STORY_RIGHTS


def test_people_are_found_by_name_whatever_its_case():
    UserFactory(username="wati", email="wati@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(username="Wati", email="lain@example.org")


def test_two_accounts_cannot_share_an_address_in_another_case():
    UserFactory(username="wati", email="wati@example.org")
    twin = User(username="lain", email="WATI@example.org", password="!")
    with pytest.raises(ValidationError, match="email"):
        twin.full_clean()


def test_every_right_is_explained():
    assert set(EXPLAINED) == set(Right)


def test_no_starting_role_manages_people_and_publishes():
    for _name, rights in DEFAULT_ROLES.values():
        assert not (Right.PEOPLE in rights and STORY_RIGHTS & set(rights))


def test_the_starting_roles_are_in_the_table():
    stored = {role.codename: role.rights for role in Role.objects.all()}
    assert stored == {codename: list(rights) for codename, (_name, rights) in DEFAULT_ROLES.items()}


def test_publishing_and_managing_people_are_guarded():
    assert {Right.PUBLISH, Right.WITHDRAW, Right.PEOPLE, Right.ARCHIVE} == GUARDED_RIGHTS


def test_what_is_read_of_a_person_is_read_once_for_each_loaded_row():
    person, asked = UserFactory(), []

    def read():
        asked.append(person)
        return None

    assert [person.once("seat", read), person.once("seat", read)] == [None, None]
    assert len(asked) == 1
    User.objects.get(pk=person.pk).once("seat", read)
    assert len(asked) == 2
    for change in (lambda: person.forget("seat"), person.refresh_from_db):
        change()
        person.once("seat", read)
    assert len(asked) == 4


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Andi Wijaya", "AW"),
        ("Siti Nurhaliza binti Tarudin", "ST"),
        ("Megawati", "M"),
        ("élodie d'arc", "ÉD"),
        ("  ", "?"),
        ("@redaksi", "@"),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_word(name, letters):
    assert initials(name) == letters


def test_a_face_has_the_authors_portrait_or_none():
    user = UserFactory(first_name="Andi", last_name="Wijaya")
    assert user.face() == {"name": "Andi Wijaya", "initials": "AW", "picture": ""}
    Author.objects.create(name="Andi Wijaya", slug="andi", user=user, portrait="portraits/andi.jpg")
    user.refresh_from_db()
    assert user.face()["picture"].endswith("portraits/andi.jpg")
