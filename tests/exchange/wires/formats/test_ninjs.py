"""ninjs 1, 2 and 3: the same item under the names of each, and a wrong one refused by the name of its field."""

import json
from datetime import UTC, datetime

import pytest

from exchange.importing.items import Unreadable
from exchange.wires.formats.copies import Kind, State
from tests.exchange.wires.copy import ninjs, only, read

ONE = {
    "version": "3",
    "versioncreated": "2026-11-26T10:00:00+07:00",
    "headline": "Beras turun",
    "byline": "Rina",
    "usageterms": "Hanya cetak.",
    "ednote": "Periksa angka.",
    "pubstatus": "usable",
    "located": "Karawang",
    "description_text": "Panen raya.",
    "body_xhtml": "<p>Harga beras turun.</p>",
    "subject": [{"name": "pangan"}],
    "urgency": 2,
}
TWO = {
    "standard": {"name": "ninjs", "version": "2.1"},
    "version": "3",
    "versioncreated": "2026-11-26T10:00:00+07:00",
    "headlines": [{"role": "sub", "value": "lain"}, {"role": "main", "value": "Beras turun"}],
    "by": "Rina",
    "usageterms": "Hanya cetak.",
    "ednote": "Periksa angka.",
    "located": "Karawang",
    "descriptions": [{"role": "summary", "value": "Panen raya."}],
    "bodies": [
        {"contenttype": "text/plain", "value": "Harga beras turun."},
        {"contenttype": "application/xhtml+xml", "value": "<p>Harga beras turun.</p>"},
    ],
    "subjects": [{"name": "pangan"}],
    "urgency": 2,
}
THREE = TWO | {
    "standard": {"name": "ninjs", "version": "3.1"},
    "versionCreated": TWO["versioncreated"],
    "usageTerms": "Hanya cetak.",
    "edNote": "Periksa angka.",
    "pubStatus": "usable",
    "bodies": [{"contentType": "text/html", "value": "<html><body><p>Harga beras turun.</p></body></html>"}],
}
THREE = {name: value for name, value in THREE.items() if name not in ("versioncreated", "usageterms", "ednote")}


@pytest.mark.parametrize("fields", [ONE, TWO, THREE], ids=["1", "2", "3"])
def test_the_same_item_in_each_of_the_three(fields):
    item = only(ninjs(**fields))
    assert (item.guid, item.version, item.is_numbered, item.kind) == ("urn:kbn:1", 3, True, Kind.TEXT)
    assert (item.headline, item.standfirst, item.html) == ("Beras turun", "Panen raya.", "<p>Harga beras turun.</p>")
    assert (item.byline, item.dateline, item.urgency) == ("Rina", "Karawang", 2)
    assert (item.usage_terms, item.ed_note, item.subjects) == ("Hanya cetak.", "Periksa angka.", ("pangan",))
    assert item.sent_at == datetime(2026, 11, 26, 3, tzinfo=UTC)


@pytest.mark.parametrize("name", ["embargoed", "embargoedUntil"])
def test_an_embargo_is_found_under_either_name(name):
    item = only(ninjs(headline="A", **{name: "2026-11-27T00:00:00Z"}))
    assert item.embargo_until == datetime(2026, 11, 27, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "state"),
    [({"pubstatus": "canceled", "ednote": "Salah."}, State.CANCELED), ({"pubStatus": "withheld"}, State.WITHHELD)],
    ids=["canceled", "withheld"],
)
def test_its_status(fields, state):
    assert only(ninjs(headline="A", **fields)).state == state


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"embargoedreason": "x"}, "embargoedreason"),
        ({"headline": ["A"]}, "headline"),
        ({"bodies": "teks"}, "bodies"),
        ({"version": "terbaru"}, "version"),
        ({"uri": ""}, "uri"),
        ({"uri": None}, "uri"),
    ],
    ids=["unknown", "no text", "no list", "no number", "empty", "none"],
)
def test_a_wrong_item_is_refused_with_the_name_of_its_field(fields, named):
    with pytest.raises(Unreadable, match=f"“{named}”|{named}"):
        read(ninjs(**{"headline": "A"} | fields))


def test_an_agencys_own_dialect_may_have_fields_of_its_own():
    assert only(ninjs(headline="A", sektor="INR", standard={"name": "KBNINJS"})).headline == "A"


def test_pictures_come_from_associations_by_name_or_in_a_list():
    picture = {
        "uri": "urn:kbn:foto",
        "type": "picture",
        "byline": "Andi/KBN",
        "description_text": "Sawah di Karawang.",
        "renditions": {
            "thumbnail": {"href": "https://kbn.example/t.jpg", "width": 9000, "height": 9000},
            "baseImage": {
                "href": "https://kbn.example/b.jpg",
                "width": 1400,
                "height": 900,
                "mimetype": "image/jpeg",
            },
        },
    }
    listed = picture | {"name": "utama", "renditions": [{"name": "main", "href": "https://kbn.example/b.jpg"}]}
    for held in ({"utama": picture, "kosong": None}, [listed, {"name": "film", "type": "video"}]):
        (shown,) = only(ninjs(headline="A", usageterms="Sekali.", associations=held)).pictures
        assert (shown.address, shown.caption, shown.credit, shown.terms) == (
            "https://kbn.example/b.jpg",
            "Sawah di Karawang.",
            "Andi/KBN",
            "Sekali.",
        )


def test_several_items_come_in_a_list_or_line_by_line_and_one_bad_one_is_alone():
    good, other = ninjs(headline="A"), ninjs(uri="urn:kbn:2", headline="B")
    bad = ninjs(uri="urn:kbn:3", headline=7)
    for written in (f"[{good},{bad},{other}]", f'{{"items":[{good},{bad},{other}]}}', f"{good}\n{bad}\n{other}\n"):
        found = read(written)
        assert [one.headline for one in found.copies] == ["A", "B"]
        (refused,) = found.refused
        assert refused.guid == "urn:kbn:3"
    assert refused.line == 2


def test_plain_text_is_parted_by_its_lines():
    assert only(ninjs(headline="A", body_text="Satu.\nDua & tiga.")).html == "<p>Satu.</p><p>Dua &amp; tiga.</p>"


def test_what_is_too_deep_is_refused():
    deep: dict = {}
    for _level in range(100):
        deep = {"a": deep}
    with pytest.raises(Unreadable, match="deep"):
        read(ninjs(headline="A", extra=deep))
    with pytest.raises(Unreadable, match="deep"):
        read("[" * 100_000)


def test_what_is_no_json_is_refused_with_its_place():
    with pytest.raises(Unreadable) as refused:
        read('{"uri": "a",\n "headline": }')
    assert (refused.value.line, refused.value.file) == (2, "kiriman")


def test_a_picture_alone_is_an_item():
    item = only(
        ninjs(type="picture", headline="Sawah", renditions=[{"name": "main", "href": "https://kbn.example/b.jpg"}])
    )
    assert (item.kind, len(item.pictures)) == (Kind.PICTURE, 1)


def test_utf_16_is_read_as_well():
    assert only(ninjs(headline="Café").encode("utf-16")).headline == "Café"
    assert json.loads(ninjs(headline="Café"))["headline"] == "Café"
