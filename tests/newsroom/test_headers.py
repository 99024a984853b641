"""Every response says what a browser may do with it; the desk's say it for the desk."""

import pytest
from django.conf import settings
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


@pytest.mark.parametrize("path", ["/admin/", "/admin/people/role/add/?_popup=1", "/admin/account/preferences/"])
def test_the_desks_scripts_and_styles_are_files_of_ours_alone(desk, path):
    rules = policy(desk.get(path))
    assert rules["script-src"] == rules["style-src"] == ["'self'"]
    assert not any("unsafe" in value or "nonce" in value for values in rules.values() for value in values)
    assert not {"script-src-attr", "script-src-elem", "style-src-attr", "style-src-elem"} & rules.keys()


def test_the_desk_writes_no_style_element(desk):
    page = desk.get("/admin/").content.decode()
    assert "<style" not in page


def test_what_the_policy_stops_on_the_desk_is_reported(desk):
    assert policy(desk.get("/admin/"))["report-uri"] == ["/csp/"]


def test_the_desk_shows_pictures_from_where_readers_get_them():
    assert set(settings.SECURE_CSP["img-src"]) < set(STAFF_CSP["img-src"])


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


@pytest.mark.parametrize("path", ["login/", "2fa/authenticate/", "again/"])
def test_the_steps_of_signing_in_are_framed_by_the_desk_and_by_no_one_else(desk, path):
    answer = desk.get(f"/admin/account/{path}")
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(answer)["frame-ancestors"] == ["'self'"]
