"""The editor's library, cut to what a body may hold: `make library` writes static/articles/editor/library.js anew.

django-prose-editor brings its library whole, menus and dialogs that we have our own of included. It also brings the
sources, in the source map beside it; from these esbuild (by npx, so Node.js is needed) takes what `names` lists and
what that needs. Nothing is changed on the way. `tests/articles/body/test_library.py` tells when it is time for it.
"""

import json
import re
import subprocess
import tempfile
from importlib.metadata import version
from pathlib import Path

import django_prose_editor

from articles.body.schema import EXTENSIONS

FILE = Path(__file__).resolve().parent.parent.parent / "static/articles/editor/library.js"
_MAP = Path(django_prose_editor.__file__).parent / "static/django_prose_editor/editor.js.map"
_ESBUILD = "esbuild@0.28.2"
#: What our own scripts make their parts of (static/articles/editor).
_MADE_OF = ("Editor", "Extension", "Mark", "Node", "Plugin", "markPasteRule", "pm", "wrappingInputRule")
#: Parts that we make ourselves, from nothing of the library's.
_OWN = {"CleanPaste", "Embed", "Link", "Photo", "PullQuote", "ReadAlso"}
_PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/(.+)")
_PROSEMIRROR = (
    *("commands", "dropcursor", "gapcursor", "history", "keymap", "model", "schema-list", "state", "tables"),
    *("transform", "view"),
)
#: Files that only pass on what others hold: the map has none of them, nor style sheets.
_PASSING_ON = {
    **{f"src/{name}.css": "" for name in ("dialog", "editor", "fullscreen", "menu")},
    "src/pm.js": 'export * as history from "prosemirror-history";\nexport * as model from "prosemirror-model";\n',
    "node_modules/@tiptap/core/jsx-runtime/index.js": 'export * from "../dist/jsx-runtime/jsx-runtime.js";\n',
    "node_modules/@tiptap/extension-color/index.js": 'export { Color } from "@tiptap/extension-text-style";\n',
    "node_modules/@floating-ui/utils/dom/index.js": 'export * from "../dist/floating-ui.utils.dom.mjs";\n',
    **{f"node_modules/@tiptap/pm/{name}/index.js": f'export * from "prosemirror-{name}";\n' for name in _PROSEMIRROR},
}
_MAINS = ("dist/index.js", "dist/floating-ui.utils.mjs")
#: A helper that each package brings, of which the map has one.
_RUNTIME = "rolldown-runtime"


def names() -> list[str]:
    """What the library has to offer to us."""
    return sorted({*_MADE_OF, *EXTENSIONS} - _OWN)


def heading() -> str:
    """The first line of the file: what it was made from and what it holds."""
    return f"/* django-prose-editor {version('django-prose-editor')}: {', '.join(names())} */"


def make() -> None:
    """Write the file. Raises CalledProcessError if esbuild refuses, with its words."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _unpack(json.loads(_MAP.read_text()), root)
        entry = root / "library.js"
        entry.write_text(f'export {{ {", ".join(names())} }} from "./src/editor.js";\n')
        options = ["--bundle", "--format=esm", "--minify", "--target=es2022", "--loader:.css=empty"]
        written = ["--log-level=error", f"--banner:js={heading()}", f"--outfile={FILE}"]
        command = ["npx", "--yes", _ESBUILD, str(entry), *options, *written]
        subprocess.run(command, cwd=root, check=True)  # noqa: S603 - every part is written above


def _unpack(source_map: dict, root: Path) -> None:
    """Lay the sources where imports look for them."""
    files = dict(zip(source_map["sources"], source_map["sourcesContent"], strict=True)) | _PASSING_ON
    mains: dict[str, str] = {}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        found = _PACKAGE.match(name)
        if found and (found[1] not in mains or found[2] in _MAINS):
            mains[found[1]] = found[2]
    for name, main in mains.items():
        told = {"name": name, "type": "module", "main": main, "sideEffects": False}
        (root / "node_modules" / name / "package.json").write_text(json.dumps(told))
    (root / "package.json").write_text(json.dumps({"type": "module", "sideEffects": False}))
    runtime = next(root.rglob(f"{_RUNTIME}*.js"))
    for package in (root / "node_modules/@tiptap").glob("*/dist"):
        if package != runtime.parent:
            (package / runtime.name).write_text(runtime.read_text())
