"""Each version once; an update updates, a cancellation cancels, and nothing comes twice."""

import zlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from exchange.models import PictureState, WireFile, WireItem, WirePicture
from exchange.wires import clearing, keeping, picturing, taking
from exchange.wires.formats.copies import WireCopy
from tests import jobs
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
    assert keep(source, message(g2(), g2())) == []
    assert (WireItem.objects.count(), WireFile.objects.count()) == (1, 1)


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


def test_without_numbers_another_text_is_a_later_version(source):
    keep(source, rss(entry()))
    assert keep(source, rss(entry())) == []
    keep(source, rss(entry(title="Nikel turun", at="Thu, 26 Nov 2026 11:00:00 +0700")))
    assert counting(source) == [(1, False), (2, True)]
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


def test_two_sources_may_use_the_same_name(cast, source):
    other = wires.source(cast, name="Lain", credit="")
    keep(source, g2()), keep(other, g2())
    assert WireItem.objects.newest().count() == 2
    assert other.items.get().credit == "KBN"


def test_terms_and_urgency_of_the_source_hold_where_an_item_brings_none(cast):
    quiet = wires.source(cast, usage_terms="Hanya daring.", priority=4)
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
        (item,) = keep(source, ninjs(headline="A", associations=listed))
    assert set(item.pictures.values_list("state", flat=True)) == {PictureState.WAITING}
    jobs.work("fetch_pictures")
    first, second, third = item.pictures.all()
    assert (first.state, first.terms) == (PictureState.HERE, "Sekali.")
    with first.file.open("rb") as stream:
        assert stream.read() == jpeg()
    assert (second.state, third.state) == (PictureState.REFUSED, PictureState.REFUSED)
    assert "lain.example" in third.reason
    elsewhere.clear()
    assert picturing.fetch_pictures.func(item.pk) == 1


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
