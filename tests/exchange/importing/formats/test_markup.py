"""XML record by record: what is given, what is refused, and with which place."""

import pytest

from exchange.importing import limits
from exchange.importing.formats import markup
from exchange.importing.items import Unreadable
from tests.exchange.importing.samples import opened


def records(text, **more):
    file = opened(text)
    return list(markup.records(file, markup.check(file), **more))


def test_records_are_what_lies_in_a_channel():
    root, title, item = records("<rss version='2.0'><channel><title>A</title><item><x>1</x></item></channel></rss>")
    assert (root.name, root.attrs) == ("rss", {"version": "2.0"})
    assert (title.name, title.text) == ("title", "A")
    assert item.say("x") == "1"


def test_in_rdf_items_lie_beside_the_channel():
    text = (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        '<channel><title>A</title></channel><item r:about="u"><title>B</title></item></r:RDF>'
    )
    root, channel, item = records(text)
    assert (root.name, channel.say("title"), item.say("title")) == ("rdf:RDF", "A", "B")
    assert item.attrs == {"rdf:about": "u"}


def test_a_namespace_has_its_usual_prefix_whatever_the_file_calls_it():
    text = '<rss xmlns:w="http://wordpress.org/export/1.2/"><channel><w:status>x</w:status></channel></rss>'
    assert records(text)[1].name == "wp:status"


def test_a_prefix_that_nobody_declared_is_kept():
    assert records("<rss><channel><wp:status>x</wp:status></channel></rss>")[1].name == "wp:status"


def test_html_written_as_elements_is_html_again():
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">'
        '<div xmlns="http://www.w3.org/1999/xhtml"><p class="a">1 &lt; 2<br/></p></div></content></entry></feed>'
    )
    assert records(text)[1].say("atom:content") == '<div><p class="a">1 &lt; 2<br></p></div>'


def test_what_is_passed_by_is_counted_and_not_kept():
    text = "<rss><channel><item><c><d>secret</d></c><c/><e>1</e></item></channel></rss>"
    item = records(text, passed=frozenset(["c"]))[1]
    assert [len(one.children) for one in item.all("c")] == [0, 0]
    assert item.say("e") == "1"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;"><!ENTITY z "&y;&y;&y;">]><a>&z;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]><a/>',
    ],
    ids=["one", "a bomb", "a file", "a parameter"],
)
def test_a_document_with_entities_of_its_own_is_refused_at_once(declared):
    with pytest.raises(Unreadable) as refused:
        markup.check(opened(declared))
    assert "entities" in refused.value.why
    assert refused.value.line == 1


def test_a_document_type_without_entities_is_read():
    text = (
        '<!DOCTYPE rss SYSTEM "http://example.org/rss.dtd"><rss><channel><title>A &mdash; B</title></channel></rss>'
    )
    assert records(text)[1].text == "A — B"


def test_what_cannot_be_mended_is_refused_with_its_place_in_the_file():
    with pytest.raises(Unreadable) as refused:
        markup.check(opened("<rss>\n<channel>\n<a>1 & 2 & 3</b></channel></rss>", "salah.xml"))
    assert (refused.value.file, refused.value.line, refused.value.column) == ("salah.xml", 3, 15)
    assert str(refused.value).startswith("salah.xml, line 3, column 15: not well-formed XML")


@pytest.mark.parametrize("cut", [1, 40, 80])
def test_a_file_that_was_cut_off_is_refused(cut):
    whole = "<rss><channel><title>A</title>" + "<item><x>1</x></item>" * 5 + "</channel></rss>"
    with pytest.raises(Unreadable):
        markup.check(opened(whole[:-cut]))


def test_a_well_formed_file_is_not_touched():
    document = markup.check(opened("<rss><channel><a><![CDATA[x & <![CDATA[ y]]></a></channel></rss>"))
    assert not document.is_mended
    assert document.mender.told == []


def test_bounds_hold_before_anything_is_kept(monkeypatch):
    monkeypatch.setattr(limits, "MOST_RECORDS", 3)
    monkeypatch.setattr(limits, "MOST_ELEMENTS", 5)
    monkeypatch.setattr(limits, "LONGEST_RECORD", 100)
    within = "<rss><channel>{}</channel></rss>"
    assert markup.check(opened(within.format("<item>x</item>" * 3))).root == "rss"
    for too_much in (
        "<item>x</item>" * 4,
        "<item>" + "<x/>" * 5 + "</item>",
        "<item>" + "x" * 101 + "</item>",
        "<a>" * limits.DEEPEST + "</a>" * limits.DEEPEST,
    ):
        with pytest.raises(Unreadable):
            markup.check(opened(within.format(too_much)))
