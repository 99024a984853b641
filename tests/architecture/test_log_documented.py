"""docs/desks.md says what the log holds, action by action."""

import re
from pathlib import Path

from django.urls import get_resolver
from django.utils import translation

from audit.actions import ACTIONS

DESKS = Path(__file__).resolve().parent.parent.parent / "docs" / "desks.md"


def documented() -> set[str]:
    section = DESKS.read_text().partition("## The log")[2]
    rows = [line for line in section.splitlines() if line.startswith("| ")]
    return {words.lower() for row in rows for words in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", row)}


def of_the_house() -> set[str]:
    """The words of every action that a room of the house registers."""
    assert get_resolver().url_patterns  # with the addresses every room is there
    with translation.override("en"):
        return {str(action.words).lower() for action in ACTIONS.values()}


def test_the_page_names_everything_that_the_log_tells_of():
    assert sorted(of_the_house() - documented()) == []


def test_the_page_names_nothing_that_the_log_does_not_know():
    assert sorted(documented() - of_the_house()) == []
