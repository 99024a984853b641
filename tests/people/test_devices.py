"""Guesses from elsewhere shut nobody out of a browser in which they have signed in before."""

import hashlib
import time
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from people import devices
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-sekali-123"
HERE, ELSEWHERE = "203.0.113.1", "203.0.113.9"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def wati():
    return UserFactory(username="wati", email="wati@example.org", roles=["writer"])


def enter(browser, login="wati", password=PASSWORD) -> bool:
    browser.post(reverse("account_login"), {"login": login, "password": password})
    return "_auth_user_id" in browser.session


def signed_in_before(login="wati", at=HERE) -> Client:
    """A browser in which someone has signed in, and out again."""
    browser = Client(REMOTE_ADDR=at)
    assert enter(browser, login)
    browser.post(reverse("account_logout"))
    assert not browser.session.get("_auth_user_id")
    return browser


def guess(times=6, login="wati", at=ELSEWHERE):
    for number in range(times):
        enter(Client(REMOTE_ADDR=at), login, f"tebakan-{number}")


def test_a_browser_known_to_the_person_goes_on_while_a_stranger_guesses(wati):
    own = signed_in_before()
    guess()
    assert enter(own)


def test_it_goes_on_even_if_the_stranger_sits_behind_the_same_address(wati):
    own = signed_in_before()
    guess(40, at=HERE)
    assert enter(own)


def test_a_browser_nobody_knows_is_kept_out_even_with_the_right_password(wati):
    guess()
    assert not enter(Client(REMOTE_ADDR=HERE))


def test_name_and_mail_are_one_account(wati):
    guess(3, "wati", "203.0.113.8")
    guess(3, "WATI@example.org", "203.0.113.9")
    assert not enter(Client(REMOTE_ADDR=HERE))


def test_a_known_browser_may_not_guess_without_end_either(wati):
    own = signed_in_before()
    for number in range(11):
        enter(own, password=f"tebakan-{number}")
    assert not enter(own)


def test_a_browser_known_to_one_person_is_a_strangers_for_another(wati):
    UserFactory(username="oki", email="oki@example.org", roles=["writer"])
    of_oki = signed_in_before("oki")
    guess()
    assert not enter(of_oki, "wati")


def test_a_shared_browser_knows_each_of_its_people(wati):
    UserFactory(username="oki", email="oki@example.org", roles=["writer"])
    shared = signed_in_before("oki")
    assert enter(shared, "wati")
    shared.post(reverse("account_logout"))
    guess(6, "oki")
    assert enter(shared, "oki")


def test_a_new_password_makes_the_browser_unknown(wati):
    own = signed_in_before()
    wati.set_password("lebih-rahasia-987")
    wati.save()
    guess()
    assert not enter(own, password="lebih-rahasia-987")


def test_a_mark_grows_old(wati, monkeypatch):
    own = signed_in_before()
    guess()
    monkeypatch.setattr(devices, "LIFE", timedelta(seconds=-1))
    assert not enter(own)


@pytest.mark.parametrize("made_up", ["x", "|||", "abc:def:ghi", "a" * 4000])
def test_a_mark_of_ones_own_making_is_worth_nothing(wati, made_up):
    stranger = Client(REMOTE_ADDR=HERE)
    stranger.cookies[devices.COOKIE] = made_up
    guess()
    assert not enter(stranger)


def test_signing_in_again_in_an_open_session_is_not_stopped_by_strangers(wati):
    own = Client(REMOTE_ADDR=HERE)
    own.force_login(wati)
    guess()
    answer = own.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert answer.status_code == 302


@pytest.mark.parametrize("https", [True, False])
def test_the_cookie_names_nobody_and_goes_to_the_sign_in_pages_alone(wati, client, settings, https):
    settings.SESSION_COOKIE_SECURE = https
    client.post(reverse("account_login"), {"login": "wati", "password": PASSWORD})
    cookie = client.cookies[devices.COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/account/", True, "Lax")
    assert bool(cookie["secure"]) is https
    assert 0 < int(cookie["max-age"]) <= 366 * 24 * 3600
    digests = [hashlib.sha256(known.encode()).hexdigest() for known in ("wati", str(wati.pk), wati.email)]
    assert not [word for word in ["wati", wati.email, wati.password, *digests] if word in cookie.value]


def test_strangers_at_the_same_address_do_not_keep_a_person_from_the_second_step(wati):
    TOTP.activate(wati, "JBSWY3DPEHPK3PXP")
    own = Client(REMOTE_ADDR=HERE)
    own.post(reverse("account_login"), {"login": "wati", "password": PASSWORD})
    guess(15, "siapa-saja", at=HERE)
    code = format_hotp_value(hotp_value("JBSWY3DPEHPK3PXP", int(time.time()) // 30))
    own.post(reverse("mfa_authenticate"), {"code": code})
    assert "_auth_user_id" in own.session
