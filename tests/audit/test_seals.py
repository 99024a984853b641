"""Seals show a change of the log that was made behind its back."""

from datetime import timedelta

import pytest
from django.db import connection

from articles.text.revisions import SAVED
from articles.workflow.move import MOVED
from audit import log, seals
from audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _settled_at_once(monkeypatch):
    monkeypatch.setattr(seals, "SETTLED", timedelta(seconds=-1))


def behind_its_back(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_kept")
        cursor.execute(statement)
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_kept")


def sealed_twice() -> None:
    log.record(SAVED, label="Satu")
    log.record(MOVED, label="Dua")
    seals.seal()
    log.record(SAVED, label="Tiga", details={"revision": 2})
    seals.seal()


def test_a_log_that_nobody_touched_fits_its_seals():
    sealed_twice()

    assert seals.broken() is None


def test_nothing_new_makes_no_seal():
    sealed_twice()

    assert seals.seal() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET label = 'Lain' WHERE label = 'Satu'",
        "UPDATE audit_entry SET actor_name = 'Orang lain' WHERE label = 'Tiga'",
        "UPDATE audit_entry SET details = '{}' WHERE label = 'Tiga'",
        "UPDATE audit_entry SET at = at + interval '1 hour' WHERE label = 'Dua'",
        "DELETE FROM audit_entry WHERE label = 'Dua'",
    ],
)
def test_a_changed_or_missing_entry_breaks_a_seal(statement):
    sealed_twice()

    behind_its_back(statement)

    assert seals.broken() is not None


def test_an_entry_that_was_slipped_in_breaks_a_seal():
    sealed_twice()
    first = Entry.objects.order_by("pk").first().pk

    behind_its_back(f"UPDATE audit_entry SET id = {first - 1} WHERE label = 'Tiga'")

    assert seals.broken() is not None


def test_entries_of_transactions_that_may_be_under_way_wait(monkeypatch):
    monkeypatch.setattr(seals, "SETTLED", timedelta(minutes=10))
    log.record(SAVED)

    assert seals.seal() is None


def test_a_long_log_is_sealed_in_parts(monkeypatch):
    monkeypatch.setattr(seals, "MOST", 2)
    for n in range(5):
        log.record(SAVED, label=str(n))

    assert [seals.seal().entries for _ in range(3)] == [2, 2, 1]
    assert seals.broken() is None
