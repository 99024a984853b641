"""Signing in: names, passwords, and what is kept out."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse

from people.models import User
from tests import jobs
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-sekali-123"
LOGIN = "/admin/account/login/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def writer():
    return UserFactory(username="wati", email="wati@example.org", roles=["writer"])


def enter(client, login, password=PASSWORD):
    return client.post(LOGIN, {"login": login, "password": password})


@pytest.mark.parametrize("login", ["wati", "WATI", "wati@example.org", "Wati@Example.org", " wati "])
def test_a_person_enters_by_name_or_address(client, writer, login):
    assert enter(client, login).headers["Location"] == "/admin/"


def test_a_wrong_password_keeps_the_door_shut(client, writer):
    assert enter(client, "wati", "salah-sama-sekali").status_code == 200
    assert "_auth_user_id" not in client.session


def test_an_unknown_name_and_a_wrong_password_read_the_same(client, writer):
    wrong = list(enter(client, "wati", "salah-sama-sekali").context["form"].non_field_errors())
    unknown = list(enter(client, "siapa", "salah-sama-sekali").context["form"].non_field_errors())
    assert len(wrong) == 1
    assert wrong == unknown


def test_a_switched_off_account_is_told_so_after_the_right_password_alone(client, writer):
    User.objects.update(is_active=False)
    assert enter(client, "wati", "salah-sama-sekali").status_code == 200
    assert enter(client, "wati").headers["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_guessing_is_stopped_even_for_the_right_password(client, writer):
    for _attempt in range(6):
        enter(client, "wati", "salah-sama-sekali")
    assert enter(client, "wati").status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_page_asked_for_comes_after_sign_in(client, writer):
    wanted = reverse("admin:people_author_changelist")
    to_login = client.get(wanted, follow=True)
    assert to_login.redirect_chain[-1][0].startswith(LOGIN)
    answer = client.post(to_login.redirect_chain[-1][0], {"login": "wati", "password": PASSWORD, "next": wanted})
    assert answer.headers["Location"] == wanted


def test_sign_in_leads_to_no_other_site(client, writer):
    answer = client.post(LOGIN, {"login": "wati", "password": PASSWORD, "next": "https://jahat.example/"})
    assert answer.headers["Location"] == "/admin/"


@pytest.mark.parametrize("name", ["account_signup", "account_email", "socialaccount_signup"])
def test_there_is_no_way_to_sign_up_or_change_the_address_oneself(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_form_helps_password_managers_and_passkeys(client):
    html = client.get(LOGIN).content.decode()
    assert 'autocomplete="username webauthn"' in html
    assert 'autocomplete="current-password"' in html


def test_a_forgotten_password_is_set_anew_by_mail(client, writer, settings):
    settings.NEWSROOM_URL = "https://koran.example"
    client.post(reverse("account_reset_password"), {"email": "wati@example.org"}, headers={"host": "localhost"})
    jobs.work()
    link = next(word for word in mail.outbox[0].body.split() if word.startswith("https://koran.example/"))
    form = client.get(link.removeprefix("https://koran.example"), follow=True)
    client.post(form.context["action_url"], {"password1": "kata-baru-sekali-1", "password2": "kata-baru-sekali-1"})
    assert enter(client, "wati", "kata-baru-sekali-1").headers["Location"] == "/admin/"


def test_a_used_link_works_no_second_time(client, writer):
    client.post(reverse("account_reset_password"), {"email": "wati@example.org"})
    jobs.work()
    link = next(word for word in mail.outbox[0].body.split() if word.startswith("http"))
    writer.set_password("sudah-diganti-lagi-1")
    writer.save()
    answer = client.get(link[link.index("/admin/") :], follow=True)
    assert "token_fail" in answer.context


def test_asking_for_an_unknown_address_writes_to_nobody_and_answers_alike(client, writer):
    known = client.post(reverse("account_reset_password"), {"email": "wati@example.org"})
    unknown = client.post(reverse("account_reset_password"), {"email": "siapa@example.org"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    jobs.work()
    assert [message.to for message in mail.outbox] == [["wati@example.org"]]


@pytest.mark.parametrize("password", ["pendek", "123456789012", "password123", "wati-lestari"])
def test_weak_passwords_are_refused(client, password):
    wati = UserFactory(username="wati-lestari", roles=["writer"])
    client.force_login(wati)
    new = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert client.post(reverse("account_change_password"), new).status_code == 200
    assert User.objects.get(pk=wati.pk).check_password(PASSWORD)
