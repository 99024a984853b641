"""RSS and Atom, and Blogger's backup and answer."""

import json
from datetime import UTC, datetime

import pytest

from exchange.importing.items import Kind, Person, Picture, State, Unreadable
from tests.exchange.importing.samples import items, read

RSS = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>W</title><link>https://w.example</link>
<item><title>Harga &amp;amp; pasar</title><link>https://w.example/berita/harga.html</link><guid>tag:1</guid>
<description>Ringkas</description><content:encoded><![CDATA[<p>Panjang</p>]]></content:encoded>
<pubDate>Sat, 04 May 2019 10:00:00 +0700</pubDate><dc:creator>Sri</dc:creator><category>Pasar</category>
<media:content url="https://w.example/a.jpg" medium="image"><media:credit>Antara</media:credit></media:content>
</item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app"><title>W</title>
<link href="https://w.example"/><entry><id>tag:w,2019:1</id><title type="html">Harga &amp;amp; pasar</title>
<link rel="self" href="https://w.example/feed"/><link rel="alternate" href="https://w.example/1"/>
<published>2019-05-04T10:00:00+07:00</published><updated>2019-05-05T10:00:00+07:00</updated>
<author><name>Sri</name></author><category term="pasar" label="Pasar"/><summary>a &lt; b</summary>
<content type="html">&lt;p&gt;Panjang&lt;/p&gt;</content>{more}</entry></feed>"""
MOMENT = datetime(2019, 5, 4, 3, tzinfo=UTC)


def test_an_item_of_rss():
    (item,), notes = read(RSS)
    assert notes.site == "https://w.example"
    assert (item.title, item.html, item.excerpt, item.state) == (
        "Harga & pasar",
        "<p>Panjang</p>",
        "Ringkas",
        State.LIVE,
    )
    assert (item.published_at, item.key, item.slug) == (MOMENT, "feed:tag:1", "harga")
    assert (item.people, item.addresses) == ((Person("Sri", "Sri"),), ("/berita/harga.html",))
    assert item.lead == Picture("https://w.example/a.jpg", credit="Antara")


def test_the_author_of_plain_rss_is_a_name_and_no_address():
    text = RSS.replace("<dc:creator>Sri</dc:creator>", "<author>sri@w.example (Sri Lestari)</author>")
    assert items(text)[0].people[0].name == "Sri Lestari"
    text = RSS.replace("<dc:creator>Sri</dc:creator>", "<author>sri@w.example</author>")
    assert items(text)[0].people[0].name == "sri"


def test_an_entry_of_atom():
    (item,) = items(ATOM.format(more=""))
    assert (item.title, item.html, item.excerpt) == ("Harga & pasar", "<p>Panjang</p>", "a < b")
    assert (item.published_at, item.addresses) == (MOMENT, ("/1",))
    assert [term.name for term in item.categories] == ["Pasar"]


def test_a_draft_of_atom_stays_one():
    (item,) = items(ATOM.format(more="<app:control><app:draft>yes</app:draft></app:control>"))
    assert (item.state, item.addresses) == (State.DRAFT, ())


@pytest.mark.parametrize(("kind", "found"), [("post", Kind.STORY), ("page", Kind.PAGE), ("comment", None)])
def test_bloggers_backup_says_what_each_entry_is(kind, found):
    more = f'<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/x#{kind}"/>'
    got = items(ATOM.format(more=more))
    assert [item.kind for item in got] == ([found] if found else [])
    assert [item.tags for item in got] == ([("Pasar",)] if found else [])


def test_its_newer_form_says_so_in_elements_of_its_own():
    spaced = ATOM.replace("<feed ", '<feed xmlns:blogger="http://schemas.google.com/blogger/2018" ')
    said = "<blogger:type>PAGE</blogger:type><blogger:status>DRAFT</blogger:status>"
    (item,) = items(spaced.format(more=said))
    assert (item.kind, item.state) == (Kind.PAGE, State.DRAFT)


def test_bloggers_answer():
    rows = [
        {
            "kind": "blogger#post",
            "id": "12",
            "published": "2017-06-20T00:32:00-04:00",
            "url": "http://w.example/2017/06/lorem.html",
            "title": "Lorem",
            "content": "Isi",
            "author": {"id": "1", "displayName": "Penulis &amp; Co."},
            "labels": ["buku", "Good &amp; Bad"],
        },
        {"kind": "blogger#page", "id": "13", "title": "Tentang", "status": "DRAFT"},
    ]
    post, page = items(json.dumps(rows), "blogger.json")
    assert (post.people[0].name, post.tags) == ("Penulis & Co.", ("buku", "Good & Bad"))
    assert (post.slug, post.addresses, post.state) == ("lorem", ("/2017/06/lorem.html",), State.LIVE)
    assert (page.kind, page.state) == (Kind.PAGE, State.DRAFT)
    assert len(items(json.dumps({"kind": "blogger#postList", "items": rows}), "blogger.json")) == 2


def test_xml_that_is_no_feed_is_refused():
    with pytest.raises(Unreadable, match="<catalog>"):
        items("<catalog><book/></catalog>")


OLD = {
    "0.91": "<rss version='0.91'><channel><title>W</title><link>https://w.example</link>{0}</channel></rss>",
    "0.90": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>W</title></channel>{0}</rdf:RDF>'
    ),
    "1.0": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://w.example/rss"/>{0}</rdf:RDF>'
    ),
}
OLD_ITEM = "<item><title>Harga naik</title><link>https://w.example/1</link><description>Isi.</description></item>"


@pytest.mark.parametrize("version", OLD, ids=[*OLD])
def test_the_oldest_feeds_are_read_too(version):
    (item,) = items(OLD[version].format(OLD_ITEM))
    assert (item.title, item.html, item.addresses) == ("Harga naik", "Isi.", ("/1",))
    assert (item.state, item.published_at) == (State.LIVE, None)  # a plan makes a draft of what nobody dated


def test_rss_1_0_says_when_and_by_whom_in_dublin_core():
    more = "<dc:date>2019-05-04T10:00:00+07:00</dc:date><dc:creator>Sri</dc:creator></item>"
    (item,) = items(OLD["1.0"].format(OLD_ITEM.replace("</item>", more)))
    assert (item.published_at, [one.name for one in item.people]) == (MOMENT, ["Sri"])


@pytest.mark.parametrize(
    ("more", "lead"),
    [
        ('<enclosure url="https://w.example/a.jpg" type="image/jpeg" length="9"/>', "https://w.example/a.jpg"),
        ('<enclosure url="https://w.example/a.mp3" type="audio/mpeg" length="9"/>', None),
        ('<media:thumbnail url="https://w.example/t.jpg"/>', "https://w.example/t.jpg"),
        (
            '<media:group><media:content url="https://w.example/b.mp4" type="video/mp4"/>'
            '<media:content url="https://w.example/b.jpg" type="image/jpeg"/></media:group>',
            "https://w.example/b.jpg",
        ),
    ],
    ids=["enclosure", "a recording", "thumbnail", "group"],
)
def test_the_picture_of_an_item_is_a_picture(more, lead):
    bare = RSS.replace(RSS[RSS.index("<media:content") : RSS.index("</item>")], more)
    (item,) = items(bare)
    assert (item.lead.address if item.lead else None) == lead
