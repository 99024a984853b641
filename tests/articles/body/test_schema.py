"""The toolbar and the allow-list follow from one declaration; tests/browser/test_body_editor.py holds the rest."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from articles import body
from articles.body.editor import WORDS
from articles.body.schema import EXTENSIONS

SCRIPTS = Path(settings.BASE_DIR) / "static" / "articles" / "editor"


def script(name: str) -> str:
    return (SCRIPTS / name).read_text()


def test_the_allow_list_is_what_the_extensions_write_and_no_more():
    allowed = body.allow_list()
    inline = {"br", "strong", "em", "s", "a"}
    blocks = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "figure", "figcaption", "aside"}
    assert allowed["tags"] == inline | blocks | {"table", "tbody", "tr", "th", "td"}
    assert {tag: set(names) for tag, names in allowed["attributes"].items() if names} == {
        "a": {"href"},
        "ol": {"start"},
        "th": {"colspan", "rowspan"},
        "td": {"colspan", "rowspan"},
        "figure": {"data-photo", "data-embed", "data-poster"},
        "aside": {"data-article"},
        "blockquote": {"data-pullquote"},
    }


def test_taking_an_extension_away_takes_its_tags_away():
    without = body.allow_list({name: options for name, options in EXTENSIONS.items() if name != "Table"})
    assert "table" in body.allow_list()["tags"]
    assert "table" not in without["tags"]


def test_an_extension_that_is_switched_off_lets_nothing_through():
    assert "aside" not in body.allow_list(EXTENSIONS | {"ReadAlso": False})["tags"]


def test_an_extension_of_which_nobody_said_what_it_writes_stops_the_start():
    with pytest.raises(KeyError, match="Marquee"):
        body.allow_list(EXTENSIONS | {"Marquee": True})


def test_every_node_of_our_scripts_is_declared():
    ours = re.search(r"const OURS = \{(.*?)\};", script("main.js"), re.DOTALL)[1]
    named = set(re.findall(r"\b([A-Z]\w+):", ours)) | set(
        re.findall(r"^\s+([A-Z]\w+): \(", script("standard.js"), re.M)
    )
    assert {"Photo", "ReadAlso", "PullQuote", "Embed", "TableCell"} <= named
    assert named <= set(EXTENSIONS)


def test_every_tool_needs_a_declared_extension_and_has_words():
    tools = re.findall(r'(?:toggle|tool)\("(\w+)", "(\w+)"', script("toolbar.js"))
    assert len(tools) > 15
    assert {needs for _name, needs in tools} <= set(EXTENSIONS)
    assert {name for name, _needs in tools} <= set(WORDS)


def test_everything_a_writer_can_make_has_a_tool():
    scripts = script("toolbar.js") + script("insert.js")
    tools = {needs for _name, needs in re.findall(r'(?:toggle|tool|row)\("(\w+)", "(\w+)"', scripts)}
    unseen = {"Document", "Text", "Dropcursor", "Gapcursor", "HardBreak", "ListItem", "Placeholder"}
    parts = {"TableRow", "TableHeader", "TableCell", "CleanPaste"}
    assert set(EXTENSIONS) - tools == unseen | parts


def test_every_word_the_scripts_say_is_translated():
    said = {word for path in SCRIPTS.glob("*.js") for word in re.findall(r'\bword\(\s*"(\w+)"', path.read_text())}
    assert said - set(WORDS) == set()
