"""A folder that is filled file by file, whole or not at all."""

import hashlib
import io

import pytest

from exchange.exporting.folder import BEGUN, Folder, NotWritten


@pytest.fixture
def folder(tmp_path):
    made = Folder(tmp_path / "arsip")
    made.begin({"form": "x", "at": "1"}, "akhir.json")
    return made


def test_a_file_that_was_cut_off_is_not_there(folder):
    def pieces():
        yield b"satu"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        folder.write("a/b.jsonl", pieces())
    assert not folder.has("a/b.jsonl")
    assert folder.names(".jsonl") == []
    folder.write("a/b.jsonl", [b"satu\n", b"dua\n"])
    assert list(folder.lines("a/b.jsonl")) == [b"satu\n", b"dua\n"]
    assert folder.names(".jsonl") == ["a/b.jsonl"]


def test_a_copy_is_made_once_and_its_checksum_told_each_time(folder):
    data, opened = b"x" * 3_000_000, []

    def source():
        opened.append(1)
        return io.BytesIO(data)

    first, second = folder.copy("o/1.jpg", source), folder.copy("o/1.jpg", source)
    assert first == second == hashlib.sha256(data).hexdigest()
    assert len(opened) == 1


def test_it_goes_on_with_what_it_was_begun_with(folder):
    assert folder.begin({"form": "x", "at": "2"}, "akhir.json")["at"] == "1"
    with pytest.raises(NotWritten, match="begun otherwise"):
        folder.begin({"form": "y", "at": "2"}, "akhir.json")


def test_one_that_is_whole_is_left_alone(folder):
    folder.write("akhir.json", [b"{}"])
    folder.end()
    assert not folder.has(BEGUN)
    with pytest.raises(NotWritten, match="whole"):
        folder.begin({"form": "x"}, "akhir.json")
