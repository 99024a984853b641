"""Translations are compiled with nothing but Python, when they are missing or out of date."""

import gettext
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import catalogues, checks

BASE = Path(__file__).resolve().parents[2]
SOURCE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "desk"
msgstr "meja “redaksi”"

msgctxt "furniture"
msgid "desk"
msgstr "meja\\ttulis"

msgid "%(n)s desk"
msgid_plural "%(n)s desks"
msgstr[0] "satu meja"
msgstr[1] "%(n)s meja"

#, fuzzy
msgid "chair"
msgstr "mungkin kursi"

#~ msgid "stool"
#~ msgstr "bangku"
"""


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "id" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    path = folder / "django.po"
    path.write_text(SOURCE)
    return path


def compiled(source) -> gettext.GNUTranslations:
    with source.with_suffix(".mo").open("rb") as made:
        return gettext.GNUTranslations(made)


def age(path, seconds: int) -> None:
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_all_kinds_of_entries_come_through(source, tmp_path):
    assert catalogues.compile_waiting(tmp_path) == [source]
    words = compiled(source)
    assert words.gettext("desk") == "meja “redaksi”"
    assert words.pgettext("furniture", "desk") == "meja\ttulis"
    assert [words.ngettext("%(n)s desk", "%(n)s desks", n) for n in (1, 5)] == ["satu meja", "%(n)s meja"]


def test_a_guess_and_what_is_no_longer_used_are_left_out(source, tmp_path):
    catalogues.compile_waiting(tmp_path)
    assert compiled(source).gettext("chair") == "chair"
    assert compiled(source).gettext("stool") == "stool"


def test_what_is_compiled_is_not_compiled_again(source, tmp_path):
    catalogues.compile_waiting(tmp_path)
    assert catalogues.compile_waiting(tmp_path) == []


def test_a_source_that_changed_is_compiled_again(source, tmp_path):
    catalogues.compile_waiting(tmp_path)
    age(source.with_suffix(".mo"), seconds=60)
    source.write_text(SOURCE.replace("meja “redaksi”", "meja berita"))
    assert catalogues.compile_waiting(tmp_path) == [source]
    assert compiled(source).gettext("desk") == "meja berita"


def test_nothing_is_left_behind_but_the_catalogue(source, tmp_path):
    catalogues.compile_waiting(tmp_path)
    assert {path.name for path in source.parent.iterdir()} == {"django.po", "django.mo"}


def test_a_broken_source_stops_with_its_line_and_keeps_the_old_catalogue(source, tmp_path):
    catalogues.compile_waiting(tmp_path)
    age(source.with_suffix(".mo"), seconds=60)
    source.write_text(SOURCE + 'msgword "desk"\n')
    with pytest.raises(OSError, match=r"django\.po.*line \d+"):
        catalogues.compile_waiting(tmp_path)
    assert compiled(source).gettext("desk") == "meja “redaksi”"


def test_a_catalogue_that_is_not_compiled_is_named(source, tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    (found,) = checks.translations_are_compiled(None)
    assert found.id == "newsroom.W005"
    assert str(source) in found.msg
    assert "newsroom.catalogues" in found.hint
    catalogues.compile_waiting(tmp_path)
    assert checks.translations_are_compiled(None) == []


def test_the_command_needs_no_settings_and_no_gettext():
    bare = {"PATH": "/nowhere", "PYTHONPATH": str(BASE)}
    subprocess.run([sys.executable, "-m", "newsroom.catalogues"], cwd=BASE, env=bare, check=True)
    assert catalogues.waiting() == []
