"""Entries are found by their words however these are spelled, newest first, from any place on."""

import pytest
from django.db import InternalError, connection, transaction
from django.db.utils import DatabaseError

from audit import finding, log, wordindex
from audit.actions import Action
from audit.models import Entry

pytestmark = pytest.mark.django_db
DONE = Action("test.found", "did")


def written(*labels: str) -> list[int]:
    return [log.record(DONE, label=label).pk for label in labels]


def found(words: str, before=None, most=50) -> list[int]:
    return [entry.pk for entry in finding.newest(Entry.objects.all(), wordindex.question(words), before, most)]


@pytest.mark.parametrize("words", ["covid 19", "covid19", "COVID-19", "jose", "maruf", "polri", "“José”"])
def test_spelling_does_not_matter(words):
    _other, entry = written("Kabar", "COVID-19: José Ma’ruf dan TNI/Polri")
    assert found(words) == [entry]


def test_windows_reach_back_to_the_first_entry(monkeypatch):
    """However small the windows are: each entry once, the newest first, page after page."""
    rows = written(*("Beras naik" if nth % 3 else "Kopi" for nth in range(40)))
    rice = [pk for nth, pk in enumerate(rows) if nth % 3][::-1]
    assert found("beras") == rice
    assert found("beras", most=5) == rice[:5]
    assert found("beras", before=rice[4], most=5) == rice[5:10]
    assert found("beras", before=rows[0]) == []
    with connection.cursor() as cursor:  # entries far apart lie in windows of their own
        cursor.execute("SELECT setval(pg_get_serial_sequence('audit_entry', 'id'), %s)", [rows[-1] + 3_000_000])
    late = written("Beras lagi")
    assert found("beras") == late + rice
    assert found("kopi", most=1) == [max(pk for nth, pk in enumerate(rows) if not nth % 3)]


def test_words_are_added_to_what_has_none_and_nothing_else_is_changed():
    (pk,) = written("Beras")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_entry (at, actor_name, action, kind, label, note, details, device, session)"
            " VALUES (now(), '', 'x', '', 'Kopi', '', '{}', '', '')"
        )
    assert found("kopi") == []
    assert finding.fold() == 1
    assert finding.fold() == 0
    assert len(found("kopi")) == 1
    for change in ({"words": "'palsu'"}, {"label": "Lain"}, {"words": None}):
        with pytest.raises((DatabaseError, InternalError)), transaction.atomic():
            Entry.objects.filter(pk=pk).update(**change)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM audit_entry")
        (last,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO audit_entry (at, actor_name, action, kind, label, note, details, device, session)"
            " VALUES (now(), '', 'x', '', 'Teh', '', '{}', '', '')"
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=last + 1).update(words="'teh'", label="Lain")
