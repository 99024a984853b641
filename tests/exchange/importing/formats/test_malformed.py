"""A broken file is refused in the language of whoever is told, with its place, and quotes no program's English."""

from xml.parsers.expat import errors

import pytest
from django.utils.translation import override

from exchange.importing import limits
from exchange.importing.formats import jsontext, malformed, markup
from exchange.importing.items import Unreadable
from exchange.wires.formats import ninjs, tree
from tests.exchange.importing.samples import items, opened

XML = {
    "<rss>\n<a></b></rss>": (2, "elemen yang ditutup bukan yang terakhir dibuka"),
    "<rss>\n<a>": (2, "terputus"),
    "": (1, "terputus"),
    "<rss/>\n<rss/>": (2, "setelah akhir dokumen"),
    '<rss>\n<a b="1" b="2"/></rss>': (2, "atribut yang sama dua kali"),
    "<rss>\n<a <b/></rss>": (2, "tidak boleh ada di sana"),
}


@pytest.mark.parametrize(("text", "told"), XML.items())
def test_xml_by_both_of_its_readers(text, told):
    line, words = told
    for read in (lambda: markup.check(opened(text)), lambda: tree.parse(text.encode(), "export.xml")):
        with override("id"), pytest.raises(Unreadable) as refused:
            read()
        assert refused.value.line == line
        assert refused.value.column
        assert refused.value.why.startswith("bukan XML yang benar (")
        assert words in refused.value.why


@pytest.mark.parametrize("encoding", ["huruf-jawa", "hex", "idna", "utf-7", "undefined", "utf-16"])
def test_an_encoding_that_is_none_is_read_as_utf_8_by_both(encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<rss><a>Kabar</a></rss>'
    assert markup.check(opened(text)).root
    assert tree.parse(text.encode(), "export.xml").say("a") == "Kabar"


def test_signs_of_several_bytes_are_read_by_both():
    data = '<?xml version="1.0" encoding="big5"?>\n<rss><a>中文</a></rss>'.encode("big5")
    assert markup.check(opened(data)).root
    assert tree.parse(data, "export.xml").say("a") == "中文"


def test_whatever_expat_may_say_it_is_said_in_indonesian():
    for message in errors.codes:
        with override("id"):
            told = malformed._said(message)
        assert message not in told
        assert told != malformed._said(message), f"“{message}” is told in English"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('{"a": 1,\n"b": ', 2, "terputus"),
        ('{"a": "x', 1, "terputus"),
        ('{"a": 1]\n}', 1, "tidak boleh ada di sana"),
        ('{"a": 1,\nb}', 2, "tidak boleh ada di sana"),
    ],
)
def test_json_by_both_of_its_readers(text, line, words):
    for read in (lambda: jsontext.read(opened(text)), lambda: ninjs.read(text.encode(), "export.json", None)):
        with override("id"), pytest.raises(Unreadable) as refused:
            read()
        assert words in refused.value.why
        assert refused.value.line == line


def test_json_that_goes_on_after_its_end():
    with override("id"), pytest.raises(Unreadable, match="setelah akhir dokumen"):
        jsontext.read(opened('{"a": 1}\n]'))


def test_a_table_with_a_cell_that_is_too_long(monkeypatch):
    monkeypatch.setattr(limits, "LONGEST_CELL", 200)
    with override("id"), pytest.raises(Unreadable, match="200 karakter"):
        items(f"title\n{'a' * 201}\n", "x.csv")


def test_a_table():
    with override("id"), pytest.raises(Unreadable) as refused:
        items('title\n"a\n', "x.csv")
    assert refused.value.why == "bukan tabel (tanda kutipnya tidak berpasangan)"
