"""Real files, where somebody has them; what a right reader makes of each stands beside them."""

from datetime import UTC, datetime

import pytest

from exchange.importing.items import Unreadable
from exchange.wires.formats.copies import Kind
from tests.exchange.importing.samples import REAL
from tests.exchange.wires.copy import only, read


def sample(name: str) -> bytes:
    path = REAL / name
    if not path.is_file():
        pytest.skip(f"{name} is not here")
    return path.read_bytes()


def test_the_news_item_of_the_guidelines():
    item = only(sample("newsml/LISTING_1_A_NewsML-G2_News_Item.xml"))
    assert (item.guid, item.version) == ("urn:newsml:acmenews.com:20161018:US-FINANCE-FED", 11)
    assert item.headline == 'Fed to halt QE to avert "bubble"'
    assert item.embargo_until == datetime(2018, 10, 23, 12, tzinfo=UTC)
    assert item.usage_terms == "Not for use outside the United States"
    assert (item.dateline, item.byline) == ("Berlin", "Meredith Jameson")
    assert "labour market" in item.subjects


def test_its_text_document():
    item = only(sample("newsml/LISTING_2_NewsML-G2_Text_Document.xml"))
    assert item.html.count("<p>") == 2
    assert "Volorem inci enim" in item.html


def test_its_photo():
    item = only(sample("newsml/LISTING_3_Photo_in_NewsML-G2.xml"))
    assert (item.kind, item.credit, len(item.pictures)) == (Kind.PICTURE, "Getty Images", 1)
    assert "Restricted editorial rights" in item.usage_terms


def test_its_package_and_its_message():
    item = only(sample("newsml/LISTING_6_Simple_NewsML-G2_Package.xml"))
    assert (item.kind, item.headline, item.version) == (Kind.PACKAGE, "UK", 11)
    found = read(sample("newsml/LISTING_24_News_Message_conveying_a_complete_News_Package.xml"))
    assert len(found.copies) + len(found.refused) == 5


@pytest.mark.parametrize(
    "name",
    [
        "LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml",
        "LISTING_28_Illustrating_Located_Subject_and_Dateline.xml",
    ],
)
def test_pieces_of_items_are_refused(name):
    with pytest.raises(Unreadable, match="root"):
        read(sample(f"newsml/{name}"))


@pytest.mark.parametrize("name", ["3.1_001_simple_example", "3.1_005_complex_text_article", "3.1_007_multimedia"])
def test_the_examples_of_ninjs(name):
    item = only(sample(f"ninjs/{name}.json"))
    assert item.headline == "Captain of wrecked cruise ship on trial in Italy"
    assert "GROSSETO" in item.html
    assert len(item.pictures) == (2 if "multimedia" in name else 0)


def test_an_extension_that_ninjs_does_not_know_is_refused_by_its_name():
    with pytest.raises(Unreadable, match="embargoedreason"):
        read(sample("ninjs/invalid_008_extension.json"))
