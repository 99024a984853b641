"""Every response says what a browser may do with it; the desk's say it for the desk."""

import pytest
from django.test import Client
from django.urls import reverse

from newsroom.headers import STAFF_CSP

pytestmark = pytest.mark.django_db


def policy(answer) -> dict[str, list[str]]:
    """The content security policy, by directive."""
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return {name: values for name, *values in (part.split(" ") for part in parts)}


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.administrator)
    return client


def test_the_desks_scripts_come_from_us_alone(desk):
    scripts = policy(desk.get("/admin/"))["script-src"]
    assert "'self'" in scripts
    assert "'unsafe-inline'" not in scripts
    assert all(source in ("'self'", "'unsafe-eval'") or source.startswith("'nonce-") for source in scripts)


def test_style_elements_of_the_desk_need_a_nonce(desk):
    assert "'unsafe-inline'" not in policy(desk.get("/admin/"))["style-src"]


def test_the_desk_writes_no_style_element_without_a_nonce(desk):
    page = desk.get("/admin/").content.decode()
    assert "<style>" not in page
    assert 'id="unfold-theme-colors"' not in page


def test_readers_pages_keep_the_strict_policy(client):
    strict = policy(client.get("/tidak-ada/"))
    assert strict["script-src"] == ["'self'"]
    assert not any("unsafe" in value for values in strict.values() for value in values)


@pytest.mark.parametrize("name", ["admin:index", "account_login", "people:preferences", "admin:jsi18n"])
def test_nothing_of_the_desk_is_kept_by_a_cache(desk, name):
    kept = desk.get(reverse(name)).headers["Cache-Control"]
    assert "no-store" in kept
    assert "private" in kept


def test_errors_of_the_desk_are_not_kept_either(desk):
    answer = desk.get("/admin/tidak/ada/")
    assert answer.status_code == 404
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_desk_is_framed_by_nobody(desk):
    answer = desk.get(reverse("admin:people_role_add"))
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert policy(answer)["frame-ancestors"] == ["'none'"]


def test_but_its_pop_ups_are_framed_by_the_desk(desk):
    answer = desk.get(reverse("admin:people_role_add") + "?_popup=1")
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(answer)["frame-ancestors"] == ["'self'"]


def test_the_camera_is_for_nobody_and_passkeys_for_the_desk(desk):
    allowed = desk.get("/admin/").headers["Permissions-Policy"]
    assert "camera=()" in allowed
    assert "publickey-credentials-get=(self)" in allowed
    assert "publickey-credentials-get=()" in Client().get("/tidak-ada/").headers["Permissions-Policy"]


def test_other_sites_learn_little_and_hold_no_window(desk):
    answer = desk.get("/admin/")
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_only_eval_is_allowed_beyond_our_own_scripts():
    assert "'unsafe-eval'" in STAFF_CSP["script-src"]
    assert [name for name, values in STAFF_CSP.items() if "'unsafe-inline'" in values] == ["style-src-attr"]


@pytest.mark.parametrize("name", ["account_reset_password", "people:preferences", "mfa_index"])
def test_account_pages_do_without_eval(desk, name):
    rules = policy(desk.get(reverse(name), follow=True))
    assert "'unsafe-eval'" not in rules["script-src"]
    assert rules["frame-ancestors"] == ["'none'"]


def test_the_sign_in_page_does_without_eval(client):
    assert "unsafe" not in client.get(reverse("account_login")).headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["login/", "2fa/authenticate/", "again/"])
def test_the_steps_of_signing_in_are_framed_by_the_desk_and_by_no_one_else(desk, path):
    answer = desk.get(f"/admin/account/{path}")
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(answer)["frame-ancestors"] == ["'self'"]
