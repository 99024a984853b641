"""Sessions, cookies and accounts are for the desk; readers have none."""

import gzip

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


def test_pages_of_the_desk_come_compressed(client):
    client.force_login(UserFactory(roles=["writer"]))
    plain = client.get(reverse("admin:index"))
    packed = client.get(reverse("admin:index"), headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert len(packed.content) < len(plain.content) / 3
    assert "<h1" in gzip.decompress(packed.content).decode()


def test_a_signed_in_colleague_reads_what_every_reader_reads(client):
    client.force_login(UserFactory(roles=["writer"]))
    answer = client.get("/tidak/ada/sama/sekali/")
    assert not hasattr(answer.wsgi_request, "user")
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("address", ["desk:live", "admin:index", "account_login"])
def test_a_late_answer_leaves_the_cookie_that_a_new_sign_in_has_brought(client, address):
    client.cookies["sessionid"] = "berakhir-tadi"
    answer = client.get(reverse(address))
    assert "sessionid" not in answer.cookies
    assert "Cookie" in answer["Vary"]


def test_a_session_that_came_before_a_sign_in_is_not_ended_by_a_page_that_asks_with_it(client):
    client.force_login(UserFactory(roles=["writer"]))
    before = client.cookies["sessionid"].value
    client.post(reverse("account_logout"))
    client.force_login(UserFactory(roles=["writer"]))
    late = Client(headers={"cookie": f"sessionid={before}"}).get(reverse("desk:live"))
    assert late.status_code == 401
    assert "sessionid" not in late.cookies


def test_signing_out_takes_the_cookie(client):
    client.force_login(UserFactory(roles=["writer"]))
    answer = client.post(reverse("account_logout"))
    assert answer.cookies["sessionid"].value == ""
    assert answer.cookies["sessionid"]["max-age"] == 0
