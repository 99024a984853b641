"""Runs the unit tests of the scripts: each `*.test.mjs` of this folder is one test here."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

HERE = Path(__file__).parent
FILES = sorted(HERE.rglob("*.test.mjs"))
STATIC = Path(settings.BASE_DIR) / "static"


@pytest.fixture(scope="module")
def node() -> str:
    """Where Node.js is. Without it the tests are skipped, but on CI (env CI) they fail."""
    found = shutil.which("node") or shutil.which("nodejs")
    if found is None:
        why = "No Node.js found. Install it (Debian: apt install nodejs) to test the scripts."
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HERE)))
def test_script(node, path):
    done = subprocess.run(
        [node, "--test", str(path)], cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_file_of_tests_is_named_for_the_script_it_tests():
    """`tests/scripts/<room>/x.test.mjs` is for a script `x.js` somewhere below `static/<room>/`."""
    for path in FILES:
        room, name = path.parent.relative_to(HERE).parts[0], path.name.removesuffix(".test.mjs")
        assert list((STATIC / room).rglob(f"{name}.js")), (
            f"{path.relative_to(HERE)} tests no script of static/{room}/"
        )
