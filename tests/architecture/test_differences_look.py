"""What shows a difference is part of many pages, and dressed alike on each."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
#: The parts that a page gets when it shows a difference, beside the drawer's own two-column view.
PARTS = ("articles/difference.html", "articles/difference_mark.html")
#: What every page that includes one of them links, itself or in a bundle.
SHEET = "desk/story.css"


def test_every_class_of_a_difference_is_in_the_sheet_that_all_its_pages_have():
    named = {name for part in PARTS for name in re.findall(r"difference-[a-z]+", (TEMPLATES / part).read_text())}
    assert {"difference-block", "difference-media", "difference-moved"} <= named
    sheet = (ROOT / "static" / SHEET).read_text()
    assert {name for name in named if f".{name}" not in sheet} == set()


def test_every_whole_page_with_a_difference_has_that_sheet():
    for page in ("articles/fix.html", "articles/unsaved.html", "articles/comparison.html"):
        assert SHEET in (TEMPLATES / page).read_text(), page
    bundle = (ROOT / "static/desk/at_story.css").read_text()
    assert Path(SHEET).name in bundle
