"""Unfold's style sheet, cut to the pages that need little of it.

The sheet dresses every page that Unfold can make, and weighs more than all of ours. A page whose content is our own
needs of it what the frame around the content says: its classes are those that stand in the frame's templates.
"""

import re
from functools import cache
from pathlib import Path

import unfold

_UNFOLDS = Path(unfold.__file__).parent / "templates"
#: Unfold's templates that make the frame; those of ours that stand in their place are looked for by the same names.
_FRAME = (
    "admin/base.html",
    "unfold/helpers/app_list.html",
    "unfold/helpers/header.html",
    "unfold/helpers/messages.html",
    "unfold/helpers/navigation.html",
    "unfold/helpers/search.html",
)
_FOLDERS = ("unfold/helpers/messages",)
_OWN = Path(__file__).resolve().parent.parent / "templates"
_WORD = re.compile(r"""[^\s"'<>={}]+""")
_CLASS = re.compile(r"\.((?:\\.|[\w-])+)")
_NESTING = ("@layer", "@media", "@supports", "@container")


@cache
def frame_words() -> frozenset[str]:
    """Every word in the templates of the desk's frame, among them all its classes."""
    folders = [path for name in _FOLDERS for path in (_UNFOLDS / name).glob("*.html")]
    paths = [*(_UNFOLDS / name for name in _FRAME), *folders, *_OWN.rglob("*.html")]
    return frozenset(word for path in paths for word in _WORD.findall(path.read_text()))


def cut(sheet: str, words: frozenset[str]) -> str:
    """`sheet` without the rules for a class that is none of `words`. Raises ValueError for a rule that never ends."""
    kept = []
    at = 0
    while at < len(sheet):
        start = _next(sheet, at, "{;")
        if start == len(sheet):
            break
        head = sheet[at:start].strip()
        if sheet[start] == ";":
            kept.append(f"{head};")
            at = start + 1
            continue
        end = _closing(sheet, start)
        inner = sheet[start + 1 : end]
        at = end + 1
        if head.startswith(_NESTING):
            inner = cut(inner, words)
        elif not head.startswith("@"):
            head = ",".join(one for one in _selectors(head) if _classes(one) <= words)
        if head and inner:
            kept.append(f"{head}{{{inner}}}")
    return "".join(kept)


def _classes(selector: str) -> set[str]:
    return {re.sub(r"\\(.)", r"\1", name) for name in _CLASS.findall(selector)}


def _next(text: str, at: int, signs: str) -> int:
    """Where the first of `signs` stands from `at` on, past strings and what is escaped; the end if nowhere."""
    quote = ""
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in signs:
            return at
        at += 1
    return len(text)


def _closing(text: str, start: int) -> int:
    """Where the brace that opens at `start` is closed."""
    depth = 0
    at = start
    while (at := _next(text, at, "{}")) < len(text):
        depth += 1 if text[at] == "{" else -1
        if not depth:
            return at
        at += 1
    raise ValueError(f"A rule of the sheet never ends: {text[start - 60 : start + 60]!r}")


def _selectors(head: str) -> list[str]:
    """A rule's selectors, one by one; a comma within brackets parts none."""
    parts, depth, begin = [], 0, 0
    at = 0
    while (at := _next(head, at, "(),[]")) < len(head):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(head[at], 0)
        if head[at] == "," and not depth:
            parts.append(head[begin:at])
            begin = at + 1
        at += 1
    return [*parts, head[begin:]]
