"""What `mending` makes of XML that is not quite XML, and where it says that it did."""

import io

import pytest

from exchange.importing.formats import mending
from exchange.importing.formats.mending import Mender

CASES = {
    "a bare ampersand": ("<a>x & y</a>", "<a>x &amp; y</a>", ["a bare &"]),
    "one in an address": ("<a>?x=1&y=2</a>", "<a>?x=1&amp;y=2</a>", ["a bare &"]),
    "one that begins no known entity": ("<a>&nothing;</a>", "<a>&amp;nothing;</a>", ["a bare &"]),
    "XML's own entities": ("<a>&amp;&lt;&#65;</a>", "<a>&amp;&lt;&#65;</a>", []),
    "an entity of HTML": ("<a>&mdash;</a>", "<a>—</a>", ["the entity &mdash;, which only HTML knows"]),
    "a control character": ("<a>x\x03y</a>", "<a>xy</a>", ["a control character"]),
    "one by its number": ("<a>x&#3;y</a>", "<a>xy</a>", ["a control character, written &#3;"]),
    "one within CDATA": ("<a><![CDATA[x\x0b & y]]></a>", "<a><![CDATA[x & y]]></a>", ["a control character"]),
    "CDATA within CDATA": (
        "<a><![CDATA[see <![CDATA[ tags ]]> :)]]></a>",
        "<a><![CDATA[see <![CDATA[ tags ]]]]><![CDATA[> :)]]></a>",
        ["CDATA within CDATA"],
    ),
    "CDATA that a script opens": (
        "<a><![CDATA[<b>//<![CDATA[ x //]]></b> y]]></a>",
        "<a><![CDATA[<b>//<![CDATA[ x //]]]]><![CDATA[></b> y]]></a>",
        ["CDATA within CDATA"],
    ),
    "CDATA parted as it should be": (
        "<a><![CDATA[one <![CDATA[ two ]]]]><![CDATA[> three]]></a>",
        "<a><![CDATA[one <![CDATA[ two ]]]]><![CDATA[> three]]></a>",
        [],
    ),
    "closing signs alone": (
        "<a><![CDATA[]]>]]></a>",
        "<a><![CDATA[]]]]><![CDATA[>]]></a>",
        ["CDATA within CDATA"],
    ),
    "all of it at once": (
        "<a><![CDATA[has <![CDATA[ opening and ]]> closing <![CDATA[ tags: ]]>]]></a>",
        "<a><![CDATA[has <![CDATA[ opening and ]]]]><![CDATA[> closing <![CDATA[ tags: ]]]]><![CDATA[>]]></a>",
        ["CDATA within CDATA"] * 2,
    ),
    "an element whose name begins alike": (
        "<a><![CDATA[x <![CDATA[ y ]]></ab> z]]></a>",
        "<a><![CDATA[x <![CDATA[ y ]]]]><![CDATA[></ab> z]]></a>",
        ["CDATA within CDATA"],
    ),
    "CDATA with words beside it": ("<a><![CDATA[x]]> y</a>", "<a><![CDATA[x]]> y</a>", []),
    "CDATA that is only opened within": (
        "<a><![CDATA[<![CDATA[ x]]></a><b/>",
        "<a><![CDATA[<![CDATA[ x]]></a><b/>",
        [],
    ),
    "a comment": ("<a><!-- x & y --></a>", "<a><!-- x & y --></a>", []),
}


@pytest.mark.parametrize(("broken", "whole", "told"), CASES.values(), ids=CASES.keys())
def test_each_is_mended_and_told(broken, whole, told):
    mender = Mender()
    assert mender.feed(broken, final=True) == whole
    assert [one.what for one in mender.told] == told


@pytest.mark.parametrize(("broken", "whole", "told"), CASES.values(), ids=CASES.keys())
def test_it_does_not_matter_how_the_text_comes_in(broken, whole, told):
    text = ("<p>" + "lama sekali " * 60 + "</p>").join([broken] * 3)
    at_once, in_pieces = Mender(), Mender()
    expected = at_once.feed(text, final=True)
    pieces = [in_pieces.feed(text[at : at + 7]) for at in range(0, len(text), 7)]
    assert "".join(pieces) + in_pieces.feed("", final=True) == expected
    assert in_pieces.told == at_once.told


def test_places_are_those_of_the_file():
    mender = Mender()
    mender.feed("<a>\n<b>x</b>\n  <c>1 & 2 & 3</c></a>", final=True)
    assert [(one.line, one.column) for one in mender.told] == [(3, 8), (3, 12)]
    assert mender.grown(3, 40) == 8
    assert mender.grown(2, 40) == 0


def test_white_space_before_the_declaration_goes_and_lines_stay():
    mender = Mender()
    made = mender.feed('\n\n<?xml version="1.0" encoding="UTF-8"?>\n<a>&</a>', final=True)
    assert "<?xml" not in made
    assert made.split("\n")[3] == "<a>&amp;</a>"
    assert [one.line for one in mender.told] == [1, 4]


def test_only_so_many_places_are_told_and_the_rest_counted():
    mender = Mender(most=2)
    mender.feed("<a>& & & & </a>", final=True)
    assert (len(mender.told), mender.more) == (2, 2)


def test_bytes_of_another_encoding_are_read_as_windows_writes_them():
    mender = Mender()
    made = "".join(mending.text_of(io.BytesIO(b"<a>caf\xe9 \x93kata\x94</a>"), mender))
    assert made == "<a>café “kata”</a>"
    assert {one.what for one in mender.told} == {"a byte that is not in the file's encoding"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_the_encoding_that_a_file_says_is_kept(encoding):
    declared = f'<?xml version="1.0" encoding="{"iso-8859-1" if encoding == "latin-1" else "UTF-16"}"?>'
    text = ("" if encoding == "utf-8-sig" else declared) + "<a>résumé &</a>"
    made = "".join(mending.text_of(io.BytesIO(text.encode(encoding)), Mender()))
    assert made.strip() == "<a>résumé &amp;</a>"
