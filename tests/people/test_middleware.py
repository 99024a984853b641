"""On the desk each person reads their own language and clock; guarded rights need a second factor."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone, translation

from people.models import Theme
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/admin/account/login/"


@pytest.mark.parametrize(
    ("wish", "language"), [("en-GB,en;q=0.9", "en"), ("id-ID", "id"), ("fr,de;q=0.5", "id"), ("", "id")]
)
def test_before_sign_in_the_browsers_wish_decides_between_our_languages(client, settings, wish, language):
    settings.LANGUAGE_CODE = "id"
    answer = client.get(LOGIN, headers={"accept-language": wish})
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_after_sign_in_the_account_decides(client, language):
    client.force_login(UserFactory(roles=["writer"], language=language))
    answer = client.get("/admin/", headers={"accept-language": "id" if language == "en" else "en"})
    assert f'lang="{language}"' in answer.content.decode()


def test_the_next_request_of_the_thread_starts_afresh(client):
    before = (translation.get_language(), timezone.get_current_timezone_name())
    client.force_login(UserFactory(roles=["writer"], language="id", time_zone="Asia/Jayapura"))
    client.get("/admin/")
    assert (translation.get_language(), timezone.get_current_timezone_name()) == before


def test_a_reader_gets_one_language_and_no_cookie(client):
    answer = client.get("/halaman/tidak-ada/", headers={"accept-language": "en"})
    assert "Content-Language" not in answer.headers or answer.headers["Content-Language"] == "id"
    assert not answer.cookies


def test_a_chosen_theme_is_in_the_page(client):
    client.force_login(UserFactory(roles=["writer"], theme=Theme.DARK))
    assert 'class="dark"' in client.get("/admin/").content.decode()


@pytest.fixture
def required(settings):
    settings.NEWSROOM_REQUIRE_MFA = True


@pytest.mark.parametrize("role", ["section_editor", "managing_editor", "administrator"])
def test_whoever_can_do_harm_is_led_to_set_up_a_second_factor_first(client, required, role):
    client.force_login(UserFactory(roles=[role]))
    answer = client.get(reverse("admin:people_author_changelist"), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("mfa_index")
    assert "second step" in answer.content.decode() or "langkah" in answer.content.decode()


def test_a_post_does_nothing_before_that(client, required):
    administrator = UserFactory(roles=["administrator"])
    client.force_login(administrator)
    answer = client.post(reverse("admin:people_role_add"), {"name": "Baru", "codename": "baru"})
    assert answer.headers["Location"] == reverse("mfa_index")


def test_a_script_gets_a_plain_refusal(client, required):
    client.force_login(UserFactory(roles=["section_editor"]))
    answer = client.get("/admin/", headers={"accept": "application/json"})
    assert answer.status_code == 403
    assert "error" in answer.json()


def test_a_writer_is_left_alone(client, required):
    client.force_login(UserFactory(roles=["writer"]))
    assert client.get("/admin/").status_code == 200


def test_with_a_second_factor_the_door_is_open(client, required):
    editor = UserFactory(roles=["section_editor"])
    Authenticator.objects.create(user=editor, type=Authenticator.Type.TOTP, data={})
    client.force_login(editor)
    assert client.get("/admin/").status_code == 200


def test_signing_out_and_preferences_stay_in_reach(client, required):
    client.force_login(UserFactory(roles=["section_editor"]))
    assert client.get(reverse("people:preferences")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302


def test_by_default_nobody_is_asked(client):
    client.force_login(UserFactory(roles=["editor_in_chief"]))
    assert client.get("/admin/").status_code == 200
