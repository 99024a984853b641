"""Each version once; an update updates, a cancellation cancels, and nothing comes twice."""

import zlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from articles.workflow.order import Order
from exchange.models import PictureState, WireFile, WireItem, WirePicture, WireSource
from exchange.wires import clearing, keeping, picturing, signals, taking
from exchange.wires.formats.copies import Shown, WireCopy
from tests import jobs, stage
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import entry, g2, message, ninjs, nitf, read, rss
from tests.factories import jpeg

pytestmark = pytest.mark.django_db


def keep(source, written: str | bytes):
    data = written.encode() if isinstance(written, str) else written
    return keeping.keep(source, "kiriman", data, read(data))


def counting(source) -> list[tuple[int, bool]]:
    return list(source.items.order_by("version").values_list("version", "is_newest"))


def test_an_item_keeps_what_it_said_and_the_file_it_came_in(source):
    written = g2(about="<keyword>nikel</keyword>", meta="<edNote>Cek.</edNote>").encode()
    (item,) = keep(source, written)
    item.refresh_from_db()
    assert (item.guid, item.version, item.headline) == (wires.GUID, 1, "Harga nikel naik")
    assert (item.credit, item.ed_note, item.keywords) == ("Kantor Berita Nusantara", "Cek.", ["nikel"])
    assert keeping.raw(item) == written
    assert len(item.file.data) < len(written)
    assert zlib.decompress(item.file.data) == written


def test_the_same_item_twice_is_one_row(source):
    assert len(keep(source, g2())) == 1
    assert keep(source, g2()) == []
    came_at = WireSource.objects.get().last_item_at
    assert keep(source, message(g2(), g2())) == []
    assert (WireItem.objects.count(), WireFile.objects.count()) == (1, 1)
    assert WireSource.objects.get().last_item_at == came_at, "a source that sends nothing new is silent"
    assert [one.guid for one in keep(source, message(g2(), g2(guid="b"), g2(guid="c")))] == ["b", "c"]
    assert WireFile.objects.count() == 2, "what came in one file is kept in one"


def test_all_of_a_file_is_kept_or_nothing(source):
    def fail(_name):
        raise OSError("rusak")

    with pytest.raises(OSError, match="rusak"):
        wires.keep(source, message(g2(guid="b"), wires.WITH_PICTURE), beside=fail)
    assert (WireItem.objects.count(), WireFile.objects.count()) == (0, 0)
    data = g2().encode()
    [item] = keeping.keep(source, "kiriman" * 99, data, read(data))
    assert len(WireItem.objects.get(pk=item.pk).file.name) == 300


def test_the_database_refuses_a_double(source, item):
    again = {"source": source, "guid": item.guid, "digest": "x", "headline": "x"}
    for told in ({"version": 1, "is_newest": False}, {"version": 9, "is_newest": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WireItem.objects.create(**again | told)


def test_a_higher_version_takes_the_place_of_the_one_before(source):
    first, second = keep(source, g2()) + keep(source, wires.version(3, headline="Nikel turun"))
    assert counting(source) == [(1, False), (3, True)]
    assert (second.previous, second.headline) == (first, "Nikel turun")


def test_a_lower_version_that_comes_late_is_kept_and_does_not_count(source):
    keep(source, wires.version(3))
    keep(source, wires.version(2, headline="Lama"))
    assert counting(source) == [(2, False), (3, True)]
    assert source.items.newest().get().version == 3
    assert source.items.get(version=2).previous is None, "it took the place of none"
    assert keep(source, wires.version(2, state="stat:canceled")) == []
    assert set(source.items.values_list("state", flat=True)) == {"usable"}, "nor is it of any matter what it may"


def test_what_is_canceled_keeps_its_headline_and_says_why(source):
    keep(source, g2())
    keep(
        source, wires.version(2, state="stat:canceled", headline="", text="", meta="<edNote>Sumber keliru.</edNote>")
    )
    item = source.items.newest().get()
    assert (item.state, item.reason, item.headline) == ("canceled", "Sumber keliru.", "Harga nikel naik")


def test_a_cancellation_under_the_same_number_is_obeyed_and_a_release_under_it_is_not(source):
    keep(source, g2())
    keep(source, g2(state="stat:canceled", meta="<edNote>Batal.</edNote>"))
    assert [(one.state, one.reason) for one in source.items.all()] == [("canceled", "Batal.")]
    keep(source, g2())
    assert source.items.get().state == "canceled"


def test_what_we_never_had_is_nothing_to_take_back(source):
    assert keep(source, g2(state="stat:canceled", headline="", text="")) == []
    [item] = keep(source, g2(state="stat:canceled"))
    assert (item.state, item.headline) == ("canceled", "Harga nikel naik"), "but what it was may be read"


def test_without_numbers_another_text_is_a_later_version(source):
    keep(source, rss(entry()))
    assert keep(source, rss(entry())) == []
    keep(source, rss(entry(title="Nikel turun", at="Thu, 26 Nov 2026 11:00:00 +0700")))
    keep(source, rss(entry(title="Nikel anjlok", at="Thu, 26 Nov 2026 11:00:00 +0700")))  # its time left as it was
    assert counting(source) == [(1, False), (2, False), (3, True)]
    assert keep(source, rss(entry(title="Lama sekali", at="Thu, 26 Nov 2026 09:00:00 +0700"))) == []


def test_a_correction_of_another_name_is_a_version_of_what_it_corrects(source):
    keep(source, nitf('<doc-id id-string="A"/>', "<hedline><hl1>Salah</hl1></hedline>"))
    corrected = '<doc-id id-string="B"/><correction id-string="A" info="Angka."/>'
    for _twice in range(2):
        keep(source, nitf(corrected, "<hedline><hl1>Benar</hl1></hedline>"))
    assert [(one.guid, one.version, one.headline) for one in source.items.order_by("pk")] == [
        ("A", 1, "Salah"),
        ("A", 2, "Benar"),
    ]
    numbered = '<doc-id id-string="C"/><du-key key="c" version="1"/><correction id-string="A"/>'
    keep(source, nitf(numbered, "<hedline><hl1>Benar benar</hl1></hedline>"))
    assert source.items.newest().get().version == 3, "its number counts itself, and not what it corrects"


def test_a_correction_of_what_we_do_not_have_is_an_item_and_stays_one(source):
    corrected = '<doc-id id-string="B"/><correction id-string="A" info="Angka."/>'
    keep(source, nitf(corrected, "<hedline><hl1>Benar</hl1></hedline>"))
    keep(source, nitf('<doc-id id-string="A"/>', "<hedline><hl1>Salah</hl1></hedline>"))
    keep(source, nitf(corrected, "<hedline><hl1>Benar sekali</hl1></hedline>"))
    assert list(source.items.order_by("pk").values_list("guid", "version")) == [("B", 1), ("A", 1), ("B", 2)]


@pytest.fixture
def heard():
    """Which version of an item stories of ours were told of."""
    told = []

    def hear(item, **kwargs):
        told.append((item.version, item.state))

    signals.item_changed.connect(hear)
    yield told
    signals.item_changed.disconnect(hear)


def test_stories_hear_of_what_counts_now_and_of_nothing_else(cast, source, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        keep(source, wires.version(3))
        keep(source, wires.version(4, headline="Nikel turun"))
    assert heard == [], "nobody has taken it"
    taking.take(source.items.newest().get(), cast.writer)
    with django_capture_on_commit_callbacks(execute=True):
        keep(source, wires.version(2, headline="Terlambat"))
    assert heard == []
    with django_capture_on_commit_callbacks(execute=True):
        keep(source, wires.version(4, headline="Nikel turun", state="stat:canceled"))
    assert heard == [(4, "canceled")]


def test_an_embargo_that_comes_later_holds_back_what_may_still_be_held(cast, source):
    now = timezone.now()

    def embargoed(hours):
        return f"<embargoed>{(now + timedelta(hours=hours)).isoformat()}</embargoed>"

    [item] = keep(source, g2(meta=embargoed(3)))
    taken = taking.take(item, cast.writer)
    keep(source, wires.version(2, meta=embargoed(1)))
    [other] = keep(source, g2(guid="b"))
    beside = {"draf": stage.draft(cast), "tayang": stage.published(cast), "dicabut": stage.published(cast)}
    for story in beside.values():
        taking.attach(other, story, cast.section_editor)
    stage.withdraw(cast.editor_in_chief, beside["dicabut"], Order(note="Keliru.", ground="false"))
    keep(source, g2(guid="b", version='version="2"', meta=embargoed(-1)))
    beside["draf"].refresh_from_db()
    assert beside["draf"].embargo_until is None, "one that is over holds nothing"
    keep(source, g2(guid="b", version='version="3"', meta=embargoed(2)))
    found = Article.objects.in_bulk([taken.pk, *(story.pk for story in beside.values())])
    held = {name: found[story.pk].embargo_until is not None for name, story in beside.items()}
    assert held == {"draf": True, "tayang": False, "dicabut": False}, "what readers have or had is for people"
    assert abs(found[taken.pk].embargo_until - now - timedelta(hours=3)) < timedelta(seconds=1), "none is eased"


def test_two_sources_may_use_the_same_name(cast, source):
    other = wires.source(cast, name="Lain", credit="")
    keep(source, g2()), keep(other, g2())
    assert WireItem.objects.newest().count() == 2
    assert other.items.get().credit == "KBN"


def test_terms_and_urgency_of_the_source_hold_where_an_item_brings_none(cast):
    quiet = wires.source(cast, usage_terms="Hanya daring.", priority=4)
    media = '<media media-type="image"><media-reference source="a.jpg"/></media><p>x</p>'
    [item] = keep(quiet, nitf('<doc-id id-string="A"/>', "<hedline><hl1>A</hl1></hedline>", media))
    assert (item.usage_terms, item.pictures.get().terms) == ("Hanya daring.",) * 2, (
        "as do the item's for its pictures"
    )
    item.pictures.all().delete()
    item.delete()
    keep(quiet, message(g2(), g2(guid="b", about="<urgency>1</urgency>")))
    assert list(quiet.items.order_by("pk").values_list("usage_terms", "urgency")) == [
        ("Hanya daring.", 4),
        ("Hanya daring.", 1),
    ]


@pytest.fixture
def elsewhere(monkeypatch):
    """What `fetch` gives for an address; an error is raised."""
    there: dict[str, bytes | Exception] = {}

    def fetch(address, hosts, limits):
        picturing.fetching.judged(address, hosts)
        found = there.get(address, picturing.NotFetched("tidak ada"))
        if isinstance(found, Exception):
            raise found
        return found

    monkeypatch.setattr(picturing.fetching, "fetch", fetch)
    return there


def test_pictures_are_fetched_from_allowed_hosts_alone(source, elsewhere, django_capture_on_commit_callbacks):
    elsewhere |= {"https://foto.kbn.example/a.jpg": jpeg(), "https://kbn.example/b.jpg": b"<html>"}
    listed = [
        {"type": "picture", "renditions": [{"href": address}], "headline": "A", "usageterms": "Sekali."}
        for address in ("https://foto.kbn.example/a.jpg", "https://kbn.example/b.jpg", "https://lain.example/c.jpg")
    ]
    with django_capture_on_commit_callbacks(execute=True):
        del listed[2]["usageterms"]
        (item,) = keep(source, ninjs(headline="A", usageterms="Dua kali.", associations=listed))
    assert set(item.pictures.values_list("state", flat=True)) == {PictureState.WAITING}
    jobs.work("fetch_pictures")
    first, second, third = item.pictures.all()
    assert (first.state, first.terms) == (PictureState.HERE, "Sekali.")
    assert first.credit == "Kantor Berita Nusantara", "it said nothing of its own"
    with first.file.open("rb") as stream:
        assert stream.read() == jpeg()
    assert (second.state, third.state) == (PictureState.REFUSED, PictureState.REFUSED)
    assert ("lain.example" in third.reason, third.terms) == (True, "Dua kali.")
    elsewhere.clear()
    assert picturing.fetch_pictures.func(item.pk) == 1


def test_an_item_that_is_canceled_keeps_the_pictures_that_it_had(source):
    written = wires.WITH_PICTURE
    [item] = wires.keep(source, written)
    picture = item.pictures.get()
    canceled = written.replace("stat:usable", "stat:canceled")
    assert wires.keep(source, canceled) == [item]
    assert item.pictures.get() == picture, "it has it once"
    [other] = wires.keep(source, written.replace(wires.GUID, "b"), beside=lambda name: b"<html>")
    assert other.pictures.get().state == PictureState.REFUSED


def test_pictures_of_one_item_have_a_limit_together(source, elsewhere, monkeypatch, item):
    monkeypatch.setattr(picturing, "MOST_BYTES", len(jpeg()))
    for place, name in enumerate("ab"):
        elsewhere[f"https://kbn.example/{name}.jpg"] = jpeg()
        WirePicture.objects.create(item=item, place=place, address=f"https://kbn.example/{name}.jpg")
    assert picturing.fetch_pictures.func(item.pk) == 1


def test_what_nobody_used_is_cleared_after_its_days_and_what_somebody_used_is_not(cast, source, settings):
    settings.NEWSROOM_WIRE_DAYS = 30
    old, used = keep(source, g2()) + keep(source, g2(guid="b"))
    taking.take(used, cast.writer)
    past = timezone.now() - timedelta(days=31)
    WireItem.objects.update(received_at=past)
    WireFile.objects.update(received_at=past)
    clearing.over(timezone.now()).delete()
    clearing.empty_files(timezone.now()).delete()
    assert list(WireItem.objects.all()) == [used]
    assert list(WireFile.objects.all()) == [WireItem.objects.get().file]
    assert old.pk != used.pk


def test_what_a_version_says_is_what_makes_it_another():
    plain = WireCopy(headline="A")
    for name in ("headline", "html", "embargo_until", "usage_terms", "state", "ed_note"):
        assert keeping._digest(plain) != keeping._digest(WireCopy(**{"headline": "A"} | {name: "B"})), name
    assert keeping._digest(plain) != keeping._digest(WireCopy(headline="A", pictures=(Shown("a.jpg"),)))
