"""RSS and Atom as a wire: the archives' reader, with what an agency says besides."""

import pytest

from exchange.importing.items import Unreadable
from exchange.wires.formats.copies import State
from tests.exchange.wires.copy import entry, only, read, rss

ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>KBN</title>'
    "<entry><id>tag:kbn,1</id><title>Kapal tiba</title><updated>2026-11-26T03:00:00Z</updated>"
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Kapal <b>tiba</b>.</p></div></content>'
    "<author><name>Rina</name></author></entry>"
    '<at:deleted-entry ref="tag:kbn,0" when="2026-11-26T03:00:00Z"><at:comment>Salah nama.</at:comment>'
    "</at:deleted-entry></feed>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<channel rdf:about="https://kbn.example/"><title>KBN</title></channel>'
    '<item rdf:about="https://kbn.example/1"><title>Satu</title><link>https://kbn.example/1</link>'
    "<description>Isi &lt;b&gt;satu&lt;/b&gt;.</description></item></rdf:RDF>"
)


def test_an_item_of_rss_comes_with_its_picture():
    media = (
        '<media:content url="https://kbn.example/a.jpg" medium="image"><media:credit>Andi</media:credit>'
        "<media:description>Pelabuhan</media:description></media:content><category>ekonomi</category>"
    )
    item = only(rss(entry(text='<p>Naik.</p><img src="https://kbn.example/b.jpg" alt="Grafik">', more=media)))
    assert (item.guid, item.headline, item.html, item.language) == ("kbn-1", "Harga nikel naik", "<p>Naik.</p>", "id")
    assert (item.version, item.is_numbered, item.subjects) == (1, False, ("ekonomi",))
    assert [(one.address, one.credit, one.alt) for one in item.pictures] == [
        ("https://kbn.example/a.jpg", "Andi", ""),
        ("https://kbn.example/b.jpg", "", "Grafik"),
    ]


def test_atom_and_what_it_says_was_deleted():
    found = read(ATOM)
    assert [(one.guid, one.state) for one in found.copies] == [
        ("tag:kbn,1", State.USABLE),
        ("tag:kbn,0", State.CANCELED),
    ]
    assert found.copies[0].html == "<p>Kapal <strong>tiba</strong>.</p>"
    assert found.copies[1].reason == "Salah nama."


def test_rss_1():
    item = only(RDF)
    assert (item.headline, item.html) == ("Satu", "<p>Isi <strong>satu</strong>.</p>")


def test_a_bare_ampersand_is_mended():
    assert only(rss(entry(title="Riset & inovasi"))).headline == "Riset & inovasi"


def test_an_item_that_says_nothing_is_refused_and_the_others_are_not():
    found = read(rss("<item><guid>kosong</guid></item>", entry()))
    assert [one.guid for one in found.copies] == ["kbn-1"]
    assert len(found.refused) == 1


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (BOMB + rss(entry(title="&b;")), "entities of its own"),
        ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf>&x;</nitf>', "entities of its own"),
        ("<nitf>" + "<block>" * 100 + "</block>" * 100 + "</nitf>", "deep"),
        ("<nitf><body>", "well-formed"),
        ("<html><body>x</body></html>", "<html>"),
        ("", "empty"),
        ("   \n", "empty"),
    ],
    ids=["bomb", "outside", "deep", "cut off", "html", "empty", "blank"],
)
def test_what_cannot_be_read_is_refused_with_the_reason(written, why):
    with pytest.raises(Unreadable, match=why) as refused:
        read(written)
    assert refused.value.file == "kiriman"


def test_more_than_a_file_may_be_is_refused_before_it_is_read():
    with pytest.raises(Unreadable, match="larger than 8 MB"):
        read(b"<nitf>" + b" " * 8_000_000)
    with pytest.raises(Unreadable, match="more than 500 items"):
        read(rss(*(entry(f"kbn-{n}") for n in range(501))))


def test_a_text_longer_than_a_story_is_refused_and_not_cut():
    found = read(rss(entry(text="a" * 400_001), entry("kbn-2")))
    assert [one.guid for one in found.copies] == ["kbn-2"]
    assert "400000" in found.refused[0].why


def test_another_format_than_the_source_is_said_to_send_is_refused():
    with pytest.raises(Unreadable, match="nitf"):
        read(rss(entry()), wanted="nitf")
    assert only(rss(entry()), wanted="feed").guid == "kbn-1"
