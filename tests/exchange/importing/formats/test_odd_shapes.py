"""Exports in which some value is of another kind than it should be: refused or read, and never a fault of ours."""

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from exchange import ninjs
from exchange.importing import kept
from exchange.importing.items import Item, Notes, Unreadable
from tests.exchange.importing import samples
from tests.exchange.importing.formats import test_ghost, test_wordpress_api

ODD = (None, [], {}, [[]], [{}], {"a": []}, 7, -1.5, 10**400, float("inf"), True, "x", "", "\x00\ud800", "9" * 5000)
LEXICAL = {
    "root": {
        "children": [
            {"type": "paragraph", "children": [{"type": "text", "text": "Satu", "format": 1}]},
            {"type": "list", "listType": "number", "children": [{"type": "listitem", "children": []}]},
            {"type": "heading", "tag": "h2", "children": [{"type": "link", "url": "https://a.example/"}]},
            {"type": "gallery", "images": [{"src": "a.jpg", "alt": "x", "caption": "y"}]},
            {"type": "bookmark", "url": "https://a.example/", "metadata": {"title": "x"}},
            {"type": "callout", "calloutText": "x"},
            {"type": "toggle", "heading": "x", "content": "y"},
            {"type": "markdown", "markdown": "x"},
            {"type": "embed", "url": "https://youtu.be/dQw4w9WgXcQ", "html": "x"},
        ]
    }
}
MOBILEDOC = {
    "markups": [["a", ["href", "https://a.example/"]]],
    "atoms": [["soft-return", "", {}]],
    "cards": [["image", {"src": "a.jpg"}]],
    "sections": [
        [1, "p", [[0, [0], 1, "Satu"], [1, [], 0, 0]]],
        [2, "a.jpg"],
        [3, "ul", [[[0, [], 0, "x"]]]],
        [10, 0],
    ],
}
GHOST = {
    "db": [
        {
            "meta": {"version": "5"},
            "data": {
                "posts": [test_ghost.POST | {"feature_image": "a.jpg"}],
                "users": [{"id": "u1", "name": "Sri", "slug": "sri"}],
                "tags": [{"id": "t1", "name": "Cabai"}],
                "posts_authors": [{"post_id": "p1", "author_id": "u1", "sort_order": 0}],
                "posts_tags": [{"post_id": "p1", "tag_id": "t1", "sort_order": 0}],
                "posts_meta": [{"post_id": "p1", "meta_title": "x", "feature_image_alt": "y"}],
            },
        }
    ]
}
BLOGGER = {
    "kind": "blogger#post",
    "id": "1",
    "published": "2019-05-04T10:00:00+07:00",
    "updated": "2019-05-04T10:00:00+07:00",
    "url": "https://warta.example/2019/05/a.html",
    "title": "Harga",
    "content": "<p>x</p>",
    "author": {"id": "9", "displayName": "Sri"},
    "labels": ["cabai"],
    "images": [{"url": "a.jpg"}],
    "status": "LIVE",
}
WHOLE: dict[str, Any] = {
    "WordPress": [test_wordpress_api.POST | {"yoast_head_json": {"title": "x"}, "media_details": {"image_meta": {}}}],
    "Ghost": GHOST,
    "Ghost with Lexical": {"posts": [test_ghost.POST | {"html": None, "lexical": LEXICAL}]},
    "Ghost with Mobiledoc": {"posts": [test_ghost.POST | {"html": None, "mobiledoc": MOBILEDOC}]},
    "Blogger": {"items": [BLOGGER]},
}


def places(value: Any, path: tuple = ()) -> Iterator[tuple]:
    """The path of every value within a value."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inside:
        yield from places(one, (*path, name))


def with_odd(whole: Any, path: tuple, odd: Any) -> Any:
    """The same with one value in place of another."""
    if not path:
        return odd
    changed = copy.deepcopy(whole)
    at = changed
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = odd
    return changed


def as_kept(whole: Any) -> str:
    """As the file is: what Ghost keeps of a text is JSON within a text."""
    posts = whole.get("posts") if isinstance(whole, dict) else None
    for post in posts if isinstance(posts, list) else ():
        for name in ("lexical", "mobiledoc") if isinstance(post, dict) else ():
            if isinstance(post.get(name), dict | list):
                post[name] = json.dumps(post[name])
    return json.dumps(whole)


def read_or_refused(content: str, name: str) -> list[Item]:
    """The items, each as it goes into its row and comes out of it; none of a file that is refused."""
    with suppress(Unreadable):
        found, _notes = samples.read(content, name)
        for one in found:
            assert one.key
            row = kept.stored(one)
            assert kept.stored(kept.read(json.loads(json.dumps(row)))) == row
        return found
    return []


@pytest.mark.parametrize("form", WHOLE)
def test_a_value_of_another_kind_is_read_or_refused(form):
    whole = WHOLE[form]
    assert len(read_or_refused(as_kept(copy.deepcopy(whole)), "export.json")) == 1
    for path in places(whole):
        for odd in ODD:
            read_or_refused(as_kept(with_odd(whole, path, odd)), "export.json")
        if path and isinstance(path[-1], str):  # and without it
            without = with_odd(whole, path, None)
            at = without
            for name in path[:-1]:
                at = at[name]
            del at[path[-1]]
            read_or_refused(as_kept(without), "export.json")


OWN = {
    "uri": "urn:newsroom:warta.example:story:7",
    "profile": ninjs.STORY,
    "descriptions": [
        {"role": "standfirst", "value": "x"},
        ninjs.record({"id": 7, "status": "draft", "version": 1, "headline": "A", "body": "", "created_by_id": 1}),
    ],
}


def test_a_line_of_ours_of_another_kind_is_read_or_refused_with_its_number():
    for path in places(OWN):
        for odd in ODD:
            read_or_refused(json.dumps(with_odd(OWN, path, odd)) + "\n", "a.jsonl")
    kept_row = json.loads(OWN["descriptions"][1]["value"])
    for path in places(kept_row):
        for odd in ODD:
            changed = with_odd(kept_row, path, odd)
            line = OWN | {"descriptions": [{"role": ninjs.RECORD, "value": json.dumps(changed)}]}
            read_or_refused(json.dumps(line) + "\n", "a.jsonl")
    with pytest.raises(Unreadable) as refused:
        samples.items(json.dumps(OWN) + "\n[]\n", "a.jsonl")
    assert "2" in str(refused.value)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_no_database_keeps_is_refused_with_its_line(number):
    row = OWN["descriptions"][1]["value"].replace(" 1,", f" {number},", 1)
    line = OWN | {"descriptions": [{"role": ninjs.RECORD, "value": row}]}
    with pytest.raises(Unreadable, match="not a line"):
        samples.items(json.dumps(line), "a.jsonl")


def test_notes_hold_no_more_of_a_kind_than_they_may():
    notes = Notes()
    for number in range(5):
        notes.know("x", {"id": number}, 3)
    assert list(notes.own["x"]) == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("start", "name"), [(b"\x1f\x8b\x08", "gzip"), (b"Rar!\x1a", "RAR"), (b"7z\xbc\xaf'", "7-Zip")]
)
def test_what_is_packed_and_no_zip_says_how_to_send_it(start, name):
    with pytest.raises(Unreadable, match=f"packed as {name}"):
        samples.items(start + b"x" * 50, "ekspor.xml.gz")
