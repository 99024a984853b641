"""Where a request comes from, and what waits for its answer."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from audit import log, sources
from audit.models import Entry
from newsroom import health
from people.audited import SIGNED_OUT

pytestmark = pytest.mark.django_db


def answered(view):
    return sources.RememberSource(view)(
        RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", headers={"User-Agent": "X"})
    )


def write():
    log.record(SIGNED_OUT, kind="user")


def test_what_a_request_wrote_and_undid_is_written_afterwards_with_its_address():
    def view(request):
        with transaction.atomic():
            sources.once_answered(write)
            transaction.set_rollback(True)
        assert not Entry.objects.exists()
        return HttpResponse("ya")

    assert answered(view).content == b"ya"
    entry = Entry.objects.get()
    assert (entry.address, entry.device) == ("192.0.2.7", "X")


def test_without_a_request_it_is_done_at_once():
    sources.once_answered(write)
    assert Entry.objects.count() == 1


def test_one_request_does_not_do_what_another_left_behind():
    def broken(request):
        sources.once_answered(write)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        answered(broken)
    answered(lambda request: HttpResponse())
    assert not Entry.objects.exists()


@pytest.fixture
def trusted(settings):
    """`trusted(2)`: so many proxies are said to stand before the server."""
    cache.delete(sources.FEWER_PROXIES)

    def said(count):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = count

    return said


@pytest.mark.parametrize(
    ("count", "told", "counted"),
    [
        (0, "198.51.100.1", "192.0.2.7"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "198.51.100.1", "198.51.100.1"),
        (2, "", "192.0.2.7"),
        (1, "[2001:db8::1]:443", "2001:db8::1"),
        (1, "198.51.100.1:50123", "198.51.100.1"),
        (1, "tidak-diketahui", "192.0.2.7"),
    ],
)
def test_the_address_is_the_one_that_the_last_trusted_proxy_saw(rf, trusted, count, told, counted):
    trusted(count)
    request = rf.get("/", REMOTE_ADDR="192.0.2.7", headers={"X-Forwarded-For": told} if told else {})
    assert sources.client_address(request) == counted


def test_a_request_without_any_address_has_none(rf, trusted):
    trusted(0)
    assert sources.client_address(rf.get("/", REMOTE_ADDR="")) is None


def test_who_comes_by_fewer_proxies_signs_in_all_the_same_and_the_doctor_tells_of_it(client, trusted, caplog):
    trusted(3)
    assert health.proxies().well
    for _time in range(2):
        answer = client.post(
            "/admin/account/login/", {"login": "x", "password": "y"}, headers={"X-Forwarded-For": "198.51.100.1"}
        )
        assert answer.status_code == 200
    found = health.proxies()
    assert not found.well
    assert "came by 1, TRUSTED_PROXIES is 3" in found.said
    assert caplog.text.count("came by 1 proxies") == 1


def test_a_request_by_as_many_as_are_trusted_tells_the_doctor_nothing(rf, trusted):
    trusted(2)
    sources.client_address(rf.get("/", headers={"X-Forwarded-For": "198.51.100.1, 10.0.0.1"}))
    assert health.proxies().well
