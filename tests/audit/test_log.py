"""The log only grows, and says who, what, which, when and from where."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from audit import log, sources
from audit.actions import Action
from audit.models import Entry
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

SAID = Action("test.said", "said something")


def test_an_entry_keeps_names_as_they_were():
    person = UserFactory(username="sari", first_name="Sari")
    entry = log.record(SAID, by=person, kind="story", pk=7, label="Harga cabai", details={"revision": 3})
    person.first_name = "Sri"
    person.save()

    entry.refresh_from_db()

    assert entry.actor_name == "Sari (sari)"
    assert (entry.kind, entry.object_id, entry.label, entry.details) == ("story", 7, "Harga cabai", {"revision": 3})


def test_what_the_house_does_by_itself_has_no_actor_and_no_address():
    entry = log.record(SAID, kind="story", pk=1)

    assert (entry.actor, entry.actor_name, entry.address, entry.device) == (None, "", None, "")


def test_words_that_the_database_cannot_hold_do_not_stop_what_is_done():
    assert log.record(SAID, label="a\x00b" * 200, note="\x00").label.startswith("abab")


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
def test_the_database_refuses_to_change_the_log(statement, table):
    log.record(SAID)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO audit_seal (last_entry, entries, digest, made_at) VALUES (1, 1, 'x', now())")

    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


@pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
def test_the_database_refuses_to_empty_the_log(table):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_not_emptied")  # the tests switch it off
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table}")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_not_emptied")


def test_django_refuses_as_well():
    entry = log.record(SAID)

    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()


def test_nothing_is_logged_of_what_did_not_happen():
    with transaction.atomic():
        log.record(SAID)
        transaction.set_rollback(True)

    assert not Entry.objects.exists()


def test_a_request_leaves_its_address_device_and_session():
    person = UserFactory(username="sari", roles=["writer"])
    client = Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 14)"})
    client.force_login(person)

    client.post("/admin/account/logout/")

    entry = Entry.objects.get(action="account.signed_out")
    assert entry.address == "127.0.0.1"
    assert entry.device == "Mozilla/5.0 (Linux; Android 14)"
    assert len(entry.session) == 16


def test_nothing_of_a_request_remains_when_it_has_been_answered(rf):
    seen = []
    answer = sources.RememberSource(lambda request: seen.append(sources.current()))

    answer(rf.get("/admin/", headers={"user-agent": "X"}))

    assert seen[0].device == "X"
    assert sources.current() == sources.Source()
