"""Colours are named once: for readers in tokens.css, for the desk in palette.css; everything else uses the names."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

STATIC = Path(settings.BASE_DIR) / "static"
NAMES_COLOURS = {"css/tokens.css", "desk/palette.css", "articles/editor/library.js"}
OTHERS = [
    path
    for path in sorted([*STATIC.rglob("*.css"), *STATIC.rglob("*.js")])
    if str(path.relative_to(STATIC)) not in NAMES_COLOURS
]
SHEETS = [path for path in OTHERS if path.suffix == ".css"]
HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")


def name(path) -> str:
    return str(path.relative_to(STATIC))


def without_comments(path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)


@pytest.fixture(scope="module")
def declared() -> set[str]:
    """Every variable that a sheet of ours or of Unfold's declares, and those that scripts set."""
    sheets = [*STATIC.rglob("*.css"), Path(finders.find("unfold/css/styles.css"))]
    texts = [path.read_text() for path in [*sheets, *Path(settings.BASE_DIR, "templates").rglob("*.html")]]
    set_by_scripts = [path.read_text() for path in STATIC.rglob("*.js")]
    found = {variable for text in texts for variable in re.findall(r"(--[\w-]+)\s*:", text)}
    return found | {
        variable for text in set_by_scripts for variable in re.findall(r'setProperty\("(--[\w-]+)"', text)
    }


@pytest.mark.parametrize("path", OTHERS, ids=name)
def test_no_colour_is_written_out_but_where_colours_are_named(path):
    found = HEX.findall(without_comments(path))
    assert not found, f"static/{name(path)} writes {', '.join(found)}: name it in desk/palette.css or css/tokens.css"


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_every_variable_without_a_value_of_its_own_is_declared_somewhere(path, declared):
    used = set(re.findall(r"var\((--[\w-]+)\)", without_comments(path)))
    assert used <= declared, f"static/{name(path)} uses what nothing declares: {', '.join(sorted(used - declared))}"


def test_every_colour_that_is_named_for_the_desk_is_used():
    text = (STATIC / "desk/palette.css").read_text()
    named = {variable for variable, _ in re.findall(r"(--color-[\w-]+): (#\w+)", text)}
    used = {variable for path in SHEETS for variable in re.findall(r"var\((--[\w-]+)", path.read_text())}
    assert named <= used
