"""Seals show a change of the log that was made behind its back."""

import threading
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.text.revisions import SAVED
from articles.workflow.move import MOVED
from audit import log, seals
from audit.models import Entry, Seal
from newsroom import sealing

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


def told(*arguments) -> tuple[int, str]:
    """The exit code of `manage.py seals`, and what it said."""
    out = StringIO()
    try:
        call_command("seals", *arguments, stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("before", [0, 1], ids=["an empty table", "a seal before"])
def test_two_workers_that_seal_at_once_break_nothing(monkeypatch, before):
    for _seal in range(before):
        log.record(SAVED, label="Lama")
        seals.seal()
    log.record(SAVED, label="Satu")
    digest, others = seals._digest, []

    def other():
        seals.seal()
        connection.close()

    def slowly(*args):
        """Another worker comes while the first works, and finds one entry more."""
        if not others:
            others.append(threading.Thread(target=other))
            record = threading.Thread(target=lambda: (log.record(SAVED, label="Dua"), connection.close()))
            record.start()
            record.join()
            others[0].start()
            until_done_or_waiting(others[0])
        return digest(*args)

    monkeypatch.setattr(seals, "_digest", slowly)
    seals.seal()
    others[0].join(10)
    seals.seal()
    assert seals.broken() is None
    assert seals.examine().beside == []
    assert sum(Seal.objects.values_list("entries", flat=True)) == Entry.objects.count()


def until_done_or_waiting(thread) -> None:
    """Until the other worker has ended, or stands at the lock."""
    for _try in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] or not thread.is_alive():
                return
        time.sleep(0.02)


def beside_each_other() -> None:
    """Two seals made from the same one, as workers of an older release could make them, and one after them."""
    sealed_twice()
    first, second = Seal.objects.all()
    log.record(SAVED, label="Empat")
    newest = Entry.objects.first().pk
    rows = seals._rows(first.last_entry, newest)
    Seal.objects.create(last_entry=newest, entries=second.entries + 1, digest=seals._digest(first.digest, rows))
    log.record(SAVED, label="Lima")
    seals.seal()


def test_seals_that_two_workers_made_from_the_same_one_are_no_alarm():
    beside_each_other()
    assert seals.broken() is None
    code, said = told()
    assert code == 0
    assert "made by two workers at the same moment" in said


@pytest.mark.parametrize("label", ["Satu", "Tiga", "Empat", "Lima"])
def test_a_change_below_such_seals_is_found(label):
    beside_each_other()
    behind_its_back(f"UPDATE audit_entry SET note = 'lain' WHERE label = '{label}'")
    assert seals.broken() is not None


INSERTED = """
INSERT INTO audit_entry (id, at, actor_name, action, kind, label, note, details, device, session)
SELECT id + 1, at, '', action, '', 'Sela', '', '{}', '', '' FROM audit_entry WHERE label = 'Dua'
"""


@pytest.mark.parametrize(
    ("statement", "meaning"),
    [
        ("UPDATE audit_entry SET label = 'Lain' WHERE label = 'Tiga'", "was changed"),
        ("DELETE FROM audit_entry WHERE label = 'Tiga'", "are missing"),
        (INSERTED, "were added"),
    ],
    ids=["changed", "deleted", "added"],
)
def test_a_broken_seal_is_explained(statement, meaning):
    log.record(SAVED, label="Satu")
    log.record(SAVED, label="Dua")
    seals.seal()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('audit_entry_id_seq')")  # a number that nothing has
    log.record(SAVED, label="Tiga")
    seals.seal()
    behind_its_back(statement)
    code, said = told()
    assert code == 1
    assert meaning in said
    assert "--begin-anew" in said


def test_a_log_that_somebody_answers_for_begins_anew_and_keeps_the_evidence():
    sealed_twice()
    behind_its_back("UPDATE audit_entry SET label = 'Lain' WHERE label = 'Satu'")
    code, said = told("--begin-anew", "Memulihkan cadangan 3 Mei, Wati")
    assert (code, seals.broken()) == (0, None)
    assert "Memulihkan cadangan 3 Mei, Wati" in said
    assert Seal.objects.count() == 3
    assert Entry.objects.filter(action="log.sealed_anew", note="Memulihkan cadangan 3 Mei, Wati").count() == 1
    seals.seal()
    assert seals.broken() is None


def test_what_is_changed_after_a_new_beginning_is_found_too():
    sealed_twice()
    behind_its_back("UPDATE audit_entry SET label = 'Lain' WHERE label = 'Satu'")
    sealing.begin_anew("memulihkan cadangan")
    behind_its_back("UPDATE audit_entry SET label = 'Lain lagi' WHERE label = 'Lain'")
    assert seals.broken() is not None


@pytest.mark.parametrize("why", ["", "  "])
def test_nobody_begins_anew_without_a_reason(why):
    sealed_twice()
    behind_its_back("UPDATE audit_entry SET label = 'Lain' WHERE label = 'Satu'")
    with pytest.raises(CommandError, match="Say in a note why"):
        call_command("seals", "--begin-anew", why)


def test_a_sound_log_does_not_begin_anew():
    sealed_twice()
    with pytest.raises(CommandError, match="No seal is broken"):
        call_command("seals", "--begin-anew", "iseng")
