"""docs/settings.md and the code name the same settings, with the same defaults."""

import ast
import re
from itertools import chain
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent.parent
#: Read by make, by the tests or by the system, and explained in the page's last table.
AROUND = re.compile(r"""environ(?:\.get\(|\.setdefault\(|\[)\s*["']([A-Z_]+)["']""")


def read_by_the_code() -> dict[str, str | None]:
    """Name -> default as written, or None where it is worked out."""
    found = {}
    modules = [BASE / "newsroom" / name for name in ("settings.py", "operating.py")]
    for node in chain.from_iterable(ast.walk(ast.parse(module.read_text())) for module in modules):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if getattr(node.func.value, "id", "") == "env" and isinstance(node.args[0], ast.Constant):
            given = next((keyword.value for keyword in node.keywords if keyword.arg == "default"), None)
            found[node.args[0].value] = shown(given)
    return {name: default for name, default in found.items() if name.isupper()}


def shown(node: ast.expr | None) -> str | None:
    """A default as the page shows it: switches as 1 and 0, nothing as “empty”."""
    if isinstance(node, ast.List) and not node.elts:
        return "empty"
    if not isinstance(node, ast.Constant):
        return None
    if isinstance(node.value, bool):
        return str(int(node.value))
    return str(node.value) or "empty"


def documented() -> dict[str, str]:
    """Name -> default, from the rows of the page's tables."""
    rows = re.findall(r"^\| `([A-Z0-9_]+)` \| (.*?) \| (.*?) \|$", (BASE / "docs" / "settings.md").read_text(), re.M)
    assert len(rows) == len({name for name, *_ in rows}), "a setting is explained twice"
    return {name: default.strip("`") for name, default, _ in rows}


def test_every_setting_is_documented():
    assert set(read_by_the_code()) <= set(documented())


def test_no_setting_is_documented_that_nobody_reads():
    around = set()
    for folder in ("newsroom", "demo", "bench", "tests"):
        for path in (BASE / folder).rglob("*.py"):
            around |= set(AROUND.findall(path.read_text()))
    assert set(documented()) <= set(read_by_the_code()) | around


def test_the_documented_defaults_are_the_codes():
    code, page = read_by_the_code(), documented()
    assert not {
        name: (page[name], default) for name, default in code.items() if default is not None and page[name] != default
    }


def test_the_page_says_what_each_setting_is_for():
    rows = re.findall(r"^\| `([A-Z0-9_]+)` \| .*? \| (.*?) \|$", (BASE / "docs" / "settings.md").read_text(), re.M)
    assert all(len(words.split()) >= 3 for _, words in rows)
