"""WXR as WordPress's importer takes it: read again by the reader of real exports."""

import csv
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import UTC, datetime

import pytest

from articles.models import Article, Correction
from exchange.exporting import wordpress
from exchange.exporting.folder import Folder
from exchange.exporting.xmltext import cdata, element
from exchange.importing.formats import sniffing
from exchange.importing.formats.markup import Opened
from exchange.importing.formats.sniffing import Asked
from exchange.importing.items import Kind, Notes, State
from people.models import Author
from public.models import Page
from tests import emptied, stage
from tests.exchange.exporting import leaving
from tests.factories import BylineFactory

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("moving out")]
#: What WordPress's importer asks of every item, and of the head.
ASKED = ("post_id", "post_date", "post_date_gmt", "post_name", "status", "post_type", "post_parent", "menu_order")
ASKED += ("post_password", "is_sticky", "comment_status", "ping_status")
SPACE = "{http://wordpress.org/export/1.2/}"


def nothing(_name: str) -> None:
    """Nobody listens."""


def write(path, **options):
    return wordpress.write(Folder(path), None, nothing, **options)


def read(path):
    """The items of all parts, by our own reader of other people's exports, and the notes on them."""
    notes, found = Notes(), []
    for part in sorted(path.glob("*.xml")):
        found += sniffing.read(Opened(part.name, lambda part=part: part.open("rb")), Asked(), notes)
    return found, notes


@pytest.fixture
def stories(cast):
    return leaving.furnish(cast)


def test_what_readers_have_is_published_and_nothing_else(stories, tmp_path):
    done = write(tmp_path / "w")
    found, notes = read(tmp_path / "w")
    assert not notes.mended
    told = {item.key.rpartition(":")[2]: item for item in found if item.kind == Kind.STORY}
    states = {name: told[str(story.pk)].state for name, story in stories.items()}
    assert {name for name, state in states.items() if state == State.LIVE} == {
        "corrected",
        "other desk",
        "translation",
    }
    assert {name for name, state in states.items() if state == State.PRIVATE} == {"withdrawn", "ended"}
    assert states["spiked"] == State.BINNED
    assert states["scheduled"] == State.DRAFT
    assert done.counts == {"attachment": 3, "page": Page.objects.count(), "post": len(stories)}


def test_words_people_times_and_pictures_come_along(stories, tmp_path):
    story = stories["corrected"]
    write(tmp_path / "w")
    found, notes = read(tmp_path / "w")
    edition = story.editions.live().get()
    item = next(one for one in found if one.key.endswith(f":{story.pk}") and one.kind == Kind.STORY)
    assert (item.title, item.excerpt, item.slug) == (edition.headline, edition.standfirst, edition.slug)
    assert item.published_at == edition.published_at.replace(microsecond=0)
    assert [one.name for one in item.people] == [one.author.name for one in edition.bylines.all()]
    assert [one.name for one in item.categories] == ["EkBis"]
    assert set(item.tags) == {"ekspor", "Rumput & Laut"}
    attached = {one.picture.ref: one for one in found if one.kind == Kind.PICTURE}
    assert attached[item.lead.ref].picture.alt == "Picture edited with AI. Kapal bersandar"
    assert attached[item.lead.ref].picture.credit == "Newsroom/Andi/HO"
    assert "Tertulis tiga kali" in item.html
    inside = next(one for one in attached.values() if one.title == "Panen")
    assert f'src="{inside.picture.address}"' in item.html
    assert notes.terms["category:sport-lifestyle"].parent == "ekbis"


def test_what_readers_were_told_stands_at_the_foot_with_its_day_and_its_sender(stories, tmp_path, settings):
    settings.NEWSROOM_NAME, settings.TIME_ZONE = "Harian Laut", "Asia/Jakarta"
    with emptied.unguarded():  # 3 o'clock in Jakarta, on the next day
        Correction.objects.filter(kind="reply").update(at=datetime(2026, 3, 4, 20, tzinfo=UTC))
    write(tmp_path / "w")
    found, notes = read(tmp_path / "w")
    html = next(one.html for one in found if one.key.endswith(f":{stories['corrected'].pk}") and one.html)
    assert "Right of reply, March 5, 2026</strong> Koperasi Laut: Panennya dua kali. Kami minta maaf.</p>" in html
    assert notes.people["redaksi"].name == "Harian Laut"


def test_who_wrote_it_stands_in_order_and_who_edited_it_does_not(cast, tmp_path):
    story = stage.draft(cast)
    BylineFactory(article=story, author=Author.objects.get(user=cast.other_writer), order=5)
    BylineFactory(article=story, author=Author.objects.get(user=cast.section_editor), order=6, role="editor")
    write(tmp_path / "w")
    item = next(one for one in read(tmp_path / "w")[0] if one.kind == Kind.STORY)
    assert [one.name for one in item.people] == [line.author.name for line in story.bylines.exclude(role="editor")]
    assert len(item.people) == 2


def test_every_item_has_what_the_importer_asks_for(stories, tmp_path):
    write(tmp_path / "w")
    items, numbers = [], Counter()
    for part in (tmp_path / "w").glob("*.xml"):
        channel = ET.parse(part).getroot().find("channel")
        assert channel.findtext(f"{SPACE}wxr_version") == "1.2"
        logins = {one.findtext(f"{SPACE}author_login") for one in channel.findall(f"{SPACE}author")}
        items += (here := channel.findall("item"))
        creators = {one.findtext("{http://purl.org/dc/elements/1.1/}creator") for one in here}
        assert creators <= logins
    for item in items:
        assert all(one.get("nicename") for one in item.findall("category"))
        assert [name for name in ASKED if item.find(f"{SPACE}{name}") is None] == []
        numbers[item.findtext(f"{SPACE}post_id")] += 1
    assert set(numbers.values()) == {1}


def test_pictures_are_named_where_they_will_lie(cast, tmp_path):
    for tone in (40, 90):
        leaving.photo(cast.writer, (tone, 30, 30))
    write(tmp_path / "w", originals="https://berkas.example/originals/")
    pictures = [item for item in read(tmp_path / "w")[0] if item.kind == Kind.PICTURE]
    for item in pictures:
        name = item.picture.address.removeprefix("https://berkas.example/")
        assert (tmp_path / "w" / name).is_file()
    assert len(pictures) == 2


def test_every_address_leads_on(stories, tmp_path):
    write(tmp_path / "w")
    with (tmp_path / "w" / wordpress.ADDRESSES).open() as file:
        told = {row["source"]: row["target"] for row in csv.DictReader(file)}
    story = stories["corrected"]
    assert told["/2019/05/rumput-laut"] == f"/?p={story.pk}"
    assert {told[edition.get_absolute_url()] for edition in story.editions.all()} == {f"/?p={story.pk}"}
    assert len(set(told.values())) == Article.objects.count()


def test_cut_off_it_goes_on(cast, tmp_path, monkeypatch):
    for _number in range(7):
        stage.draft(cast, lead_photo=None)
    monkeypatch.setattr(wordpress, "BLOCK", 3)
    told = []

    def stop(name):
        told.append(name)
        if len(told) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        wordpress.write(Folder(tmp_path / "w"), None, stop)
    done = wordpress.write(Folder(tmp_path / "w"), None, told.append)
    assert len(told) == len(set(told)) == len(list((tmp_path / "w").glob("*.xml")))
    assert done.counts["post"] == 7


@pytest.mark.parametrize("text", ["a ]]> b", "]]>]]>", "<b>&amp;</b>", ""])
def test_any_text_stands_in_xml(text):
    assert ET.fromstring(cdata("a", text, nicename='"<&')).text == (text or None)
    assert ET.fromstring(element("a", text)).text == (text or None)
