"""The short rehearsal: parts of a newsroom die while people read and write, and what they notice is counted."""

import os
import shutil

import pytest

from newsroom import embedded
from rehearsal import __main__ as rehearsal
from rehearsal import people
from rehearsal.breaks import few
from rehearsal.house import House
from tests.demo.conftest import copied

pytestmark = [
    pytest.mark.xdist_group("demo"),
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="would load the demo into the database that is named"),
    pytest.mark.skipif(
        not os.environ.get("CI") and not all(map(shutil.which, ("pgbouncer", "varnishd", "caddy"))),
        reason="PgBouncer, Varnish or Caddy is not installed",
    ),
]


@pytest.fixture
def house(demo, tmp_path, monkeypatch):
    """The demo's stories and pictures in a house of their own. A slow machine is given time: it says nothing else."""
    monkeypatch.setattr(rehearsal, "READERS", 2)
    monkeypatch.setattr(rehearsal, "LONGEST", 600.0)
    monkeypatch.setattr(people, "PATIENCE", 300)

    def furnish(house: House) -> None:
        copied(demo, house.folder, embedded.url(house.folder))
        shutil.copy(demo.data / "demo.json", house.folder)

    with House(tmp_path / "house", short=True, furnish=furnish) as one:
        yield one


def test_no_reader_meets_an_error_no_word_and_no_job_is_lost_and_all_heals(house):
    breaks = few()
    rows, told = rehearsal.rehearse(house, breaks)
    assert len(rows) == len(breaks) == 4
    assert rehearsal.well(rows, told), rows
    assert {row.name: row.failed for row in rows} == dict.fromkeys((one.name for one in breaks), ())
    assert not any(row.errors for row in rows)
    assert all(row.pages and row.saves for row in rows), rows
    assert all(house.parts[name].restarts for name in ("web1", "pool1", "worker1", "worker2")), "they did die"
