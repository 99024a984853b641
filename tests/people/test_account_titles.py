"""The pages of one's own account bear titles in the desk's language, those of the library that brings them too."""

import re
from pathlib import Path

import allauth
import pytest
from django.utils import translation
from django.utils.translation import gettext

_TEMPLATES = Path(allauth.__file__).parent / "templates"
_TITLE = re.compile(r"block head_title %}(.*?){% *endblock", re.DOTALL)
_WORDS = re.compile(r'{% *trans(?:late)? "([^"]+)" *%}')
TITLES = {
    words
    for room in ("account", "mfa", "usersessions")
    for path in (_TEMPLATES / room).rglob("*.html")
    for title in _TITLE.findall(path.read_text())
    for words in _WORDS.findall(title)
}


def test_there_are_titles_to_look_at():
    assert {"Sign In", "Two-Factor Authentication", "Recovery Codes", "Security Keys"} <= TITLES


@pytest.mark.parametrize("words", sorted(TITLES))
def test_a_title_is_said_in_indonesian(words):
    with translation.override("id"):
        assert gettext(words) != words
