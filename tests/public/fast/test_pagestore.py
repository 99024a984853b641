"""Pages in memory: found by address, dropped by key, bounded by bytes."""

import threading

import pytest

from public.fast import pagestore
from public.fast.pagestore import OVERHEAD, REMEMBERED, Page, PageStore

NOW = 1_000.0


def page(body=b"x" * 1_000, keys=("article:1",), expires=NOW + 60):
    return Page(status=200, headers={}, bodies={"": body}, keys=frozenset(keys), expires=expires)


@pytest.fixture
def store():
    return PageStore(limit=10 * (OVERHEAD + 1_000))


def test_a_page_is_found_by_its_address(store):
    kept = page()
    store.put("/a", kept, store.generation)
    assert store.get("/a", NOW) is kept
    assert store.get("/b", NOW) is None


def test_a_page_is_gone_when_its_time_is_over(store):
    store.put("/a", page(expires=NOW + 1), store.generation)
    assert store.get("/a", NOW + 1) is None
    assert store.used == 0


def test_a_purge_drops_the_pages_with_the_key_and_no_other(store):
    store.put("/a", page(keys=["article:1", "front"]), store.generation)
    store.put("/b", page(keys=["article:2"]), store.generation)
    assert store.purge(["front", "tag:9"]) == 1
    assert store.get("/a", NOW) is None
    assert store.get("/b", NOW) is not None


def test_a_page_begun_before_a_purge_of_its_keys_is_not_kept(store):
    begun = store.generation
    store.purge(["tag:9", "article:1"])
    store.purge(["tag:8"])
    assert not store.put("/a", page(), begun)
    assert store.get("/a", NOW) is None


def test_a_purge_of_something_else_does_not_hinder(store):
    begun = store.generation
    store.purge(["tag:9"])
    assert store.put("/a", page(), begun)


@pytest.mark.parametrize("forget", [lambda store: store.clear(), lambda store: purge_often(store)])
def test_a_page_begun_before_what_is_remembered_is_taken_to_be_old(store, forget):
    begun = store.generation
    forget(store)
    assert not store.put("/a", page(), begun)
    assert store.put("/a", page(), store.generation)


def purge_often(store):
    for nth in range(REMEMBERED + 1):
        store.purge([f"tag:{nth}"])


def test_one_makes_a_page_and_the_others_wait_for_it(store):
    made, waited = [], []

    def reader():
        if store.begin("/a"):
            made.append(store.put("/a", page(), store.generation))
            store.end("/a")
        else:
            waited.append(store.get("/a", NOW))

    assert store.begin("/a")
    readers = [threading.Thread(target=reader) for _ in range(5)]
    for one in readers:
        one.start()
    store.put("/a", page(), store.generation)
    store.end("/a")
    for one in readers:
        one.join(5)
    assert len(made) + len(waited) == 5
    assert all(waited)


def test_nobody_waits_for_a_page_of_another_address(store):
    assert store.begin("/a")
    assert store.begin("/b")


def test_a_page_that_takes_too_long_is_not_waited_for(store, monkeypatch):
    monkeypatch.setattr(pagestore, "PATIENCE", 0.01)
    assert store.begin("/a")
    assert not store.begin("/a")


def test_the_least_recently_used_page_makes_room(store):
    for number in range(10):
        store.put(number, page(), store.generation)
    store.get(0, NOW)
    store.put("new", page(), store.generation)
    assert store.get(0, NOW) is not None
    assert store.get(1, NOW) is None
    assert store.used <= store.limit


def test_a_page_larger_than_the_limit_is_not_kept(store):
    assert not store.put("/a", page(body=b"x" * store.limit), store.generation)


def test_a_limit_of_nought_keeps_nothing():
    store = PageStore(limit=0)
    assert not store.put("/a", page(), store.generation)
    assert len(store) == 0


def test_compressed_forms_count_too(store):
    kept = page()
    store.put("/a", kept, store.generation)
    before = store.used
    store.add_coding("/a", kept, "br", b"y" * 300)
    assert store.used == before + 300
    store.purge(["article:1"])
    assert store.used == 0


def test_a_form_of_a_page_that_was_dropped_is_not_counted(store):
    kept = page()
    store.put("/a", kept, store.generation)
    store.clear()
    store.add_coding("/a", kept, "br", b"y" * 300)
    assert store.used == 0


def test_putting_a_page_again_replaces_it(store):
    store.put("/a", page(), store.generation)
    store.put("/a", page(keys=["article:2"]), store.generation)
    assert store.used == OVERHEAD + 1_000
    assert store.purge(["article:1"]) == 0
