"""The writing page's scripts: one address each, for a module under two addresses runs twice, against itself."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_script_of_the_writing_page_is_brought_by_the_page_and_by_another_script():
    scripts = [path.read_text() for path in (ROOT / "static/desk").glob("*.js")]
    imported = {name for script in scripts for name in re.findall(r'from "\./(story\w*\.js)"', script)}
    pages = [path.read_text() for path in (ROOT / "templates").rglob("*.html")]
    brought = {name for page in pages for name in re.findall(r'<script[^>]*static "desk/(story\w*\.js)"', page)}
    assert "story_autosave.js" in imported
    assert "story_send.js" in brought
    assert imported & brought == set()
