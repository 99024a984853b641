"""The files of a source, and archives that are not what they seem."""

import io
import stat
import zipfile

import pytest

from exchange.importing import files, limits
from exchange.importing.items import Unreadable


def archive(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return path


def test_a_single_file_is_read_whatever_it_is_called(tmp_path):
    (tmp_path / "ekspor").write_text("<rss/>")
    (found,) = files.look(tmp_path / "ekspor").texts
    assert found.opened.open().read() == b"<rss/>"


def test_a_folder_gives_its_texts_in_order_and_no_links(tmp_path):
    outside = tmp_path / "rahasia.xml"
    outside.write_text("x")
    folder = tmp_path / "ekspor"
    (folder / "a").mkdir(parents=True)
    for name in ("b.xml", "a/c.json", "a/foto.jpg", ".tersembunyi.xml"):
        (folder / name).write_text("x")
    (folder / "tautan.xml").symlink_to(outside)
    source = files.look(folder)
    assert [one.path for one in source.texts] == ["a/c.json", "b.xml"]
    assert "a/foto.jpg" in source.files


def test_an_archive_is_a_folder(tmp_path):
    source = files.look(archive(tmp_path / "x.zip", {"a/b.xml": "<rss/>", "__MACOSX/b.xml": "x"}))
    (found,) = source.texts
    assert (found.path, found.opened.open().read()) == ("a/b.xml", b"<rss/>")
    assert found.opened.open().read() == b"<rss/>"


def test_an_archive_in_a_folder_is_a_folder_in_it(tmp_path):
    archive(tmp_path / "a.zip", {"x.xml": "satu"})
    archive(tmp_path / "b.zip", {"x.xml": "dua"})
    found = files.look(tmp_path).texts
    assert [(one.path, one.opened.open().read()) for one in found] == [
        ("a.zip/x.xml", b"satu"),
        ("b.zip/x.xml", b"dua"),
    ]


def test_the_texts_of_a_substack_list_are_asked_for_by_it(tmp_path):
    source = files.look(
        archive(tmp_path / "x.zip", {"posts.csv": "x", "posts/1.a.html": "<p>A</p>", "lain.html": "x"})
    )
    assert [one.path for one in source.texts] == ["lain.html", "posts.csv"]
    assert source.beside(source.files["posts.csv"], "posts/1.a.html") == "<p>A</p>"
    assert source.beside(source.files["posts.csv"], "posts/2.html") is None


@pytest.mark.parametrize(
    "name", ["../x.xml", "/etc/x.xml", "a\\..\\x.xml", "a/../../x.xml", "c:/x.xml", "C:\\x.xml", "\\\\s\\x.xml", ".."]
)
def test_members_outside_of_the_archive_are_refused(tmp_path, name):
    with pytest.raises(Unreadable, match="outside"):
        files.look(archive(tmp_path / "x.zip", {name: "x"}))


def test_links_in_an_archive_are_refused(tmp_path):
    link = zipfile.ZipInfo("x.xml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as made:
        made.writestr(link, "/etc/passwd")
    with pytest.raises(Unreadable, match="link"):
        files.look(tmp_path / "x.zip")


def test_a_bomb_is_told_by_its_directory(tmp_path):
    with pytest.raises(Unreadable, match="larger unpacked"):
        files.look(archive(tmp_path / "x.zip", {"x.xml": b"\0" * (limits.SMALL * 3)}))


def test_many_small_members_are_a_bomb_together(tmp_path):
    pages = {f"{number}.html": b"\0" * (limits.SMALL - 1) for number in range(4)}
    with pytest.raises(Unreadable, match="times larger unpacked"):
        files.look(archive(tmp_path / "x.zip", pages))


def test_several_archives_are_counted_together(tmp_path, monkeypatch):
    for name in ("a", "b"):
        archive(tmp_path / f"{name}.zip", {f"{number}.xml": "x" for number in range(3)})
    monkeypatch.setattr(limits, "MOST_FILES", 5)
    with pytest.raises(Unreadable, match="more than 5 files"):
        files.look(tmp_path)


def test_two_members_of_one_name_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as made:
        made.writestr("a/x.xml", "satu")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("a/x.xml", "dua")
    with pytest.raises(Unreadable, match="is in it twice"):
        files.look(tmp_path / "x.zip")


def test_a_locked_member_is_refused(tmp_path):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        made.writestr("x.xml", "x")
    data = bytearray(whole.getvalue())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(Unreadable, match="password"):
        files.look(tmp_path / "x.zip")


def named(path, name: bytes, flag: int) -> None:
    """An archive with one member whose name is these bytes, whatever they say of their letters."""
    stand_in = "x" * (len(name) - 4) + ".xml"
    archive(path, {stand_in: "<rss/>"})
    data = bytearray(path.read_bytes().replace(stand_in.encode(), name))
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.index(sign) + at
        data[place : place + 2] = flag.to_bytes(2, "little")
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("name", "flag", "path"),
    [
        ("berita–é.xml".encode(), 0x800, "berita–é.xml"),
        ("berita–é.xml".encode(), 0, "berita–é.xml"),
        ("beritaé.xml".encode("cp437"), 0, "beritaé.xml"),
        (b"posts\\1.xml", 0, "posts/1.xml"),
        (b"Kata: hari ini.xml", 0, "Kata: hari ini.xml"),
    ],
    ids=["UTF-8", "UTF-8 unsaid", "cp437", "of Windows", "a colon"],
)
def test_names_are_read_in_the_letters_they_were_written_in(tmp_path, name, flag, path):
    named(tmp_path / "x.zip", name, flag)
    (found,) = files.look(tmp_path / "x.zip").texts
    assert (found.path, found.opened.open().read()) == (path, b"<rss/>")


def test_an_archive_within_an_archive_is_not_opened(tmp_path):
    inner = archive(tmp_path / "dalam.zip", {"a.xml": "<rss/>"}).read_bytes()
    outer = archive(tmp_path / "luar.zip", {"dalam.zip": inner, "b.xml": "<rss/>"})
    source = files.look(outer)
    assert [one.path for one in source.texts] == ["b.xml"]
    assert [one.path for one in source.unopened] == ["dalam.zip"]


def test_count_and_sum_are_bounded(tmp_path, monkeypatch):
    many = archive(tmp_path / "x.zip", {f"{number}.xml": "x" * 10 for number in range(5)})
    monkeypatch.setattr(limits, "LARGEST_SOURCE", 40)
    with pytest.raises(Unreadable, match="GB"):
        files.look(many)
    monkeypatch.setattr(limits, "MOST_FILES", 4)
    with pytest.raises(Unreadable, match="files"):
        files.look(many)


def test_what_is_not_there_or_broken_is_said(tmp_path):
    with pytest.raises(Unreadable, match="no such"):
        files.look(tmp_path / "tiada")
    (tmp_path / "kosong").mkdir()
    with pytest.raises(Unreadable, match="nothing"):
        files.look(tmp_path / "kosong")
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        made.writestr("x.xml", "x" * 5000)
    (tmp_path / "x.zip").write_bytes(whole.getvalue().replace(b"PK\x01\x02", b"PK\x09\x09"))
    with pytest.raises(Unreadable, match="broken"):
        files.look(tmp_path / "x.zip")
    (tmp_path / "x.zip").write_bytes(whole.getvalue()[:-30])
    with pytest.raises(Unreadable, match="cut off"):
        files.look(tmp_path / "x.zip")


def test_the_originals_of_an_archive_of_ours_are_not_looked_through(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_FILES", 3)
    (tmp_path / "originals" / "000000").mkdir(parents=True)
    for number in range(5):
        (tmp_path / "originals" / "000000" / f"{number}-a.jpg").write_text("x")
    (tmp_path / "tags.jsonl").write_text("")
    with pytest.raises(Unreadable, match="more than 3 files"):
        files.look(tmp_path)
    (tmp_path / "newsroom.json").write_text("{}")
    assert sorted(files.look(tmp_path).files) == ["newsroom.json", "tags.jsonl"]


def test_a_file_within_a_folder_is_found_by_its_path_and_no_other_is(tmp_path):
    folder = tmp_path / "arsip"
    (folder / "originals").mkdir(parents=True)
    (folder / "originals" / "1-a.jpg").write_text("gambar")
    (tmp_path / "rahasia.jpg").write_text("x")
    (folder / "originals" / "2-a.jpg").symlink_to(tmp_path / "rahasia.jpg")
    assert files.within(folder, "/originals/1-a.jpg").opened.open().read() == b"gambar"
    for name in ("/originals/3-a.jpg", "/originals", "/../rahasia.jpg", "/originals/2-a.jpg", ""):
        assert files.within(folder, name) is None
