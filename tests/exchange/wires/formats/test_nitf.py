"""NITF 3: head, body, pictures, and what agencies of many kinds make of it."""

from datetime import UTC, datetime

import pytest

from exchange.wires.formats.copies import State
from tests.exchange.wires.copy import nitf, only, read

DATA = (
    '<doc-id regsrc="KBN" id-string="KBN-20261126-0042"/><urgency ed-urg="3"/>'
    '<date.issue norm="20261126T101500+0700"/><du-key key="rupiah" generation="1" version="4"/>'
    '<doc.copyright holder="KBN" year="2026"/><key-list><keyword key="rupiah"/><keyword key="valas"/></key-list>'
    '<ed-msg info="Menambah kutipan."/>'
)
HEAD = (
    "<hedline><hl1>Rupiah menguat</hl1><hl2>Arus modal kembali</hl2></hedline><byline>Oleh Dewi Larasati"
    " <byttl>Kantor Berita Nusantara</byttl></byline><dateline><location><city>Jakarta</city></location>"
    '<story.date norm="20261126">26 November</story.date></dateline>'
    "<abstract><p>Penguatan hari ketiga.</p></abstract>"
)


def test_a_document_is_read_with_its_head():
    item = only(nitf(DATA, HEAD))
    assert (item.guid, item.version, item.is_numbered) == ("KBN-20261126-0042", 4, True)
    assert (item.headline, item.standfirst) == ("Rupiah menguat", "Penguatan hari ketiga.")
    assert (item.dateline, item.byline) == ("Jakarta", "Oleh Dewi Larasati Kantor Berita Nusantara")
    assert item.credit == "Kantor Berita Nusantara"
    assert (item.urgency, item.keywords) == (3, ("rupiah", "valas"))
    assert (item.usage_terms, item.ed_note) == ("© 2026 KBN", "Menambah kutipan.")
    assert item.sent_at == datetime(2026, 11, 26, 3, 15, tzinfo=UTC)
    assert item.html == "<p>Rupiah menguat ke Rp15.610 per dolar.</p>"


@pytest.mark.parametrize(
    "top",
    [' xmlns="http://iptc.org/std/NITF/2006-10-18/"', ' version="-//IPTC//DTD NITF 3.6//EN"', ""],
    ids=["namespace", "version", "bare"],
)
def test_a_document_type_that_lies_elsewhere_is_not_fetched(top):
    typed = '<?xml version="1.0"?><!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "http://lain.example/nitf.dtd">'
    assert only(typed + nitf(DATA, HEAD, top=top)).headline == "Rupiah menguat"


@pytest.mark.parametrize(
    ("data", "state", "until"),
    [
        ('<date.release norm="20261127T000000Z"/>', State.USABLE, datetime(2026, 11, 27, tzinfo=UTC)),
        ('<date.release norm="2026-11-27T07:00:00"/>', State.USABLE, datetime(2026, 11, 27, tzinfo=UTC)),
        ('<date.release norm="besok"/>', State.WITHHELD, None),
    ],
)
def test_a_date_of_release_is_an_embargo(data, state, until):
    item = only(nitf(data, HEAD))
    assert (item.state, item.embargo_until) == (state, until)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("usable", State.USABLE),
        ("canceled", State.CANCELED),
        ("withheld", State.WITHHELD),
        ("embargoed", State.WITHHELD),
    ],
)
def test_the_status_of_a_document(status, state):
    written = nitf(DATA, HEAD).replace("<docdata>", f'<docdata management-status="{status}">')
    assert only(written).state == state


def test_a_correction_names_what_it_corrects():
    item = only(nitf(DATA + '<correction info="Angka di alinea 1." id-string="KBN-20261126-0040"/>', HEAD))
    assert item.corrects == "KBN-20261126-0040"


def test_a_body_keeps_what_a_body_of_ours_may_hold():
    content = (
        "<block><hl2>Latar</hl2><p>Kata <em>Gubernur</em> <person>Perry</person>: <q>stabil</q>.</p>"
        "<ul><li>satu</li></ul><bq><block><p>Kutipan.</p></block></bq>"
        '<p><a href="https://kbn.example/a">tautan</a></p><note><p>bukan teks</p></note></block>'
    )
    assert only(nitf(DATA, HEAD, content)).html == (
        "<h2>Latar</h2><p>Kata <em>Gubernur</em> Perry: stabil.</p><ul><li><p>satu</p></li></ul>"
        '<blockquote><p>Kutipan.</p></blockquote><p><a href="https://kbn.example/a" rel="noopener">'
        "tautan</a></p>"
    )


def test_its_pictures_come_with_caption_and_maker():
    media = (
        '<media media-type="image"><media-reference mime-type="image/jpeg" source="kecil.jpg" width="100"/>'
        '<media-reference mime-type="image/jpeg" source="besar.jpg" width="2000" alternate-text="Gedung bank"/>'
        "<media-caption><p>Gedung bank sentral.</p></media-caption><media-producer>Bayu/KBN</media-producer></media>"
        '<media media-type="video"><media-reference mime-type="video/mp4" source="a.mp4"/></media>'
    )
    (shown,) = only(nitf(DATA, HEAD, media + "<p>Teks.</p>")).pictures
    assert (shown.address, shown.caption, shown.credit, shown.alt) == (
        "besar.jpg",
        "Gedung bank sentral.",
        "Bayu/KBN",
        "Gedung bank",
    )


def test_several_documents_in_one_file_are_several_items():
    found = read(
        f"<kiriman>{nitf(DATA, HEAD)}{nitf('', '', '')}{nitf('', '<hedline><hl1>Dua</hl1></hedline>')}</kiriman>"
    )
    assert [one.headline for one in found.copies] == ["Rupiah menguat", "x", "Dua"]


def test_without_a_name_of_its_own_the_same_document_has_the_same_one_again():
    assert only(nitf("", HEAD)).guid == only(nitf("", HEAD)).guid != only(nitf("", HEAD.replace("menguat", "x"))).guid


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "iso-8859-1", "windows-1252", "iso-8859-15"])
def test_whatever_the_charset(charset):
    written = f'<?xml version="1.0" encoding="{charset}"?>{nitf(DATA, HEAD.replace("menguat", "“naik” café"))}'
    if charset in ("iso-8859-1", "iso-8859-15"):
        written = written.replace("“naik”", "naik")
    assert "café" in only(written.encode(charset)).headline
