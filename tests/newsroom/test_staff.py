"""Sessions, cookies and accounts are for the desk; readers have none."""

import pytest
from django.test import Client
from django.urls import reverse

from newsroom.staff import is_staff_address
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "staff"),
    [("/admin/", True), ("/admin/x", True), ("/admin", False), ("/administrasi/", False), ("/", False)],
)
def test_the_desk_is_what_lies_below_its_prefix(rf, path, staff):
    assert is_staff_address(rf.get(path)) is staff


def test_the_session_cookie_is_for_the_desk_alone(client):
    UserFactory(username="wati", roles=["writer"])
    answer = client.post(reverse("account_login"), {"login": "wati", "password": "rahasia-sekali-123"})
    for cookie in answer.cookies.values():
        assert cookie["path"].startswith("/admin/")
        assert cookie["samesite"] == "Lax"
    assert answer.cookies["sessionid"]["httponly"]


def test_a_reader_gets_no_cookie():
    answer = Client().get("/tidak/ada/sama/sekali/")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_signed_in_colleague_reads_what_every_reader_reads(client):
    client.force_login(UserFactory(roles=["writer"]))
    answer = client.get("/tidak/ada/sama/sekali/")
    assert not hasattr(answer.wsgi_request, "user")
    assert "Cookie" not in answer.headers.get("Vary", "")
