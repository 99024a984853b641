"""Every sentence of the house is there in Indonesian and in English, whole and current."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

BASE = Path(__file__).resolve().parents[2]
ROOMS = [
    "articles",
    "audit",
    "bench",
    "demo",
    "desk",
    "newsroom",
    "people",
    "photos",
    "public",
    "sections",
    "templates",
]
LANGUAGES = ["id", "en"]
#: The plural of each sentence that has one, as the catalogues say.
PLURALS: dict[str, str] = {}
PLACES = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")

pytestmark = pytest.mark.skipif(
    shutil.which("msgattrib") is None and not os.environ.get("CI"),
    reason="gettext is not installed (Debian: apt install gettext)",
)


def catalogue(path: Path) -> dict[tuple[str, str], tuple[list[str], bool]]:
    """A .po file as {(context, msgid): (translations, fuzzy)}; obsolete entries are left out."""
    entries = {}
    for block in re.split(r"\n\s*\n", path.read_text()):
        lines = [line for line in block.splitlines() if not line.startswith("#~")]
        fields = _fields(lines)
        if fields.get("msgid"):
            words = [text for name, text in fields.items() if name.startswith("msgstr")]
            if plural := fields.get("msgid_plural"):
                PLURALS[fields["msgid"]] = plural
            fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in lines)
            entries[fields.get("msgctxt", ""), fields["msgid"]] = (words, fuzzy)
    return entries


def _fields(lines: list[str]) -> dict[str, str]:
    """The strings of one entry by their keyword; continued lines are joined."""
    fields, name = {}, None
    for line in lines:
        if match := re.match(r'(msg\w+(?:\[\d\])?) "(.*)"$', line):
            name = match.group(1)
            fields[name] = match.group(2)
        elif name and (more := re.match(r'"(.*)"$', line)):
            fields[name] += more.group(1)
    return fields


@pytest.fixture(scope="module")
def used(tmp_path_factory) -> set[tuple[str, str]]:
    """Every (context, msgid) that code and templates use now, gathered by makemessages from a copy of the tree."""
    copy = tmp_path_factory.mktemp("tree")
    skip = shutil.ignore_patterns("__pycache__", "migrations", "*.pyc", "stories", "pictures")
    for room in ROOMS:
        shutil.copytree(BASE / room, copy / room, ignore=skip)
    (copy / "locale").mkdir()
    before = Path.cwd()
    os.chdir(copy)
    try:
        _gather(copy, domain="django")
        scripts = BASE / "locale" / "id" / "LC_MESSAGES" / "djangojs.po"
        if scripts.exists():
            shutil.copytree(BASE / "static", copy / "static")
            _gather(copy, domain="djangojs")
    finally:
        os.chdir(before)
    made = (copy / "locale" / "id" / "LC_MESSAGES").glob("*.po")
    return {key for path in made for key in catalogue(path)}


def _gather(copy: Path, domain: str) -> None:
    """Run makemessages on the copy; the house's own catalogues stay untouched."""
    with override_settings(LOCALE_PATHS=[copy / "locale"]):
        call_command("makemessages", locale=["id"], domain=domain, verbosity=0)


def ours(language: str) -> dict:
    """Our own catalogues of a language, both domains."""
    files = (BASE / "locale" / language / "LC_MESSAGES").glob("django*.po")
    return {key: entry for path in files for key, entry in catalogue(path).items()}


def test_the_gathering_finds_what_it_should(used):
    """If makemessages ever finds nothing, the tests below would hold without saying anything."""
    assert ("", "Your role does not manage people.") in used
    assert len(used) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_lacks_its_translation(used, language):
    there = ours(language)
    missing = sorted(msgid for key in used if not all(there.get(key, ([""],))[0]) for msgid in key[1:])
    assert missing == [], f"Translate these in locale/{language}/LC_MESSAGES/django.po."


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language):
    assert [msgid for (_context, msgid), (_words, fuzzy) in ours(language).items() if fuzzy] == []


def _misplaced(msgid: str, words: list[str]) -> bool:
    """True if a translation names a place that its sentence has not, or leaves one of the sentence's out.

    A sentence with a plural may leave the number out of its singular ("1 paragraph").
    """
    needed = set(PLACES.findall(msgid))
    allowed = needed | set(PLACES.findall(PLURALS.get(msgid, "")))
    found = [set(PLACES.findall(text)) for text in words if text]
    return any(there - allowed or needed - there for there in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_fills_the_same_places(language):
    wrong = [msgid for (_context, msgid), (words, _fuzzy) in ours(language).items() if _misplaced(msgid, words)]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_current(language, tmp_path):
    sources = list((BASE / "locale" / language / "LC_MESSAGES").glob("django*.po"))
    assert sources
    for source in sources:
        fresh = tmp_path / "fresh.mo"
        subprocess.run(["msgfmt", "--check-format", "-o", fresh, source], check=True)
        assert source.with_suffix(".mo").read_bytes() == fresh.read_bytes(), "Run manage.py compilemessages."
