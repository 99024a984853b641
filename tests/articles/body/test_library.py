"""The editor's library is the installed one, cut to what a body may hold."""

import re

from articles.body import library
from articles.body.schema import EXTENSIONS

SCRIPTS = library.FILE.parent


def test_the_file_was_cut_from_the_version_that_is_installed():
    first = library.FILE.read_text().partition("\n")[0]
    assert first == library.heading(), "cut it anew: make library"


def test_it_offers_what_our_scripts_and_the_schema_ask_of_it():
    offered = set(re.findall(r"[\w$]+ as (\w+)", library.FILE.read_text().rstrip().rpartition("export{")[2]))
    asked = {
        name
        for path in SCRIPTS.glob("*.js")
        if path != library.FILE
        for name in re.findall(r"\blibrary\.(\w+)", path.read_text())
    }
    ours = set(
        re.findall(r"(\w+)[:,}]", re.search(r"const OURS = \{(.*?)\.\.\.", (SCRIPTS / "main.js").read_text())[1])
    )
    assert offered == set(library.names())
    assert len(asked) > 5
    assert asked | (set(EXTENSIONS) - ours) <= offered
