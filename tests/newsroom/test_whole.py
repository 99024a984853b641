"""Files that many processes write and read at once are never found empty, or with half of what they say."""

import multiprocessing
import os
import stat
import threading

import pytest

from newsroom import embedded, whole

LONG, SHORT = "panjang " * 50_000, "pendek"


def test_a_reader_finds_the_old_words_or_the_new(tmp_path):
    path = tmp_path / "told"
    whole.write(path, LONG)
    ended = threading.Event()

    def write_by_turns():
        for turn in range(200):
            whole.write(path, LONG if turn % 2 else SHORT)
        ended.set()

    writer = threading.Thread(target=write_by_turns)
    writer.start()
    found = set()
    while not ended.is_set():
        found.add(path.read_text())
    writer.join()
    assert found <= {LONG, SHORT}


def test_all_that_come_at_once_have_the_first_ones_key(tmp_path):
    folder = tmp_path / "var"
    many = [multiprocessing.get_context("fork").Process(target=_come, args=(folder, n)) for n in range(4)]
    for one in many:
        one.start()
    for one in many:
        one.join()
    assert {one.exitcode for one in many} == {0}
    assert len({path.read_text() for path in tmp_path.glob("seen-*")}) == 1
    assert {path.name for path in folder.iterdir()} == {"secret_key", "database_url", "postgres.lock"}


def _come(folder, number):
    embedded.prepare(folder)
    folder.with_name(f"seen-{number}").write_text((folder / "secret_key").read_text())


def test_what_is_for_the_owner_alone_never_was_for_others(tmp_path, monkeypatch):
    path, seen = tmp_path / "secret", []
    real = os.fchmod

    def looked_at(number, mode):
        seen.append(stat.S_IMODE(os.fstat(number).st_mode))
        real(number, mode)

    monkeypatch.setattr(whole.os, "fchmod", looked_at)
    whole.write(path, "words", mode=0o600)
    assert seen == [0o600]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_stands_there_stays_where_the_new_cannot_be_written(tmp_path, monkeypatch):
    path = tmp_path / "told"
    whole.write(path, "old")

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole.os, "fchmod", full)
    with pytest.raises(OSError, match="No space"):
        whole.write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_whoever_joins_takes_nothing_from_those_who_read_the_address(tmp_path):
    """Settings read it while other processes come by: one found it empty, and said that no database was named."""
    embedded.prepare(tmp_path)
    ended = threading.Event()

    def join_again_and_again():
        for _turn in range(500):
            embedded.prepare(tmp_path)
        ended.set()

    joining = threading.Thread(target=join_again_and_again)
    joining.start()
    found = set()
    while not ended.is_set():
        found.add((tmp_path / "database_url").read_text())
        found.add((tmp_path / "secret_key").read_text())
    joining.join()
    assert len(found) == 2
    assert all(one.strip() for one in found)
