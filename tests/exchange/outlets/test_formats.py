"""What is said of a story, in ninjs as IPTC's schema has it and in NewsML-G2 as its schema orders it."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from articles.text.classes import ContentClass
from articles.workflow.order import Order
from articles.workflow.status import Change
from exchange.outlets import asnewsml
from press import verifying
from tests import stage
from tests.exchange.api.reading.test_stories import approve_change
from tests.exchange.exporting.schema import faults
from tests.exchange.exporting.test_archive import schema
from tests.exchange.outlets.partner import SPACE, Partner, photo
from tests.press.test_verifying import reasons
from tests.public.test_labels import CLIENT, HEADLINE, LABEL, paid, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(cast):
    """A corrected story with two pictures, a link and a video; an unverified one; what was paid for; what is gone."""
    other = stage.published(cast, headline="Harga & pasar", tags=["ekspor"])
    inside = photo(
        "dalam", caption="Panen <raya>", source_type="trainedAlgorithmicMedia", checked_by=cast.photo_editor
    )
    body = (
        f'<p>Naik<br>lagi &amp; lagi.</p><figure data-photo="{inside.pk}"></figure>'
        f'<aside data-article="{other.pk}">x</aside><figure data-embed="https://vimeo.com/76979871"></figure>'
    )
    lead = photo("utama", taken_where="Makassar", licence="Bebas", instructions="Jangan dipotong.")
    story = stage.published(cast, body=body, lead_photo=lead, lead_caption="Kapal", dateline="Makassar")
    approve_change(cast, story, Change.CORRECTION, "Tertulis 12.", headline="Ekspor <naik> & turun")
    unverified = stage.published(cast)
    verifying.mark(unverified, cast.section_editor, reasons())
    return {
        "story": story,
        "other": other,
        "unverified": unverified,
        "paid": publish(cast, paid(cast)),
        "gone": stage.published(cast),
    }


def everything(cast, stories, **said) -> Partner:
    """A partner that wants all there is, and has the story that is then withdrawn."""
    partner = Partner(cast, content_classes=ContentClass.values, terms="Hanya untuk situs mitra.", **said)
    partner.get(f"items/{stories['gone'].pk}")
    stage.withdraw(cast.editor_in_chief, stories["gone"], Order(note="Keliru.", ground="false"))
    return partner


def test_every_item_is_ninjs(cast, stories):
    whole = schema()
    found = everything(cast, stories).poll()
    assert len(found) == 5
    assert [(one["uri"], fault) for one in found for fault in faults(one, whole, whole)] == []


def test_a_story_says_all_that_is_owed(cast, stories, settings):
    partner = everything(cast, stories)
    told = partner.story(stories["story"].pk)
    assert told["title"] == "Ekspor <naik> & turun"
    assert told["usageTerms"] == "Hanya untuk situs mitra."
    assert told["copyrightHolder"] == settings.NEWSROOM_NAME
    assert [one["name"] for one in told["people"]] == [cast.writer.author.name]
    assert {"EkBis", "ekspor", "rumput laut"} == {one["name"] for one in told["subjects"]}
    lead, inside = told["associations"]
    assert (lead["rel"], lead["by"], lead["usageTerms"], lead["edNote"]) == (
        "lead",
        "Kredit utama",
        "Bebas",
        "Jangan dipotong.",
    )
    assert {"role": "caption", "contentType": "text/plain", "value": "Kapal"} in lead["descriptions"]
    assert lead["renditions"][0]["href"] == f"{settings.NEWSROOM_URL}/media/p/utama.jpg"
    assert inside["digitalSourceType"]["uri"].endswith("/trainedAlgorithmicMedia")
    html = told["bodies"][0]["value"]
    assert html.index("Tertulis 12.") < html.index("Naik<br>lagi"), "what changes the meaning stands above"
    assert f'<a href="{settings.NEWSROOM_URL}/read/{stories["other"].pk}/' in html
    assert "Harga &amp; pasar" in html
    assert "data-" not in html
    assert "(" in partner.story(stories["unverified"].pk)["bodies"][0]["value"]


def test_what_is_paid_for_says_so_in_title_text_and_field(cast, stories):
    told = everything(cast, stories).story(stories["paid"].pk)
    assert told["title"] == told["headlines"][0]["value"] == f"{LABEL}: {HEADLINE}"
    assert told["genres"] == [{"name": "advertorial"}]
    html = told["bodies"][0]["value"]
    assert html.startswith(f"<p><strong>{LABEL} Paid for by {CLIENT}</strong></p>")
    assert 'rel="sponsored' in html
    roles = {one["role"]: one["value"] for one in told["descriptions"]}
    assert (roles["label"], roles["client"]) == (LABEL, f"Paid for by {CLIENT}")


#: The parts of an item and of its metadata, in the order of the schema of NewsML-G2 2.35 (xs:sequence).
ORDER = {
    "newsItem": ["catalogRef", "hopHistory", "rightsInfo", "itemMeta", "contentMeta", "partMeta", "contentSet"],
    "rightsInfo": ["accountable", "copyrightHolder", "copyrightNotice", "usageTerms"],
    "itemMeta": [
        *("itemClass", "provider", "versionCreated", "firstCreated", "embargoed", "pubStatus", "role", "fileName"),
        *("generator", "profile", "service", "title", "edNote", "memberOf", "instanceOf", "signal", "altRep"),
        *("deliverableOf", "hash", "expires", "origRep", "incomingFeedId", "metadataCreator", "link"),
    ],
    "contentMeta": [
        *("urgency", "contentCreated", "contentModified", "digitalSourceType", "located", "infoSource", "creator"),
        *("contributor", "audience", "exclAudience", "altId", "language", "genre", "keyword", "subject", "slugline"),
        *("headline", "dateline", "by", "creditline", "description"),
    ],
    "header": ["sent", "catalogRef", "sender", "transmitId"],
    "newsMessage": ["header", "itemSet"],
}
#: What must be there, and once.
NEEDED = {
    "newsItem": ["itemMeta"],
    "itemMeta": ["itemClass", "provider", "versionCreated"],
    "header": ["sent"],
    "newsMessage": ["header", "itemSet"],
}


def _name(node: ET.Element) -> str:
    return node.tag.removeprefix(SPACE)


def disordered(root: ET.Element) -> list[str]:
    """Each part of a message that the schema has not, not there, or in another order."""
    wrong = []
    for node in root.iter():
        name, parts = _name(node), [_name(part) for part in node]
        if order := ORDER.get(name):
            wrong += [f"{name} has {part}" for part in parts if part not in order]
            places = [order.index(part) for part in parts if part in order]
            wrong += [f"{name}: {parts}"] if places != sorted(places) else []
        wrong += [f"{name}: {parts.count(part)} × {part}" for part in NEEDED.get(name, ()) if parts.count(part) != 1]
    return wrong


def test_every_message_is_newsml_as_far_as_its_order_and_parts_go(cast, stories):
    root = everything(cast, stories, format="newsml").message()
    assert disordered(root) == []
    items = root.findall(f"{SPACE}itemSet/{SPACE}newsItem")
    assert len(items) == 5 + 2
    for one in items:
        assert {one.get("standard"), one.get("standardversion")} == {"NewsML-G2", "2.35"}
        assert one.get("guid").startswith("urn:newsroom:")
        assert int(one.get("version")) > 0
    classes = [one.find(f"{SPACE}itemMeta/{SPACE}itemClass").get("qcode") for one in items]
    assert sorted(set(classes)) == ["ninat:picture", "ninat:text"]


def test_the_order_is_asked_in_earnest():
    wrong = ET.fromstring(
        f'<newsItem xmlns="{SPACE[1:-1]}"><itemMeta><provider/><itemClass/><mine/></itemMeta></newsItem>'
    )
    assert len(disordered(wrong)) == 3


def test_a_correction_and_a_withdrawal_are_told_as_such(cast, stories):
    root = everything(cast, stories, format="newsml").message()
    found = {one.get("guid"): one for one in root.iter(f"{SPACE}newsItem")}
    of = {
        name: found[next(guid for guid in found if guid.endswith(f":story:{one.pk}"))]
        for name, one in stories.items()
    }
    meta = of["story"].find(f"{SPACE}itemMeta")
    assert of["story"].get("version") == "2"
    assert meta.find(f"{SPACE}signal").get("qcode") == "sig:correction"
    assert meta.findtext(f"{SPACE}edNote") == "Correction: Tertulis 12."
    links = {one.get("residref") for one in meta.findall(f"{SPACE}link")}
    assert links <= set(found)
    assert len(links) == 2
    assert of["other"].find(f"{SPACE}itemMeta/{SPACE}signal") is None
    gone = of["gone"].find(f"{SPACE}itemMeta")
    assert gone.find(f"{SPACE}pubStatus").get("qcode") == "stat:canceled"
    assert gone.findtext(f"{SPACE}edNote") == "Keliru. (False in its core)"
    assert of["gone"].find(f"{SPACE}contentMeta") is None
    assert of["gone"].find(f"{SPACE}contentSet") is None
    headline = of["paid"].findtext(f"{SPACE}contentMeta/{SPACE}headline")
    assert headline == f"{LABEL}: {HEADLINE}"


def test_iptcs_own_library_reads_each_item(cast, stories):
    library = pytest.importorskip("NewsMLG2.document", reason="newsmlg2, IPTC's own reader, is not installed")
    answer = everything(cast, stories, format="newsml").get(f"items/{stories['story'].pk}")
    assert answer["Content-Type"] == "application/vnd.iptc.g2.newsmessage+xml"
    text, *pictures = (
        library.NewsMLG2Document(ET.tostring(one)).get_item()
        for one in ET.fromstring(answer.content).iter(f"{SPACE}newsItem")
    )
    assert (text.version, text.itemmeta.pubstatus.qcode) == ("2", "stat:usable")
    assert [str(one) for one in text.contentmeta.headline] == ["Ekspor <naik> & turun"]
    assert [one.itemmeta.itemclass.qcode for one in pictures] == ["ninat:picture", "ninat:picture"]
    assert [str(one) for one in pictures[0].contentmeta.creditline] == ["Kredit utama"]


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
        ('<img src="/a?b=1&amp;c" alt="&quot;x&quot;">', '<img src="/a?b=1&amp;c" alt="&quot;x&quot;"/>'),
        ("<p>&nbsp;&eacute; &lt;b&gt; &amp;amp;</p>", "<p>\xa0é &lt;b&gt; &amp;amp;</p>"),
        ("<blockquote data-pullquote>x</blockquote>", '<blockquote data-pullquote="data-pullquote">x</blockquote>'),
    ],
)
def test_html_is_written_as_xml(html, xml):
    assert asnewsml.xhtml(html) == xml
    ET.fromstring(f"<x>{asnewsml.xhtml(html)}</x>")


def test_signs_that_no_xml_may_hold_are_left_out(settings):
    settings.NEWSROOM_NAME = "Warta\x0b\x1f\ufffe Kota & <b>"
    message = ET.fromstring(asnewsml.page([], datetime(2026, 11, 2, tzinfo=UTC)))
    assert message.findtext(f"{SPACE}header/{SPACE}sender") == "Warta Kota & <b>"


def test_a_page_of_ninjs_is_one_object(cast):
    answer = Partner(cast).get()
    assert json.loads(answer.content) == {"items": [], "next": None, "resume": answer["Newsroom-Resume"]}
    assert answer["Content-Type"] == "application/json"
