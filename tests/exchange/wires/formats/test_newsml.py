"""NewsML-G2: what stands where, in whichever way agencies write it."""

from datetime import UTC, datetime

import pytest

from articles import body
from exchange.importing.items import Unreadable
from exchange.wires.formats.copies import Kind, State
from tests.exchange.wires.copy import G2, g2, message, only, read


def test_an_item_is_read_with_all_that_it_says_of_itself():
    item = only(
        g2(
            version='version="7"',
            meta="<edNote>Memperbaiki alinea 2.</edNote><edNote>Foto menyusul.</edNote>",
            about=(
                "<by>Rina Sutanto</by><dateline>Palu, 26 November (KBN)</dateline><creditline>"
                "KBN/Reuters</creditline>"
                '<urgency>2</urgency><description role="drol:summary">Stok turun.</description>'
                "<keyword>nikel</keyword><slugline>NIKEL-HARGA</slugline>"
                '<subject qcode="medtop:04000000"><name xml:lang="en">economy</name><name xml:lang="id">ekonomi'
                '</name></subject><subject qcode="medtop:20000170"/>'
            ),
            before="<rightsInfo><usageTerms>Tidak untuk <b>arsip</b>.</usageTerms></rightsInfo>",
        )
    )
    assert (item.guid, item.version, item.is_numbered) == ("urn:newsml:kbn.example:20261126:nikel", 7, True)
    assert (item.kind, item.state, item.language, item.urgency) == (Kind.TEXT, State.USABLE, "id", 2)
    assert (item.headline, item.standfirst) == ("Harga nikel naik", "Stok turun.")
    assert item.html == "<p>Harga nikel naik dua persen.</p><p>Pembeli menunggu.</p>"
    assert (item.byline, item.dateline, item.credit) == ("Rina Sutanto", "Palu, 26 November (KBN)", "KBN/Reuters")
    assert item.ed_note == "Memperbaiki alinea 2.\nFoto menyusul."
    assert item.usage_terms == "Tidak untuk arsip."
    assert item.keywords == ("nikel", "NIKEL-HARGA")
    assert item.subjects == ("ekonomi", "medtop:20000170")
    assert item.sent_at == datetime(2026, 11, 26, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("stat:usable", State.USABLE),
        ("pst:canceled", State.CANCELED),
        ("cancelled", State.CANCELED),
        ("http://cv.iptc.org/newscodes/pubstatusg2/withheld", State.WITHHELD),
        ("stat:commissioned", State.WITHHELD),
        ("", State.USABLE),
    ],
)
def test_a_status_is_what_stands_behind_its_alias(said, state):
    assert only(g2(state=said)).state == state


def test_an_item_is_canceled_with_its_reason():
    item = only(g2(state="stat:canceled", meta="<edNote>BATALKAN: sumber keliru.</edNote>"))
    assert (item.state, item.reason) == (State.CANCELED, "BATALKAN: sumber keliru.")


@pytest.mark.parametrize("space", [G2, "", 'xmlns:nar="http://iptc.org/std/nar/2006-10-01/"'])
def test_namespaces_are_there_or_not(space):
    assert only(g2(space=space)).headline == "Harga nikel naik"


def test_prefixes_are_no_part_of_a_name():
    written = (
        '<n:newsItem xmlns:n="http://iptc.org/std/nar/2006-10-01/" guid="a" version="2"><n:contentMeta>'
        "<n:headline>Kapal tiba</n:headline></n:contentMeta></n:newsItem>"
    )
    item = only(written)
    assert (item.headline, item.version) == ("Kapal tiba", 2)


def test_what_has_no_version_is_the_first():
    item = only(g2(version=""))
    assert (item.version, item.is_numbered) == (1, False)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-27T05:00:00Z", datetime(2026, 11, 27, 5, tzinfo=UTC)),
        ("2026-11-27T12:00:00", datetime(2026, 11, 27, 5, tzinfo=UTC)),  # the newsroom's own clock
        ("2026-11-27T12:00:00.000+07:00", datetime(2026, 11, 27, 5, tzinfo=UTC)),
    ],
)
def test_an_embargo_holds_until_its_moment(written, expected):
    item = only(g2(meta=f"<embargoed>{written}</embargoed>"))
    assert (item.embargo_until, item.state) == (expected, State.USABLE)


@pytest.mark.parametrize("written", ["<embargoed/>", "<embargoed>sampai diumumkan</embargoed>"])
def test_an_embargo_without_an_end_withholds(written):
    item = only(g2(meta=written))
    assert (item.embargo_until, item.state) == (None, State.WITHHELD)
    assert item.reason


def test_one_bad_item_does_not_take_the_others_of_its_message_with_it():
    found = read(message(g2(), "<newsItem guid='kosong'> ... </newsItem>", g2(guid="b"), g2(guid="")))
    assert [one.guid for one in found.copies] == ["urn:newsml:kbn.example:20261126:nikel", "b"]
    assert [(one.guid, bool(one.line), one.why) for one in found.refused] == [
        ("kosong", True, "it has neither a headline nor a text"),
        ("", True, "it has no guid"),
    ]


def test_the_priority_of_a_message_is_that_of_items_that_say_none():
    found = read(message(g2(), g2(guid="b", about="<urgency>6</urgency>"), priority="<priority>3</priority>"))
    assert [one.urgency for one in found.copies] == [3, 6]


PICTURE = (
    f'<newsItem {G2} guid="foto" version="1"><rightsInfo><usageTerms>Sekali pakai.</usageTerms></rightsInfo>'
    '<itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><creator><name>Andi</name></creator>'
    '<creditline>KBN</creditline><headline>Smelter</headline><description role="drol:caption">'
    "Smelter di Morowali.</description>"
    '</contentMeta><contentSet><remoteContent rendition="rnd:thumbnail" href="t.jpg" contenttype="image/jpeg" '
    'width="9000" height="9000"/><remoteContent rendition="rnd:highRes" href="besar.jpg" contenttype="image/jpeg" '
    'width="3000" height="2000"/><remoteContent href="kecil.jpg" contenttype="image/jpeg" width="300" height="200"/>'
    "</contentSet></newsItem>"
)
PACKAGE = (
    f'<packageItem {G2} guid="paket" version="1"><contentMeta><headline>Nikel hari ini</headline></contentMeta>'
    '<groupSet root="g"><group id="g"><itemRef residref="urn:newsml:kbn.example:20261126:nikel"><title>Teks</title>'
    '</itemRef><itemRef residref="foto"><title>Foto</title><description>Smelter</description></itemRef></group>'
    "</groupSet></packageItem>"
)


def test_a_picture_is_the_largest_rendition_with_its_rights():
    (shown,) = only(PICTURE).pictures
    assert (shown.address, shown.caption, shown.credit, shown.terms) == (
        "besar.jpg",
        "Smelter di Morowali.",
        "Andi / KBN",
        "Sekali pakai.",
    )


def test_a_package_gives_its_text_the_picture_that_came_along():
    found = read(message(g2(), PICTURE, PACKAGE)).copies
    assert [(one.kind, one.headline) for one in found] == [
        (Kind.TEXT, "Harga nikel naik"),
        (Kind.PICTURE, "Smelter"),
        (Kind.PACKAGE, "Nikel hari ini"),
    ]
    assert [one.address for one in found[0].pictures] == ["besar.jpg"]
    assert body.plain_text(found[2].html) == "Teks\nFoto: Smelter"


def test_of_several_languages_the_items_own_is_taken():
    about = '<headline xml:lang="en">Nickel rises</headline><headline xml:lang="id-ID">Nikel naik</headline>'
    assert only(g2(headline="", about=about)).headline == "Nikel naik"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            '<inlineData contenttype="text/plain">Baris satu.\n\nBaris &lt;dua&gt;.</inlineData>',
            "<p>Baris satu.</p><p>Baris &lt;dua&gt;.</p>",
        ),
        ('<inlineData contenttype="text/html">&lt;p&gt;Satu.&lt;/p&gt;</inlineData>', "<p>Satu.</p>"),
        (
            "<inlineXML><nitf><body><body.content><p>Dari NITF.</p></body.content></body></nitf></inlineXML>",
            "<p>Dari NITF.</p>",
        ),
    ],
    ids=["plain", "html", "nitf"],
)
def test_a_text_comes_in_several_ways(content, expected):
    about = "<contentMeta><headline>J</headline></contentMeta>"
    assert only(f'<newsItem guid="a">{about}<contentSet>{content}</contentSet></newsItem>').html == expected


def test_a_piece_without_an_item_is_refused_with_its_root():
    with pytest.raises(Unreadable, match="contentMeta"):
        read("<contentMeta><headline>x</headline></contentMeta>")


def test_nobody_outside_names_photos_or_stories_of_ours():
    text = '<figure data-photo="7"></figure><aside data-article="9">x</aside><p onclick="x()">Aman.</p><script/>'
    assert only(g2(text=text)).html.count("data-") == 0
    assert "Aman." in only(g2(text=text)).html
