"""docs/changing.md names files that are there."""

import re
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent.parent
PAGE = (BASE / "docs" / "changing.md").read_text()
#: A path in backticks; `<screen>` in it stands for a word, the same in all of it.
PATHS = sorted(set(re.findall(r"`([a-z]+/[\w/.<>-]+)`", PAGE)))


def there(path: str) -> list[str]:
    """The files of the tree that the path of a recipe may mean."""
    shape = re.sub(r"<\w+>", "*", path.rstrip("/"))
    word = re.sub(r"<\w+>", "([a-z]+)", re.escape(path.rstrip("/")), count=1)
    same = re.compile(re.sub(r"<\w+>", r"\\1", word))
    return [str(found) for found in BASE.glob(shape) if same.fullmatch(str(found.relative_to(BASE)))]


def test_the_page_names_files():
    assert len(PATHS) > 10


@pytest.mark.parametrize("path", PATHS)
def test_each_file_of_a_recipe_is_there(path):
    assert there(path), f"docs/changing.md names {path}, which is not there."


def test_what_is_not_there_is_missed():
    assert not there("desk/notices/ghosts.py")
    assert not there("desk/<screen>/ghosts.py")
    assert str(BASE / "desk/board/board.py") in there("desk/<screen>/<screen>.py")
    assert str(BASE / "desk/board/moves.py") not in there("desk/<screen>/<screen>.py")
