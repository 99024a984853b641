"""Dropped files: whole ones are taken and put away, and nothing leads out of the folder."""

import os
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from exchange.models import SourceKind, WireItem
from exchange.wires import clearing, collecting, folders
from exchange.wires.folders import Folder, NoFolder
from tests.exchange.wires import stage as wires
from tests.exchange.wires.copy import g2, message, nitf
from tests.factories import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(settings, tmp_path, monkeypatch):
    settings.NEWSROOM_WIRES_DIR = tmp_path / "wires"
    (tmp_path / "wires" / "kbn").mkdir(parents=True)
    monkeypatch.setattr(folders.Folder.__init__, "__defaults__", (0.0,))
    return tmp_path / "wires" / "kbn"


def collect(source) -> int:
    new = collecting.collect.func(source.pk)
    source.refresh_from_db()
    return new


def test_files_are_taken_and_put_away_with_what_became_of_them(cast, base):
    source = wires.folder(cast)
    (base / "a.xml").write_text(g2())
    (base / "b.txt").write_text("Kopi naik\n\nHarga kopi naik.")
    (base / "rusak.xml").write_text("<newsItem>")
    (base / "c.xml").write_text(nitf('<doc-id id-string="C"/>', "<hedline><hl1>C</hl1></hedline>"))
    assert collect(source) == 3
    assert sorted(one.name for one in (base / "done").iterdir()) == ["a.xml", "b.txt", "c.xml"]
    assert sorted(one.name for one in (base / "refused").iterdir()) == ["rusak.xml", "rusak.xml.why.txt"]
    assert "rusak.xml, line 1" in (base / "refused" / "rusak.xml.why.txt").read_text()
    assert (source.failures, "rusak.xml" in source.last_error) == (0, True)
    (base / "a.xml").write_text(g2())
    assert collect(source) == 0
    assert len(list((base / "done").iterdir())) == 4


def test_a_folder_that_cannot_be_read_is_told_in_words_and_the_log_has_the_place(cast, base, monkeypatch, caplog):
    source = wires.folder(cast)

    def texts(self):
        raise PermissionError(13, "Permission denied", str(base))

    monkeypatch.setattr(Folder, "texts", texts)
    assert collect(source) == 0
    assert (source.failures, "cannot be read or written" in source.last_error) == (1, True)
    assert str(base) not in source.last_error
    assert str(base) in caplog.text


def test_a_file_that_is_still_being_written_is_waited_for(cast, base):
    (base / "a.xml").write_text(g2()[:50])
    (base / "b.xml.part").write_text(g2())
    (base / ".c.xml").write_text(g2())
    (base / "d.XML.PART").write_text(g2())
    os.utime(base / "a.xml", (0, 0))  # a copy may bring along the time of the machine that it comes from
    source = wires.folder(cast)
    assert list(Folder(source, 5.0).texts()) == []
    assert [one.name for one in Folder(source, 0.0).texts()] == ["a.xml"]


def test_pictures_beside_go_with_the_item_that_names_them(cast, base):
    source = wires.folder(cast)
    (base / "nikel.jpg").write_bytes(jpeg())
    (base / "lain.jpg").write_bytes(jpeg())
    media = '<media media-type="image"><media-reference source="./nikel.jpg"/></media><p>Teks.</p>'
    (base / "a.xml").write_text(nitf('<doc-id id-string="A"/>', "<hedline><hl1>A</hl1></hedline>", media))
    assert collect(source) == 1
    (picture,) = WireItem.objects.get().pictures.all()
    assert picture.state == "here"
    assert sorted(one.name for one in base.iterdir() if one.is_file()) == ["lain.jpg"]
    assert (base / "done" / "nikel.jpg").is_file()


def test_a_picture_that_nobody_named_is_put_aside_after_an_hour(cast, base, monkeypatch):
    (base / "lain.JPG").write_bytes(jpeg())
    (base / "nanti.txt").write_text("Kopi naik\n\nNaik.")
    monkeypatch.setattr(folders, "FORSAKEN", -1.0)
    monkeypatch.setattr(folders, "MOST_FILES", 0)
    collect(wires.folder(cast))
    assert (base / "refused" / "lain.JPG.why.txt").is_file()
    assert (base / "nanti.txt").is_file(), "a text waits for its round, however long"


@pytest.mark.parametrize(
    "name", ["../luar.jpg", "/etc/passwd", "a/b.jpg", "..\\x.jpg", ".rahasia.jpg", "rahasia.txt", ""]
)
def test_no_name_leads_out_of_the_folder(cast, base, name):
    (base.parent / "luar.jpg").write_bytes(b"rahasia")
    (base / "rahasia.txt").write_bytes(b"rahasia")
    (base / ".rahasia.jpg").write_bytes(b"rahasia")
    (base / "a").mkdir()
    (base / "a" / "b.jpg").write_bytes(b"rahasia")
    assert Folder(wires.folder(cast)).beside(name) is None


def test_links_are_passed_by(cast, base):
    outside = base.parent / "luar.xml"
    outside.write_text(g2())
    os.symlink(outside, base / "a.xml")
    os.symlink(outside, base / "foto.jpg")
    os.mkfifo(base / "pipa.xml")
    os.mkfifo(base / "pipa.jpg")  # whoever opens it waits for somebody who writes
    source = wires.folder(cast)
    folder = Folder(source)
    assert list(folder.texts()) == []
    assert [folder.beside(name) for name in ("foto.jpg", "pipa.jpg")] == [None, None]
    os.symlink(base.parent, base / "done")
    (base / "b.xml").write_text(g2())
    assert (collect(source), source.failures, (base / "b.xml").exists()) == (0, 1, True)
    os.symlink(base, base.parent / "tautan")
    with pytest.raises(NoFolder):
        Folder(wires.folder(cast, name="Tautan", folder="tautan"))


@pytest.mark.parametrize("name", ["..", "../kbn", "a/b", ".kbn", "tidak-ada", "kbn\n"])
def test_only_a_plain_name_is_a_folder(cast, base, name):
    source = wires.folder(cast, folder=name)
    with pytest.raises(NoFolder):
        Folder(source)
    assert collect(source) == 0
    assert source.failures == 1


def test_a_file_that_is_too_large_is_put_aside_unread(cast, base, monkeypatch):
    monkeypatch.setattr(folders.copies, "LARGEST_FILE", 10)
    (base / "besar.xml").write_text(g2())
    collect(wires.folder(cast))
    assert "larger" in (base / "refused" / "besar.xml.why.txt").read_text()


def test_a_picture_that_is_too_large_is_not_read(cast, base, monkeypatch):
    (base / "besar.jpg").write_bytes(jpeg())
    folder = Folder(wires.folder(cast))
    assert folder.beside("besar.jpg") == jpeg()
    monkeypatch.setattr(folders, "_LARGEST_PICTURE", 10)
    assert folder.beside("besar.jpg") is None


def test_of_an_item_that_is_refused_the_source_says_so_though_the_others_came(cast, base):
    source = wires.folder(cast)
    (base / "a.xml").write_text(message(g2(), "<newsItem guid='kosong'/>"))
    assert (collect(source), source.last_error.startswith("a.xml: kosong")) == (1, True)
    for number in range(7):
        (base / f"{number}.xml").write_text(message(g2(guid=str(number)), "<newsItem guid='kosong'/>"))
    assert (collect(source), source.last_error.count("kosong")) == (7, 5)


def test_messages_of_a_mail_folder_are_found_where_mail_servers_put_them(cast, base):
    (base / "new").mkdir()
    (base / "new" / "1700000000.M1P1.host").write_text("Subject: Tol naik\nFrom: a@kbn.example\n\nTarif naik.\n")
    assert collect(wires.folder(cast, kind=SourceKind.MAIL, format="mail")) == 1
    assert WireItem.objects.get().headline == "Tol naik"
    assert list((base / "new").iterdir()) == []


def test_a_folder_that_is_called_as_that_of_mail_servers_is_only_theirs(cast, base, tmp_path):
    (base / "new").mkdir()
    (base / "new" / "a.txt").write_text("Kopi naik\n\nNaik.")
    (base / "b.txt").write_text("Teh naik\n\nNaik.")
    assert [one.name for one in Folder(wires.folder(cast)).texts()] == ["b.txt"]
    (base.parent / "surat").mkdir()
    (base.parent / "surat" / "new").symlink_to(base / "new")
    mail = wires.folder(cast, name="Surat", folder="surat", kind=SourceKind.MAIL)
    assert list(Folder(mail).texts()) == []


def test_no_more_files_than_a_round_takes(cast, base, monkeypatch):
    monkeypatch.setattr(folders, "MOST_FILES", 2)
    for number in range(3):
        (base / f"{number}.txt").write_text(f"Berita {number}\n\nIsi {number}.")
        os.utime(base / f"{number}.txt", (time.time() - 100 + number,) * 2)
    source = wires.folder(cast)
    assert (collect(source), collect(source)) == (2, 1)
    for number in range(3):
        (base / f"{number}.txt").write_text(f"Lagi {number}\n\nIsi {number}.")
    monkeypatch.setattr(folders, "MOST_NAMES", 1)  # nor more names than it looks at
    assert len(list(Folder(source).texts())) == 1


def test_what_was_read_long_ago_is_cleared_and_what_was_refused_is_kept(cast, base, settings, tmp_path):
    source = wires.folder(cast)
    (base / "a.xml").write_text(g2())
    (base / "rusak.xml").write_text("<newsItem>")
    collect(source)
    (base / "done" / "ke-luar").symlink_to(tmp_path)
    (base / "done" / "map").mkdir()
    now = timezone.now()
    assert clearing.clear_done(now) == 0
    assert clearing.clear_done(now + timedelta(days=settings.NEWSROOM_WIRE_DAYS, seconds=5)) == 1
    assert sorted(one.name for one in (base / "done").iterdir()) == ["ke-luar", "map"]
    assert (base / "refused" / "rusak.xml").exists()


def test_where_done_is_a_link_or_no_folder_is_there_nothing_is_removed(cast, base, tmp_path):
    wires.folder(cast)
    wires.folder(cast, name="Lain", folder="tidak-ada")
    wires.source(cast)
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    (elsewhere / "a.xml").write_text("x")
    (base / "done").symlink_to(elsewhere)
    assert clearing.clear_done(timezone.now() + timedelta(days=400)) == 0
    assert (elsewhere / "a.xml").exists()
