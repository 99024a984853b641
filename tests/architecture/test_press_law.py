"""docs/press-law.md names for each duty a test that is there, and each test that it names has something to run."""

import re
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent.parent
_PATH = re.compile(r"`([a-z_]+(?:/[a-z_]+)*/test_[a-z_]+\.py)`")


def rows() -> list[list[str]]:
    duties, _heading, _more = (BASE / "docs" / "press-law.md").read_text().partition("\n## ")
    lines = duties.splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")]
    return [row for row in cells if row[0] not in ("Clause", "---")]


NAMED = sorted({path for row in rows() for path in _PATH.findall(row[-1])})


def test_every_duty_names_at_least_one_test():
    assert len(rows()) > 40
    assert [row[0] for row in rows() if not _PATH.findall(row[-1])] == []


@pytest.mark.parametrize("path", NAMED)
def test_every_test_that_is_named_is_there_and_tests_something(path):
    assert re.search(r"^(?:async )?def test_", (BASE / "tests" / path).read_text(), re.MULTILINE)
