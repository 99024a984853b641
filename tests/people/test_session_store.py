"""Whose session a request has: asked in statements that are written once, with the answers that Django gives."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from people import backends, session_store
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> str:
    session = session_store.SessionStore()
    session["words"] = "Rempah"
    session.save()
    return session.session_key


def test_what_one_of_them_kept_the_other_reads(kept):
    """Those who are signed in as a new version comes in stay so, and so they do if it is taken back."""
    assert db.SessionStore(kept)["words"] == "Rempah"
    before = db.SessionStore()
    before["words"] = "Tembakau"
    before.save()
    assert session_store.SessionStore(before.session_key)["words"] == "Tembakau"


@pytest.mark.parametrize("late", [False, True])
def test_a_session_that_is_over_or_unknown_is_none_and_its_key_is_not_used_again(kept, late):
    if late:
        Session.objects.filter(pk=kept).update(expire_date=timezone.now() - timedelta(seconds=1))
    session = session_store.SessionStore(kept if late else "k" * 32)
    assert "words" not in session
    session["words"] = "Baru"
    session.save()
    assert session.session_key not in (kept, "k" * 32)


def test_an_account_is_found_by_its_session_as_long_as_it_is_on(cast):
    found = backends.OneLook().get_user(cast.writer.pk)
    assert found == cast.writer
    assert found.rights == cast.writer.rights
    cast.writer.is_active = False
    cast.writer.save()
    assert backends.OneLook().get_user(cast.writer.pk) is None
    assert backends.OneLook().get_user(UserFactory.build().pk or 2**40) is None


def test_a_session_of_an_account_that_was_switched_off_opens_no_door(cast):
    client = Client()
    client.force_login(cast.writer)
    assert client.get("/admin/").status_code == 200
    cast.writer.is_active = False
    cast.writer.save()
    assert client.get("/admin/").status_code == 302
