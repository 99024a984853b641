"""How scripts reach a browser: the modules that a page runs together come as one file.

A browser asks for a module only after it has read the one that imports it, and each answer costs a turn of the line.
So collecting static files puts a page's modules, in the order in which a browser would run them, into the file of the
one that imports them all. A module that went there keeps its address and passes on what the file holds of it: whoever
imports it elsewhere gets the same one, not a second.

What is understood is the little that our scripts use (`import { a, b as c } from "./d.js"`, `import "./d.js"`,
`export` before a function, a class or a constant). Anything else stops the collecting with the line that was not
understood.
"""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence

_IMPORT = re.compile(
    r'^import (?:\{ *(?P<names>[^{}]*?),? *\} from )?"(?P<path>\.\.?/[^"]+)";?(?: *//.*)?$', re.MULTILINE
)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*? *|class |const )(?P<name>[\w$]+))", re.MULTILINE)
_NOT_UNDERSTOOD = re.compile(
    r"^(?:(?:import|export)\b.*|(?:(?:const|let) [^=\n]*= *)?await\b.*|.*\bimport\.meta\b.*)$", re.MULTILINE
)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)


def join(entries: Sequence[str], read: Callable[[str], str]) -> dict[str, str]:
    """The text of every file that changes when the modules of each of `entries` are put into that one.

    `read(name)` answers the text of a script. A module that two entries import goes into the first. Raises ValueError
    for what is not understood and for modules that import each other in a circle.
    """
    holders: dict[str, str] = {}
    changed = {}
    for entry in entries:
        modules = _Modules(entry, read, holders)
        modules.add(entry)
        changed[entry] = modules.text()
        for name in modules.order:
            holders[name] = entry
            if name != entry:
                changed[name] = _passing_on(name, modules.exports[name], entry)
    return changed


class _Modules:
    """The modules that become one file, in the order in which they run."""

    def __init__(self, entry: str, read: Callable[[str], str], holders: Mapping[str, str]):
        self.entry, self.read, self.holders = entry, read, holders
        self.order: list[str] = []
        self.exports: dict[str, list[str]] = {}
        self._parts: list[str] = []
        self._from: dict[str, list[str]] = {}
        self._open: list[str] = []

    def add(self, name: str) -> None:
        """Take in the script `name`, after those that it imports."""
        if name in self._open:
            raise ValueError(
                f"{self._open[-1]} imports {name}, which imports it in turn: they cannot become one file."
            )
        self._open.append(name)
        text = self.read(name)
        for found in _IMPORT.finditer(text):
            wanted = target(name, found["path"])
            if wanted in self.holders:
                known = self._from.setdefault(self.holders[wanted], [])
                known += [wanted] if found["names"] and wanted not in known else []
            elif wanted not in self.order:
                self.add(wanted)
        self._open.pop()
        self.order.append(name)
        self._parts.append(self._part(name, text))

    def _part(self, name: str, text: str) -> str:
        """One module as a function that runs at once and answers what the module exports."""
        if "`" not in _multiline_templates(text):
            text = _COMMENT.sub("", text)
        self.exports[name] = [found["name"] for found in _EXPORT.finditer(text)]

        def put(found: re.Match) -> str:
            names = (found["names"] or "").replace(" as ", ": ")
            return f"const {{ {names} }} = {_variable(target(name, found['path']))};" if names else ""

        text = _EXPORT.sub("", _IMPORT.sub(put, text))
        if odd := _NOT_UNDERSTOOD.search(text):
            raise ValueError(f"{name} has a line that cannot be put into one file: {odd[0].strip()}")
        if name == self.entry and not self.exports[name]:
            return text.strip()
        answer = f"return {{ {', '.join(self.exports[name])} }};"
        if self.exports[name]:
            return f"const {_variable(name)} = (() => {{\n{text.strip()}\n{answer}\n}})();"
        # what exports nothing is there for what it does: if it fails, the others still do theirs
        return f"try {{\n(() => {{\n{text.strip()}\n}})();\n}} catch (error) {{\nreportError(error);\n}}"

    def text(self) -> str:
        """The one file."""
        lines = []
        for holder, names in self._from.items():
            asked = f"{{ {', '.join(map(_variable, names))} }} from " if names else ""
            lines.append(f'import {asked}"{_relative(holder, self.entry)}";')
        offered = [_variable(name) for name in self.order if self.exports[name]]
        end = [f"export {{ {', '.join(offered)} }};"] if offered else []
        if own := self.exports[self.entry]:
            end.append(f"export const {{ {', '.join(own)} }} = {_variable(self.entry)};")
        return "\n".join([*lines, *filter(None, self._parts), *end, ""])


def _multiline_templates(text: str) -> str:
    """The lines of `text` on which a template literal begins or ends that goes on over several."""
    return "\n".join(line for line in text.splitlines() if line.count("`") % 2)


def _passing_on(name: str, exports: list[str], holder: str) -> str:
    """What stands at the address of a module that went into another file."""
    path = _relative(holder, name)
    if not exports:
        return f'import "{path}";\n'
    variable = _variable(name)
    return f'import {{ {variable} }} from "{path}";\nexport const {{ {", ".join(exports)} }} = {variable};\n'


def target(name: str, path: str) -> str:
    """The script that `path` leads to from the script `name`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _relative(target: str, source: str) -> str:
    path = posixpath.relpath(target, posixpath.dirname(source))
    return path if path.startswith(".") else f"./{path}"


def _variable(name: str) -> str:
    return "_" + re.sub(r"\W", "_", name.removesuffix(".js"))
