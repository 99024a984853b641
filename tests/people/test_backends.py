"""Signing in takes the same work for an account, for none, by name and by mail."""

import pytest
from django.contrib.auth import hashers
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import UserFactory
from tests.people.test_jobs import _TYPED

pytestmark = pytest.mark.django_db


@pytest.fixture
def hashed(monkeypatch):
    """How often a password was hashed."""
    calls = []
    encode = hashers.MD5PasswordHasher.encode

    def counted(hasher, password, salt):
        calls.append(password)
        return encode(hasher, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counted)
    return calls


def work(login, hashed) -> tuple[int, list[str]]:
    """Hashes and statements of one wrong password."""
    cache.clear()
    hashed.clear()
    with CaptureQueriesContext(connection) as seen:
        Client().post(reverse("account_login"), {"login": login, "password": "salah-sama-sekali"})
    return len(hashed), [_TYPED.sub("?", query["sql"]) for query in seen]


def test_a_wrong_password_is_the_same_work_for_every_name_and_address(hashed):
    UserFactory(username="wati", email="wati@example.org", roles=["writer"])
    UserFactory(username="oki", email="oki@example.org", is_active=False)
    invited = UserFactory(username="baru", email="baru@example.org")
    invited.set_unusable_password()
    invited.save()
    work("panas", hashed)
    names = ["wati", "wati@example.org", "siapa", "siapa@example.org", "oki", "oki@example.org", "baru@example.org"]
    hashes, statements = zip(*(work(name, hashed) for name in names), strict=True)
    assert set(hashes) == {1}
    assert [len(each) for each in statements] == [len(statements[0])] * len(names)
