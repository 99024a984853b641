"""Ghost's export, its interface's answer and its importer's file: three forms of the same."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from exchange.importing.formats import ghosttext
from exchange.importing.items import Kind, Person, Picture, State, Unreadable
from tests.exchange.importing.samples import items

POST = {
    "id": "p1",
    "title": "Harga naik",
    "slug": "harga-naik",
    "html": "<p>Cabai.</p>",
    "type": "post",
    "status": "published",
    "visibility": "public",
    "published_at": "2025-01-01T00:00:00.000Z",
}


def export(*posts, **tables):
    data = {"posts": list(posts), "users": [], "tags": []} | tables
    return items(json.dumps({"db": [{"meta": {"version": "5.0.0"}, "data": data}]}), "ghost.json")


def test_an_export_joins_its_tables():
    (item,) = export(
        POST | {"feature_image": "__GHOST_URL__/content/images/a.jpg"},
        users=[{"id": "u1", "name": "Sri", "slug": "sri"}, {"id": "u2", "name": "Budi", "slug": "budi"}],
        tags=[{"id": "t1", "name": "Cabai"}, {"id": "t2", "name": "#dalam"}, {"id": "t3", "name": "Pasar"}],
        posts_authors=[
            {"post_id": "p1", "author_id": "u1", "sort_order": 1},
            {"post_id": "p1", "author_id": "u2", "sort_order": 0},
        ],
        posts_tags=[{"post_id": "p1", "tag_id": key, "sort_order": at} for at, key in enumerate(("t3", "t2", "t1"))],
        posts_meta=[{"post_id": "p1", "meta_title": "Cabai naik", "feature_image_alt": "Tumpukan cabai"}],
    )
    assert (item.key, item.kind, item.state, item.slug) == ("ghost:p1", Kind.STORY, State.LIVE, "harga-naik")
    assert [person.name for person in item.people] == ["Budi", "Sri"]
    assert item.tags == ("Pasar", "Cabai")
    assert item.search_title == "Cabai naik"
    assert item.lead == Picture("/content/images/a.jpg", alt="Tumpukan cabai")
    assert item.addresses == ("/harga-naik/",)


@pytest.mark.parametrize(
    ("said", "kind", "state"),
    [
        ({"status": "draft"}, Kind.STORY, State.DRAFT),
        ({"status": "scheduled"}, Kind.STORY, State.SCHEDULED),
        ({"status": "sent"}, Kind.STORY, State.PRIVATE),
        ({"visibility": "paid"}, Kind.STORY, State.PRIVATE),
        ({"status": "new"}, Kind.STORY, State.DRAFT),
        ({"type": "page"}, Kind.PAGE, State.LIVE),
        ({"type": None, "page": 1}, Kind.PAGE, State.LIVE),
    ],
    ids=["draft", "scheduled", "sent", "paid", "unknown", "page", "page of old"],
)
def test_only_what_was_public_is_live(said, kind, state):
    (item,) = export(POST | said)
    assert (item.kind, item.state) == (kind, state)


def test_old_exports_have_one_author_and_stand_without_db():
    post = POST | {"author_id": 1, "id": 7}
    data = {"data": {"posts": [post], "users": [{"id": 1, "name": "Sri", "slug": "sri"}]}, "meta": {}}
    (item,) = items(json.dumps(data), "ghost.json")
    assert item.people == (Person("Sri", "sri"),)


def test_the_answer_of_the_interface_has_its_authors_within():
    answer = {"posts": [POST | {"authors": [{"name": "Sri", "slug": "sri"}], "tags": [{"name": "Cabai"}]}]}
    (item,) = items(json.dumps(answer), "posts.json")
    assert ([one.name for one in item.people], item.tags) == (["Sri"], ("Cabai",))


def test_what_the_importer_takes_is_read_in_its_wrapping():
    data = {"title": "Judul", "slug": "judul", "status": "published", "html": "<p>x</p>"}
    data |= {"author": {"url": "u", "data": {"name": "Joe", "slug": "joe"}}}
    data |= {"tags": [{"url": "x", "data": {"name": "#dalam"}}, {"url": "y", "data": {"name": "Things"}}]}
    (item,) = items(json.dumps({"posts": [{"url": "https://a.example/x", "data": data}], "users": []}), "single.json")
    assert (item.title, item.tags, item.people[0].name) == ("Judul", ("Things",), "Joe")
    assert item.addresses == ("/x", "/judul/")


def lexical(*nodes):
    return ghosttext.of_post({"html": None, "lexical": json.dumps({"root": {"children": list(nodes)}})})


def test_lexical_is_written_as_html():
    words = [{"type": "text", "text": "a < b", "format": 3}, {"type": "linebreak"}]
    html, passed = lexical(
        {"type": "paragraph", "children": words},
        {"type": "heading", "tag": "h2", "children": [{"type": "text", "text": "Dua"}]},
        {"type": "list", "listType": "number", "children": [{"type": "listitem", "children": words[:1]}]},
        {"type": "image", "src": "https://a.example/b.jpg", "alt": "x", "caption": "Foto"},
        {"type": "embed", "url": "https://youtu.be/dQw4w9WgXcQ"},
        {"type": "signup"},
    )
    assert html == (
        "<p><em><strong>a &lt; b</strong></em><br></p><h2>Dua</h2>"
        "<ol><li><em><strong>a &lt; b</strong></em></li></ol>"
        '<figure><img src="https://a.example/b.jpg" alt="x"><figcaption>Foto</figcaption></figure>'
        '<figure data-embed="https://youtu.be/dQw4w9WgXcQ"></figure>'
    )
    assert passed == ["signup"]


def test_mobiledoc_is_written_as_html():
    document = {
        "version": "0.3.1",
        "markups": [["strong"], ["a", ["href", "https://a.example/"]]],
        "atoms": [["soft-return", "", {}]],
        "cards": [["image", {"src": "https://a.example/b.jpg"}], ["email-cta", {}]],
        "sections": [
            [1, "p", [[0, [0], 0, "Satu "], [0, [1], 2, "dua"], [1, [], 0, 0], [0, [], 0, " & tiga"]]],
            [3, "ul", [[[0, [], 0, "butir"]]]],
            [10, 0],
            [10, 1],
        ],
    }
    html, passed = ghosttext.of_post({"mobiledoc": json.dumps(document)})
    assert html.startswith('<p><strong>Satu <a href="https://a.example/">dua</a></strong><br> &amp; tiga</p>')
    assert "<ul><li>butir</li></ul><figure><img " in html
    assert passed == ["email-cta"]


def test_a_text_that_cannot_be_read_is_told_and_stops_nothing():
    for broken in ("{", '{"root": {"children": "x"}}', json.dumps({"root": 1})):
        (item,) = export(POST | {"html": None, "lexical": broken})
        assert item.html == ""
    deep = '{"type":"paragraph","children":[' * 300 + "]}" * 300
    (item,) = export(POST | {"html": None, "lexical": '{"root":{"children":[' + deep + "]}}"})
    assert item.notes


@pytest.mark.parametrize(
    "text", ['{"db": []}', "[1, 2]", '{"posts": []}', "{", '{"a": ' + "[" * 100_000, "\xff"], ids=range(6)
)
def test_what_is_no_export_is_refused(text):
    with pytest.raises(Unreadable):
        items(text.encode("latin-1"), "x.json")


def test_a_time_without_a_zone_is_universal_time_and_markdown_is_text_where_there_is_no_other():
    old = {"published_at": "2016-01-01 07:00:00", "html": None, "markdown": "Satu < dua.\n\nTiga.", "mobiledoc": None}
    (item,) = items(json.dumps({"posts": [POST | old]}), "ghost.json", zone=ZoneInfo("Asia/Jakarta"))
    assert item.published_at == datetime(2016, 1, 1, 7, tzinfo=UTC)
    assert item.html == "<p>Satu &lt; dua.</p><p>Tiga.</p>"
