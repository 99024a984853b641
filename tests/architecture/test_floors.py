"""Which room may know which, and who alone may do what: read from the source, so that no review can overlook it."""

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent.parent
ROOMS = (
    *("bench", "demo", "newsroom", "public", "desk", "exchange", "fronts", "press", "articles", "sections", "photos"),
    *("people", "audit"),
)
#: Beyond these a module is split by noun, a function by step. What branches is held shorter by the linter (mccabe).
LONGEST_MODULE = 500
LONGEST_FUNCTION = 50
#: Of all functions that modules define, so many may be private and called from one place alone.
CALLED_ONCE = 0.175
OUTSIDE = {"migrations", "draw"}
VAGUE = {"utils", "util", "common", "core", "helpers", "helper", "misc", "base", "lib", "tools"}


def sources() -> list[Path]:
    """Every module of the product. Migrations are history, and the demo's drawings are artwork."""
    found = [path for room in ROOMS for path in (BASE / room).rglob("*.py") if not OUTSIDE & set(path.parts)]
    assert len(found) > 60, "the search looks in the wrong place"
    return found


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(BASE)}:{node.lineno}"


def functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def test_imports_only_go_down():
    """In a process of its own: the linter sets up logging anew, which would silence other tests' logs."""
    told = subprocess.run(LINTER, cwd=BASE, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


LINTER = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]


def named(path: Path) -> str:
    parts = path.relative_to(BASE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_no_modules_import_each_other_in_a_circle():
    """Not within a room either. `from room import module` is an import of the module."""
    modules = {named(path): path for path in sources()}
    graph = {}
    for name, path in modules.items():
        asked = graph[name] = set()
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                asked.update(one.name for one in node.names)
            elif isinstance(node, ast.ImportFrom):
                asked.update(
                    one if (one := f"{node.module}.{alias.name}") in modules else node.module for alias in node.names
                )
        asked &= modules.keys() - {name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(reversed(circle.args[1])))


SETTERS = ("update", "create", "update_or_create", "get_or_create", "Article")


def writes_status(node: ast.AST) -> bool:
    """Does this piece of code set a `status`: as an attribute, as a keyword of a setter, or by setattr?"""
    if isinstance(node, ast.Attribute):
        return node.attr == "status" and isinstance(node.ctx, ast.Store)
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if name == "setattr":
        return any(isinstance(word, ast.Constant) and word.value == "status" for word in node.args)
    return name in SETTERS and any(keyword.arg == "status" for keyword in node.keywords)


def test_only_the_workflow_writes_a_storys_status():
    writers = {
        str(path.relative_to(BASE)) for path in sources() for node in ast.walk(tree(path)) if writes_status(node)
    }
    assert writers == {"articles/workflow/workflow.py"}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a.status = 1", True),
        ("a.status += 1", True),
        ("a.x, a.status = 1, 2", True),
        ("q.update(status=1)", True),
        ("setattr(a, 'status', 1)", True),
        ("Article.objects.create(status=1)", True),
        ("Article(status=1)", True),
        ("a.status == 1", False),
        ("q.filter(status=1)", False),
    ],
)
def test_the_search_sees_each_way_of_writing(line, found):
    assert any(writes_status(node) for node in ast.walk(ast.parse(line))) is found


def test_no_module_is_longer_than_a_reader_can_hold():
    long = {str(path): len(path.read_text().splitlines()) for path in sources()}
    assert not {path: lines for path, lines in long.items() if lines > LONGEST_MODULE}


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{where(path, node)} {node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for path in sources()
        for node in functions(path)
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


def called_once(module: ast.Module) -> list[str]:
    """The private functions of a module that are called from one place in it, and are used in no other way."""
    calls = {id(node.func) for node in ast.walk(module) if isinstance(node, ast.Call)}
    uses: dict[str, list[ast.Name]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Name):
            uses.setdefault(node.id, []).append(node)
    return [
        node.name
        for node in module.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("_") and not node.decorator_list
        if [id(use) in calls for use in uses.get(node.name, [])] == [True]
    ]


def test_the_tree_is_not_cut_below_sense():
    """A helper that one caller needs is worth a name only if it is a step of its own; the others go back into it."""
    modules = [tree(path) for path in sources()]
    defined = sum(isinstance(node, ast.FunctionDef) for module in modules for node in module.body)
    once = sum(len(called_once(module)) for module in modules)
    assert once / defined <= CALLED_ONCE, f"{once} of {defined}: fold helpers of a few lines back into their callers"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def _a(): pass\ndef b(): _a()", ["_a"]),
        ("def _a(): pass\ndef b(): _a(); _a()", []),
        ("def _a(): pass\nTABLE = [_a]", []),
        ("def _a(): pass\ndef b(): return {1: _a}, _a()", []),
        ("def a(): pass\ndef b(): a()", []),
        ("@receiver\ndef _a(): pass\ndef b(): _a()", []),
    ],
)
def test_the_search_sees_a_helper_with_one_caller(code, found):
    assert called_once(ast.parse(code)) == found


def test_no_function_imports():
    hidden = [
        where(path, inner)
        for path in sources()
        for node in functions(path)
        for inner in ast.walk(node)
        if isinstance(inner, (ast.Import, ast.ImportFrom))
    ]
    assert not hidden


def test_rows_are_held_in_one_way():
    """Of what is joined to them nothing is held, and what points to them can be written: others go on working."""
    elsewhere = [
        where(path, node)
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "select_for_update"
        if path != BASE / "people" / "rowlocks.py"
    ]
    assert not elsewhere, "Write rowlocks.held(rows), or Article.objects.held(pk) for a story."


def test_no_error_is_swallowed_unnamed():
    bare = [
        where(path, node)
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert not bare


def test_no_module_has_a_vague_name():
    """Except where Django itself asks for the name: the module of a database engine is its `base`."""
    named_by_django = BASE / "newsroom" / "database" / "base.py"
    vague = [path for path in sources() if {path.stem, path.parent.name} & VAGUE]
    assert [path for path in vague if path != named_by_django] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_with_code_has_tests(room):
    code = [path for path in sources() if path.is_relative_to(BASE / room) and functions(path)]
    assert not code or list((BASE / "tests" / room).glob("test_*.py"))


def test_no_public_page_starts_from_the_desks_stories():
    """The readers' site has no road to a draft: it never asks for articles, only for editions.

    Its admin is the staff's: an editor who arranges a front chooses among articles.
    """
    road = re.compile(r"\bArticle\.objects\b|\bArticle\._default_manager\b")
    public = [path for path in sources() if path.is_relative_to(BASE / "public") and path.name != "admin.py"]
    assert not [path for path in public if road.search(path.read_text())]


def test_only_previews_and_shared_pages_know_of_drafts():
    """What is shown to staff and, by a secret address, outside; nothing that makes a page for readers knows these.

    `printed.py` makes the page of an edition that readers had, for the file of a case.
    """
    drafts = {"sharing", "revisions", "autosaves", "drafts", "permissions", "proofs"}
    knowing = {
        str(path.relative_to(BASE / "public"))
        for path in sources()
        if path.is_relative_to(BASE / "public") and path.name not in ("admin.py", "permissions.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module == "public" or (node.module or "").startswith("articles"))
        and drafts & {name.name for name in node.names}
    }
    assert knowing == {"printed.py", "views/previewing.py", "views/sharing.py"}
