"""Mail about an account tells its owner, in their language, what was done and from where."""

import pytest
from allauth.account.adapter import get_adapter
from django.core import mail
from django.urls import reverse
from django.utils import translation

from tests import jobs
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-sekali-123"


def test_nobody_signs_up(rf):
    assert not get_adapter().is_open_for_signup(rf.get("/"))


def test_a_changed_password_is_told_with_the_place_it_came_from(client):
    person = UserFactory(username="wati", language="en", roles=["writer"])
    client.force_login(person)
    new = {"oldpassword": PASSWORD, "password1": "kata-lain-sekali-9", "password2": "kata-lain-sekali-9"}
    client.post(reverse("account_change_password"), new, headers={"user-agent": "Firefox di meja redaksi"})
    jobs.work()
    message = mail.outbox[0]
    assert message.to == [person.email]
    assert "127.0.0.1" in message.body
    assert "Firefox di meja redaksi" in message.body
    assert "&" not in message.body


def test_the_readers_language_wins_over_the_writers():
    reader = UserFactory(language="en", first_name="Wati")
    with translation.override("id"):
        get_adapter().send_mail("account/email/address_changed", reader.email, {"user": reader})
    jobs.work()
    assert mail.outbox[0].body.startswith("Hello Wati")


def test_the_link_in_mail_ignores_a_forged_host(settings, client):
    settings.NEWSROOM_URL = "https://koran.example"
    settings.ALLOWED_HOSTS = ["*"]
    UserFactory(username="wati", email="wati@example.org")
    client.post(reverse("account_reset_password"), {"email": "wati@example.org"}, headers={"host": "jahat.example"})
    jobs.work()
    assert "https://koran.example/admin/account/password/reset/key/" in mail.outbox[0].body
    assert "jahat" not in mail.outbox[0].body
