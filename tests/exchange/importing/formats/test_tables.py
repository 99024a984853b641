"""Tables of stories: known headings, a mapping of one's own, and Substack's list."""

from datetime import UTC, datetime

import pytest

from exchange.importing import limits
from exchange.importing.items import Kind, Person, Picture, State, Unreadable
from tests.exchange.importing.samples import items

TABLE = """Judul;Isi;Tanggal;Penulis;Rubrik;Tag;Status;URL;Foto;Keterangan;Kredit
Harga naik;"Satu.

Dua & tiga.";2019-05-04 03:00;Sri, Budi;Pasar;cabai, pasar;terbit;https://w.example/1;a.jpg;Cabai;Antara
Konsep;<p>x</p>;;;;;;;;;
;;;;;;;;;;
"""
SUBSTACK = """post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
12.satu,2019-07-26T20:48:19.814Z,TRUE,,newsletter,everyone,Satu,&#x201C;a&#x201D;,
13.dua,2019-07-26T20:48:19.814Z,TRUE,,podcast,only_paid,Dua,,https://w.example/a.mp3
14.tiga,2019-07-26T20:48:19.814Z,FALSE,,page,everyone,Tiga,,
"""


def test_columns_are_known_by_their_headings():
    first, second = items(TABLE, "berita.csv")
    assert (first.title, first.html) == ("Harga naik", "<p>Satu.</p><p>Dua &amp; tiga.</p>")
    assert (first.state, first.published_at) == (State.LIVE, datetime(2019, 5, 4, 3, tzinfo=UTC))
    assert first.people == (Person("Sri", "Sri"), Person("Budi", "Budi"))
    assert (first.tags, [one.name for one in first.categories]) == (("cabai", "pasar"), ["Pasar"])
    assert first.lead == Picture("a.jpg", caption="Cabai", credit="Antara")
    assert (second.state, second.html, second.line) == (State.DRAFT, "<p>x</p>", 3)


def test_a_mapping_goes_before_and_can_hold_for_every_row():
    text = "kepala,badan\nA,x\n"
    (item,) = items(text, "x.csv", mapping={"title": "Kepala", "html": "badan", "status": "=published"})
    assert (item.title, item.html, item.state) == ("A", "<p>x</p>", State.LIVE)


@pytest.mark.parametrize(
    ("text", "mapping", "said"),
    [
        ("a,b\n1,2\n", {}, "for the title"),
        ("title\nx\n", {"html": "isi"}, "“isi”"),
        ("title\nx\n", {"colour": "title"}, "“colour”"),
        ("\n", {}, "empty"),
        ('title\n"a\n', {}, "not a table"),
    ],
    ids=["no title", "no such column", "no such field", "nothing", "an open quote"],
)
def test_what_cannot_be_read_is_refused_with_the_reason(text, mapping, said):
    with pytest.raises(Unreadable, match=said):
        items(text, "x.csv", mapping=mapping)


def test_bytes_that_are_not_utf_8_are_refused_with_their_row_before_the_first_item():
    with pytest.raises(Unreadable, match="UTF-8"):
        items(b"title\na\ncaf\xe9\n", "x.csv")


def test_a_cell_and_the_number_of_rows_are_bounded(monkeypatch):
    monkeypatch.setattr(limits, "MOST_RECORDS", 3)
    with pytest.raises(Unreadable, match="rows"):
        items("title\n" + "a\n" * 3, "x.csv")
    monkeypatch.setattr(limits, "LONGEST_CELL", 10)
    with pytest.raises(Unreadable, match="not a table"):
        items("title\n" + "a" * 11 + "\n", "x.csv")


def test_substacks_list_takes_its_texts_from_beside_it():
    texts = {"posts/12.satu.html": "<p>Isi</p>"}
    first, second, third = items(SUBSTACK, "posts.csv", beside=texts.get)
    assert (first.html, first.excerpt, first.slug, first.addresses) == ("<p>Isi</p>", "“a”", "satu", ("/p/satu",))
    assert [one.state for one in (first, second, third)] == [State.LIVE, State.PRIVATE, State.DRAFT]
    assert third.kind == Kind.PAGE
    assert len(second.notes) == 2
    assert [one.lacks_text for one in (first, second, third)] == [False, True, True]


def test_a_table_of_addresses_beside_an_export_is_passed_by():
    assert items("source,target\n/2019/05/cabai/,/?p=216\n", "redirects.csv") == []
    (item,) = items(
        "source,target\nCabai naik,<p>Naik.</p>\n", "a.csv", mapping={"title": "source", "html": "target"}
    )
    assert item.title == "Cabai naik"


@pytest.mark.parametrize("start", ["", "sep=;\r\n", "SEP=;\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_as_spreadsheets_write_it(start, encoding):
    """Excel writes “Unicode text” in two bytes a letter, and its own sign between cells into a line of its own."""
    (item,) = items(f"{start}judul;isi;status\r\nHarga, “naik”;Dua.;terbit\r\n".encode(encoding), "tabel.csv")
    assert (item.title, item.html, item.state) == ("Harga, “naik”", "<p>Dua.</p>", State.LIVE)
