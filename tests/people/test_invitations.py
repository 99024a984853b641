"""Mail that brings a person in speaks their language and leads to our own address."""

import pytest
from django.core import mail

from people import invitations
from people.jobs import send_invitation
from tests import jobs
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def invited(settings):
    settings.NEWSROOM_URL = "https://koran.example"
    settings.NEWSROOM_NAME = "Koran Kita"
    person = UserFactory(username="wati", language="en", roles=["writer"])
    person.set_unusable_password()
    person.save()
    return person


def test_the_link_sets_a_password_and_lets_in(client, invited):
    send_invitation.enqueue(invited.pk)
    jobs.work()
    body = mail.outbox[0].body
    link = next(word for word in body.split() if word.startswith("https://koran.example/"))
    form = client.get(link.removeprefix("https://koran.example"), follow=True)
    new = {"password1": "kata-sandi-baru-1", "password2": "kata-sandi-baru-1"}
    client.post(form.context["action_url"], new)
    invited.refresh_from_db()
    assert invited.check_password("kata-sandi-baru-1")


def test_the_mail_names_the_paper_and_the_username(invited):
    send_invitation.enqueue(invited.pk)
    jobs.work()
    assert mail.outbox[0].to == [invited.email]
    assert "[Koran Kita]" in mail.outbox[0].subject
    assert "wati" in mail.outbox[0].body
    assert "Hello " in mail.outbox[0].body


def test_the_old_address_learns_of_a_change(invited):
    invitations.tell_old_address(invited, "lama@example.org")
    jobs.work()
    assert mail.outbox[0].to == ["lama@example.org"]
    assert "wati" in mail.outbox[0].body
