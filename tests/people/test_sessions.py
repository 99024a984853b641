"""Signing out everywhere, and what ends a session by itself."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-sekali-123"


@pytest.fixture
def writer():
    return UserFactory(username="wati", roles=["writer"])


def signed_in(name="wati", password=PASSWORD) -> Client:
    """A browser in which someone signed in by the real form."""
    browser = Client()
    browser.post(reverse("account_login"), {"login": name, "password": password})
    return browser


def gets_in(browser: Client) -> bool:
    return browser.get(reverse("admin:index")).status_code == 200


def test_ending_all_sessions_signs_every_browser_out(writer):
    browsers = [signed_in(), signed_in()]
    assert all(map(gets_in, browsers))
    assert writer.end_sessions() == 2
    assert not any(map(gets_in, browsers))


def test_others_stay_signed_in(writer):
    UserFactory(username="oki", roles=["writer"])
    other = signed_in("oki")
    writer.end_sessions()
    assert gets_in(other)


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(writer):
    here, elsewhere = signed_in(), signed_in()
    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "lebih-rahasia-987", "password2": "lebih-rahasia-987"},
    )
    assert gets_in(here)
    assert not gets_in(elsewhere)


def test_a_switched_off_account_is_out_at_the_next_click(writer):
    browser = signed_in()
    writer.is_active = False
    writer.save()
    assert not gets_in(browser)


def test_a_role_taken_away_counts_at_the_next_click(writer):
    browser = signed_in()
    writer.roles.clear()
    assert not gets_in(browser)
