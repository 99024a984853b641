"""Pages in memory: found by address, dropped by key, bounded by bytes."""

import pytest

from public.fast.pagestore import OVERHEAD, Page, PageStore

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


def test_a_page_begun_before_a_purge_is_not_kept(store):
    begun = store.generation
    store.purge(["tag:9"])
    assert not store.put("/a", page(), begun)
    assert store.get("/a", NOW) is None


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
