"""Every symbol that a page of the desk shows is in the face that was cut to them."""

import re
from pathlib import Path

import pytest
import unfold
from django.conf import settings

from articles.admin import drawer
from newsroom import navigation

BASE = Path(settings.BASE_DIR)
CUT = set((BASE / "static/fonts/material-symbols.txt").read_text().split())
#: A symbol's name as it stands in a page, whatever is decided between the tags of the template language.
_SHOWN = re.compile(r"material-symbols-outlined[^>]*>\s*([^<]*?)\s*</")
_TEMPLATE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
#: How scripts name one: to the function that makes it, in a row of the editor's tables, as the text of an element.
_IN_SCRIPTS = [
    re.compile(r'\b(?:icon|cardButton)\("(\w+)"'),
    re.compile(r'\b(?:tool|toggle|row)\("\w+", "[#\w-]+", "(\w+)"'),
    re.compile(r'symbol\.textContent = \w+ \? "(\w+)" : "\w+"'),
    re.compile(r'symbol\.textContent = \w+ \? "\w+" : "(\w+)"'),
    re.compile(r'"material-symbols-outlined", "(\w+)"'),
]


def in_template(path: Path) -> set[str]:
    return {word for text in _SHOWN.findall(path.read_text()) for word in _TEMPLATE.sub(" ", text).split()}


def in_script(path: Path) -> set[str]:
    return {name for pattern in _IN_SCRIPTS for name in pattern.findall(path.read_text())}


TEMPLATES = [path for path in sorted((BASE / "templates").rglob("*.html")) if in_template(path)]
SCRIPTS = [path for path in sorted((BASE / "static").rglob("*.js")) if in_script(path)]


@pytest.mark.parametrize("path", [*TEMPLATES, *SCRIPTS], ids=lambda path: str(path.relative_to(BASE)))
def test_what_a_page_shows_was_cut(path):
    shown = in_template(path) if path.suffix == ".html" else in_script(path)
    assert shown <= CUT, f"cut the face anew with {', '.join(sorted(shown - CUT))}: docs/changing.md, “A symbol”"


def test_what_unfolds_own_pages_show_was_cut():
    pages = Path(unfold.__file__).parent.joinpath("templates").rglob("*.html")
    assert {word for path in pages for word in in_template(path)} - CUT == set()


def test_the_symbols_of_a_date_and_a_time_were_cut():
    """Unfold's sheet writes them; where it takes one that was not cut, ours takes another."""
    named = re.compile(r"\.(date|time)-icon:{1,2}after\s*{\s*content:\s*\"(\w+)\"")
    whole = Path(unfold.__file__).parent.joinpath("static/unfold/css/styles.css").read_text()
    drawn = dict(named.findall(whole)) | dict(named.findall((BASE / "static/desk/stock.css").read_text()))
    assert drawn.keys() >= {"date"}
    assert set(drawn.values()) <= CUT


def test_what_the_menu_and_the_sheets_show_was_cut(rf, db, cast):
    request = rf.get("/admin/")
    menu = set()
    for request.user in cast.people.values():
        menu |= {item["icon"] for group in navigation.sidebar(request) for item in group["items"]}
    assert menu | {sheet.icon for sheet in drawer._sheets.values()} <= CUT


def test_symbols_are_looked_for_where_they_are():
    assert len(TEMPLATES) > 15
    assert {path.name for path in SCRIPTS} >= {"toolbar.js", "insert.js", "photo.js", "alarms.js"}
