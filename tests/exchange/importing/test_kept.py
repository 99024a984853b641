"""Items wait in a row as JSON, and come out of it as they went in."""

import json
from datetime import UTC, datetime

from exchange.importing import kept
from exchange.importing.items import Item, Kind, Person, Picture, State, Term
from exchange.models import ImportRow

WHOLE = Item(
    "x:1",
    kind=Kind.PICTURE,
    state=State.SCHEDULED,
    title="Harga naik",
    html="<p>x</p>",
    published_at=datetime(2019, 5, 4, 3, tzinfo=UTC),
    people=(Person("Sri", "sri"),),
    categories=(Term("Pasar", "pasar", "ekonomi"),),
    tags=("cabai",),
    lead=Picture("a.jpg", "5"),
    addresses=("/a", "/?p=1"),
    picture=Picture("b.jpg", alt="x"),
    own_terms=(("wilayah", "Bali"),),
    notes=["left out: x"],
)


def test_nothing_changes_on_the_way():
    for item in (WHOLE, Item("x:2")):
        assert kept.read(json.loads(json.dumps(kept.stored(item)))) == item


def test_what_no_column_can_hold_is_left_behind():
    said = kept.stored(Item("x:1", title="Harga\x00 naik", tags=("ca\ud800bai",)))
    assert (said["title"], said["tags"]) == ("Harga naik", ["cabai"])


def test_a_key_is_one_that_a_column_holds_however_long_it_is():
    short, long, other = (kept.key_of(key) for key in ("a\x00b\ud800", "a" * 900 + "\ud800", "a" * 900 + "b"))
    assert short == "ab"
    assert max(len(long), len(other)) <= ImportRow._meta.get_field("key").max_length
    assert long != other
    assert kept.key_of(long) == long


def test_what_another_release_kept_is_read():
    said = json.loads(json.dumps(kept.stored(WHOLE)))
    del said["comments"]
    assert kept.read(said | {"of a newer one": 1}) == WHOLE
