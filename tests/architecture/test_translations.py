"""Every sentence of the house is there in Indonesian, whole and current; in English it is said as it is written."""

import gettext
import os
import re
import shutil
from pathlib import Path

import polib
import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import translation

from newsroom.catalogues import LOCALE

BASE = Path(__file__).resolve().parents[2]
ROOMS = [
    "articles",
    "audit",
    "bench",
    "demo",
    "desk",
    "fronts",
    "newsroom",
    "people",
    "photos",
    "press",
    "public",
    "sections",
    "templates",
]
SOURCES = sorted((LOCALE / "id" / "LC_MESSAGES").glob("*.po"))
PLACES = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")
#: An entry of a catalogue is known by its context and its sentence.
Key = tuple[str, str]


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def living(path: Path) -> list[polib.POEntry]:
    """The entries of a source that are still used."""
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def said(entry: polib.POEntry) -> list[str]:
    """An entry's translations: one, or one for each plural form."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.fixture(scope="module")
def ours() -> dict[Key, polib.POEntry]:
    """Our own Indonesian, all domains."""
    return {key(entry): entry for path in SOURCES for entry in living(path)}


@pytest.fixture(scope="module")
def used(tmp_path_factory) -> dict[Key, polib.POEntry]:
    """Every sentence that code and templates use now, gathered by makemessages from a copy of the tree."""
    if shutil.which("msgmerge") is None and not os.environ.get("CI"):
        pytest.skip("gettext is not installed (Debian: apt install gettext)")
    copy = tmp_path_factory.mktemp("tree")
    skip = shutil.ignore_patterns("__pycache__", "migrations", "*.pyc", "stories", "pictures")
    for room in ROOMS:
        shutil.copytree(BASE / room, copy / room, ignore=skip)
    (copy / "locale").mkdir()
    before = Path.cwd()
    os.chdir(copy)
    try:
        _gather(copy, domain="django")
        if any(path.stem == "djangojs" for path in SOURCES):
            shutil.copytree(BASE / "static", copy / "static")
            _gather(copy, domain="djangojs")
    finally:
        os.chdir(before)
    made = (copy / "locale" / "id" / "LC_MESSAGES").glob("*.po")
    return {key(entry): entry for path in made for entry in living(path)}


def _gather(copy: Path, domain: str) -> None:
    """Run makemessages on the copy; the house's own catalogue stays untouched."""
    with override_settings(LOCALE_PATHS=[copy / "locale"]):
        call_command("makemessages", locale=["id"], domain=domain, verbosity=0)


def test_the_gathering_finds_what_it_should(used):
    """If makemessages ever finds nothing, the tests below would hold without saying anything."""
    assert ("", "Your role does not manage people.") in used
    assert len(used) > 300


def test_no_sentence_lacks_its_translation(used, ours):
    missing = sorted(msgid for _context, msgid in used if (_context, msgid) not in ours)
    empty = sorted(entry.msgid for entry in ours.values() if not all(said(entry)))
    assert missing + empty == [], f"Translate these in {SOURCES[0].relative_to(BASE)}."


def test_no_translation_is_a_guess(ours):
    assert [entry.msgid for entry in ours.values() if entry.fuzzy] == []


def places(sentence: str) -> set[str]:
    return set(PLACES.findall(sentence))


def misplaced(entry: polib.POEntry) -> bool:
    """True if a translation names a place that its sentence has not, or leaves one of the sentence's out.

    A sentence with a plural may leave the number out of its singular ("1 paragraph").
    """
    needed = places(entry.msgid)
    allowed = needed | places(entry.msgid_plural or "")
    found = [places(text) for text in said(entry) if text]
    return any(there - allowed or needed - there for there in found)


def test_every_translation_fills_the_same_places(ours):
    assert [entry.msgid for entry in ours.values() if misplaced(entry)] == []


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        (polib.POEntry(msgid="%(n)s stories", msgstr="%(n)s berita"), False),
        (polib.POEntry(msgid="%(n)s stories", msgstr="%(m)s berita"), True),
        (polib.POEntry(msgid="%(n)s stories", msgstr="berita"), True),
        (polib.POEntry(msgid="one", msgid_plural="%(n)s", msgstr_plural={0: "%(n)s buah"}), False),
        (polib.POEntry(msgid="one", msgid_plural="%(n)s", msgstr_plural={0: "%(m)s buah"}), True),
    ],
)
def test_a_place_that_was_lost_is_found(entry, wrong):
    assert misplaced(entry) is wrong


def spoken(by, entry: polib.POEntry, n: int = 1) -> str:
    """What `by`, a compiled catalogue or Django's translation of the moment, says for an entry."""
    context = [entry.msgctxt] if entry.msgctxt else []
    name = "pgettext" if context else "gettext"
    if entry.msgid_plural:
        return getattr(by, f"n{name}")(*context, entry.msgid, entry.msgid_plural, n)
    return getattr(by, name)(*context, entry.msgid)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_what_is_read_at_run_time_is_what_the_source_says(source):
    with source.with_suffix(".mo").open("rb") as compiled:
        catalogue = gettext.GNUTranslations(compiled)
    assert [entry.msgid for entry in living(source) if [spoken(catalogue, entry)] != said(entry)] == []


def test_english_is_said_as_it_is_written(ours):
    """English needs no catalogue while this holds, not even against the words of other apps."""
    with translation.override("en"):
        ones = [entry.msgid for entry in ours.values() if spoken(translation, entry) != entry.msgid]
        plural = [entry for entry in ours.values() if entry.msgid_plural]
        many = [entry.msgid_plural for entry in plural if spoken(translation, entry, 2) != entry.msgid_plural]
    assert plural
    assert ones + many == []
