"""A second step at sign-in: an app's code or a recovery code, and secrets that a database copy does not give away."""

import time

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from cryptography.fernet import InvalidToken
from django.core.cache import cache
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
PASSWORD = "rahasia-sekali-123"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def editor():
    person = UserFactory(username="sari", roles=["section_editor"])
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
    return person


def code_now(secret=SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def enter(client):
    return client.post(reverse("account_login"), {"login": "sari", "password": PASSWORD})


def test_the_password_alone_does_not_let_in(client, editor):
    assert enter(client).headers["Location"] == reverse("mfa_authenticate")
    assert client.get("/admin/").status_code == 302


def test_the_apps_code_lets_in(client, editor):
    enter(client)
    assert client.post(reverse("mfa_authenticate"), {"code": code_now()}).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_wrong_code_does_not(client, editor):
    enter(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert client.get("/admin/").status_code == 302


def test_a_recovery_code_lets_in_once(client, editor):
    code = editor.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for works in (True, False):
        client.logout()
        enter(client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert (client.get("/admin/").status_code == 200) is works


def test_the_apps_secret_rests_encrypted(editor):
    stored = editor.authenticator_set.get(type="totp").data["secret"]
    assert SECRET not in stored
    assert get_adapter().decrypt(stored) == SECRET


def test_secrets_survive_a_change_of_key(settings):
    old = settings.SECRET_KEY
    stored = get_adapter().encrypt(SECRET)
    settings.SECRET_KEY = "an-entirely-new-key"
    settings.SECRET_KEY_FALLBACKS = [old]
    assert get_adapter().decrypt(stored) == SECRET
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        get_adapter().decrypt(stored)


def test_the_app_shows_the_newsrooms_name(settings, editor):
    settings.NEWSROOM_NAME = "Koran Kita"
    assert "issuer=Koran%20Kita" in get_adapter().build_totp_url(editor, SECRET)


def test_the_last_factor_stays_where_one_is_required(settings, editor):
    settings.NEWSROOM_REQUIRE_MFA = True
    app = editor.authenticator_set.get(type="totp")
    assert not get_adapter().can_delete_authenticator(app)
    Authenticator.objects.create(user=editor, type="webauthn", data={})
    assert get_adapter().can_delete_authenticator(app)


def test_where_none_is_required_the_last_factor_may_go(editor):
    assert get_adapter().can_delete_authenticator(editor.authenticator_set.get(type="totp"))
