"""Accounts are invited, given roles and switched off by those who manage people."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.test import Client
from django.urls import reverse

from people.models import Role, User
from sections.models import DeskMembership
from tests import jobs
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ADD = "admin:people_user_add"
NO_DESKS = {"deskmembership_set-TOTAL_FORMS": 0, "deskmembership_set-INITIAL_FORMS": 0}


@pytest.fixture
def admin(client, cast):
    cast.administrator.language = "en"
    cast.administrator.save()
    client.force_login(cast.administrator)
    return client


def fields(person: User, *codenames: str, **changes) -> dict:
    """What the form sends for `person` with these roles."""
    sent = {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "email": person.email,
        "is_active": "on" if person.is_active else "",
        "roles": [Role.objects.get(codename=codename).pk for codename in codenames],
        "language": person.language,
        "time_zone": person.time_zone,
        **NO_DESKS,
    }
    return {name: value for name, value in {**sent, **changes}.items() if value != ""}


def save(client, person, *codenames, **changes):
    return client.post(reverse("admin:people_user_change", args=[person.pk]), fields(person, *codenames, **changes))


def errors(answer) -> str:
    return str(answer.context["adminform"].form.errors)


def test_a_new_colleague_is_invited_by_mail(admin):
    new = User(username="baru", email="Baru@Example.org", first_name="Baru", language="id")
    admin.post(reverse(ADD), fields(new, "writer"))
    jobs.work()
    made = User.objects.get(username="baru")
    assert made.email == "baru@example.org"
    assert not made.has_usable_password()
    assert [role.codename for role in made.roles.all()] == ["writer"]
    assert [message.to for message in mail.outbox] == [["baru@example.org"]]


def test_a_refused_form_invites_nobody(admin, cast):
    twin = User(username="WATI", email="lain@example.org", first_name="Kembar", language="id")
    answer = admin.post(reverse(ADD), fields(twin, "writer"))
    jobs.work()
    assert "username" in errors(answer)
    assert mail.outbox == []


def test_an_editors_role_is_given_and_logged(admin, cast):
    save(admin, cast.writer, "writer", "section_editor")
    assert cast.writer.roles.count() == 2
    entry = LogEntry.objects.get(object_id=str(cast.writer.pk))
    assert entry.user == cast.administrator
    assert "roles" in entry.change_message.lower()


def test_an_administrator_cannot_make_themselves_an_editor(admin, cast, caplog):
    answer = save(admin, cast.administrator, "administrator", "managing_editor")
    assert "another administrator" in errors(answer)
    assert cast.administrator.roles.count() == 1
    assert "Refused" in caplog.text


def test_switching_an_account_off_signs_the_person_out(admin, cast):
    browser = Client()
    browser.post(reverse("account_login"), {"login": "wati", "password": "rahasia-sekali-123"})
    assert browser.get("/admin/").status_code == 200
    save(admin, cast.writer, "writer", is_active="")
    cast.writer.refresh_from_db()
    assert not cast.writer.is_active
    save(admin, cast.writer, "writer", is_active="on")
    assert browser.get("/admin/").status_code == 302, "the old session must not come back to life"


def test_nobody_switches_themselves_off(admin, cast):
    answer = save(admin, cast.administrator, "administrator", is_active="")
    assert "your own account" in errors(answer)


def test_a_changed_address_is_told_to_the_old_one(admin, cast):
    save(admin, cast.writer, "writer", email="baru@example.org")
    jobs.work()
    assert [message.to for message in mail.outbox] == [["wati@example.org"]]


def test_the_link_is_sent_again(admin, cast):
    save(admin, cast.writer, "writer", people_user_send_link="1")
    jobs.work()
    assert [message.to for message in mail.outbox] == [["wati@example.org"]]


def test_no_link_goes_to_a_switched_off_account(admin, cast):
    cast.writer.is_active = False
    cast.writer.save()
    save(admin, cast.writer, "writer", people_user_send_link="1")
    jobs.work()
    assert mail.outbox == []


def test_desks_are_given_in_the_persons_form(admin, cast):
    desks = {
        "deskmembership_set-TOTAL_FORMS": 1,
        "deskmembership_set-0-section": cast.section.pk,
        "deskmembership_set-0-user": cast.writer.pk,
    }
    save(admin, cast.writer, "writer", **desks)
    assert DeskMembership.objects.filter(user=cast.writer, section=cast.section).exists()


def test_passwords_are_nowhere_to_be_seen_or_set(admin, cast):
    page = admin.get(reverse("admin:people_user_change", args=[cast.writer.pk])).content.decode()
    assert 'name="password' not in page
    assert cast.writer.password not in page


def test_the_list_says_who_was_invited_and_who_is_off(admin, cast):
    UserFactory(first_name="Pensiun", is_active=False)
    page = admin.get(reverse("admin:people_user_changelist")).content.decode()
    assert "switched off" in page
    assert "invited" in page


def test_the_list_asks_no_more_of_the_database_with_more_people(admin, cast, django_assert_max_num_queries):
    for _person in range(30):
        UserFactory(roles=["writer"])
    with django_assert_max_num_queries(14):
        admin.get(reverse("admin:people_user_changelist"))


def test_a_refusal_says_why(client, cast):
    cast.writer.language = "en"
    cast.writer.save()
    client.force_login(cast.writer)
    answer = client.get(reverse("admin:people_user_changelist"))
    assert answer.status_code == 403
    assert "Your role does not manage people." in answer.content.decode()
