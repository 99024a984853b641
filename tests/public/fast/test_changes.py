"""What a process learns of change: of what others purged, before a cache in front keeps anything older."""

import pytest
from django.urls import reverse

from articles.models import Edition
from public.fast import changes
from public.models import Purge
from tests import stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings):
    """The page cache is on."""
    settings.NEWSROOM_PAGE_CACHE_MB = 8


@pytest.fixture
def story(cast):
    return stage.published(cast, headline="Ekspor naik")


@pytest.fixture
def url(story):
    return reverse("public:story", args=[story.pk, "ekspor-naik"])


def _no_database(lost):
    raise changes.DatabaseError("no connection")


def test_what_another_process_purged_is_dropped_at_the_next_look(client, kept, url, story, monkeypatch):
    client.get(url)
    assert len(changes.store()) == 1
    Purge.objects.create(keys=[f"article:{story.pk}"])
    monkeypatch.setattr(changes, "INTERVAL", 0.0)
    changes.refresh()
    assert len(changes.store()) == 0


def test_the_same_purge_is_heeded_once(client, kept, url, story, monkeypatch):
    monkeypatch.setattr(changes, "INTERVAL", 0.0)
    client.get(url)
    Purge.objects.create(keys=[f"article:{story.pk}"])
    changes.refresh()
    client.get(url)
    changes.refresh()
    assert len(changes.store()) == 1


@pytest.fixture
def behind(settings):
    """There is a cache in front, whose word counts."""
    settings.NEWSROOM_PURGE_URLS = ["http://127.0.0.1:9/"]


@pytest.fixture
def looks(monkeypatch):
    """Call it: from then on looks are counted, and find nothing."""

    def count() -> list:
        made = []
        monkeypatch.setattr(changes, "_look", made.append)
        return made

    return count


def asked(client, url, mark) -> str:
    return client.get(url, headers={"X-Purge-Mark": mark}).content.decode()


def test_a_cache_that_was_told_of_a_purge_gets_no_page_of_before(client, kept, behind, url, story):
    asked(client, url, "m")
    Edition.objects.filter(article=story).update(headline="Ekspor turun")
    row = Purge.objects.create(keys=[f"article:{story.pk}"])
    assert "Ekspor naik" in asked(client, url, "m"), "nothing was looked at"
    assert "Ekspor turun" in asked(client, url, f"m{row.pk}")


def test_one_look_does_for_all_that_ask_with_a_mark(client, kept, behind, url, looks):
    client.get(url)
    made = looks()
    for mark in ("m1", "m2", "m1", "m2", "m1"):
        asked(client, url, mark)
    assert len(made) == 2


def test_a_look_that_failed_is_made_again(client, kept, behind, url, monkeypatch, looks):
    client.get(url)
    monkeypatch.setattr(changes, "_look", _no_database)
    refused = client.get(url, headers={"X-Purge-Mark": "m1"})
    assert refused.status_code == 503, "a cache that heard of a purge gets nothing that may be older"
    made = looks()
    asked(client, url, "m1")
    assert not made, "the database is left alone for a moment"
    monkeypatch.setattr(changes, "_failed_at", float("-inf"))
    asked(client, url, "m1")
    assert len(made) == 1


def test_marks_are_bounded(behind, db, monkeypatch, looks):
    looks()
    monkeypatch.setattr(changes, "MARKS", 3)
    for nth in range(10):
        changes.heed(f"m{nth}")
    assert list(changes._heeded) == ["m7", "m8", "m9"]


def test_strangers_make_nobody_look(client, kept, url, looks):
    client.get(url)
    made = looks()
    asked(client, url, "m1")
    assert not made


def test_a_process_that_slept_too_long_starts_with_nothing(client, kept, url, monkeypatch):
    client.get(url)
    monkeypatch.setattr(changes, "_known_at", changes.time.monotonic() - changes.LOST - 1)
    monkeypatch.setattr(changes, "INTERVAL", 0.0)
    changes.refresh()
    assert len(changes.store()) == 0


def test_looks_are_an_interval_apart(kept, monkeypatch):
    looks = []
    monkeypatch.setattr(changes, "INTERVAL", 1.0)
    monkeypatch.setattr(changes, "_look", looks.append)
    for _ in range(5):
        changes.refresh()
    assert len(looks) == 1


def test_a_look_is_one_statement_that_the_connection_knows(
    client, kept, url, monkeypatch, settings, django_assert_num_queries
):
    client.get(url)
    monkeypatch.setattr(changes, "INTERVAL", 0.0)
    settings.NEWSROOM_PAGE_CACHE_MB = 0
    with django_assert_num_queries(1) as asked:
        changes.refresh()
    assert asked.captured_queries[0]["sql"].startswith("EXECUTE ")
