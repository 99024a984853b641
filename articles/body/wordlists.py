"""Lists that only look like lists: Word's numbered paragraphs, and lists whose levels stand beside each other.

`static/articles/editor/wordlists.js` holds the same rules.
"""

import re
from dataclasses import dataclass

from articles.body.tree import Node

_GLYPH = re.compile(r"^\s*(?:[·•◦‣∙●○▪▫■□§ØüÃà–—-]|[oqv](?=\s*\u00a0))[\s\u00a0]+")
_NUMBER = re.compile(r"\(?(?:\d{1,3}\.)*(\d{1,3}|[a-z]{1,6})[.)]?\)?", re.IGNORECASE)
_TYPED = re.compile(r"^\s*(\(?(?:\d{1,2}|[a-z])[.)])[\s\u00a0]+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass
class _Item:
    node: Node
    level: int
    number: int | None  # None: a bullet
    goes_on: bool = False  # no item of its own: a further paragraph of the item before


def build(root: Node) -> None:
    """Make lists of what only looks like one, levels and numbers kept."""
    for node in [root, *root.elements]:  # as they stood before
        if any(_is_wrapper(child) for child in node.children):
            node.children = [
                one for child in node.children for one in (child.children if _is_wrapper(child) else [child])
            ]
        if node.tag in ("ul", "ol"):
            _adopt(node)
        if any(_is_item(child) for child in node.children):
            node.children = _with_lists(node)


def _is_wrapper(child: Node | str) -> bool:
    """Word online puts every item of a list into a box of its own."""
    return isinstance(child, Node) and child.has_class("ListContainerWrapper")


def _adopt(outer: Node) -> None:
    """A list that stands between the items of another belongs to the item before it."""
    kept: list[Node | str] = []
    last: Node | None = None
    for child in outer.children:
        if isinstance(child, Node) and child.tag in ("ul", "ol") and last is not None:
            last.children.append(child)
            continue
        if isinstance(child, Node) and child.tag == "li":
            last = child
        kept.append(child)
    outer.children = kept


def _is_item(child: Node | str) -> bool:
    if isinstance(child, str) or child.gone:
        return False
    if child.tag in ("ul", "ol"):
        return any(isinstance(one, Node) and _levelled(one) is not None for one in child.children)
    style = child.style("mso-list")
    return (
        child.tag in ("p", "div")
        and style != "none"
        and (bool(re.match(r"l\d+ level\d", style)) or (not style and child.has_class("MsoListParagraph.*")))
    )


def _levelled(item: Node) -> int | None:
    """The level that Word online or Slack writes on an item of a list that is flat in its HTML."""
    for name, first in (("data-aria-level", 1), ("data-stringify-indent", 0)):
        if item.tag == "li" and re.fullmatch("[0-9]", item.attrs.get(name, "")):
            return int(item.attrs[name]) - first + 1
    return None


def _with_lists(parent: Node) -> list[Node | str]:
    kept: list[Node | str] = []
    run: list[_Item] = []
    for child in [*parent.children, Node()]:
        if _is_item(child):
            run += _items(child)
        elif not (run and isinstance(child, str) and not child.strip()):
            kept += _lists(run)
            run = []
            kept.append(child)
    return kept


def _items(child: Node) -> list[_Item]:
    if child.tag in ("p", "div"):
        level = re.search(r"level(\d)", child.style("mso-list"))
        child.tag = "p"
        number, goes_on = _take_sign(child)
        return [_Item(child, int(level[1]) if level else 1, number, goes_on and not level)]
    first = child.attrs.get("start", "1")
    start = int(first) if first.isdecimal() and len(first) < 4 else 1
    found = []
    for offset, item in enumerate(one for one in child.children if isinstance(one, Node) and one.tag == "li"):
        level = _levelled(item) or 1
        item.tag = ""
        found.append(_Item(item, level, start + offset if child.tag == "ol" else None))
    return found


def _take_sign(item: Node) -> tuple[int | None, bool]:
    """Take Word's own sign of the item away: its number, or None for a bullet; and whether there was none."""
    sign = ""
    for node in item.elements:
        if node.style("mso-list") == "ignore":
            sign = sign or node.words.replace("\u00a0", " ").strip()
            node.gone = True
    if sign:
        return _read(sign), False
    for node in [item, *item.elements]:
        for at, child in enumerate(node.children):
            if isinstance(child, str) and child.strip():
                typed = _TYPED.match(child)
                node.children[at] = rest = child[typed.end() :] if typed else _GLYPH.sub("", child)
                return (_read(typed[1]) if typed else None), rest == child
    return None, True


def _read(sign: str) -> int | None:
    if not re.search(r"[.)\d]", sign) or not (found := _NUMBER.fullmatch(sign)):
        return None
    last = found[1].lower()
    if last.isdecimal():
        return int(last)
    if set(last) <= set(_ROMAN) and (len(last) > 1 or last in "ivx"):
        values = [_ROMAN[letter] for letter in last]
        return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return ord(last) - ord("a") + 1 if len(last) == 1 else None


def _lists(run: list[_Item]) -> list[Node | str]:
    """Items one after the other as lists within lists; a number that does not follow begins a list of its own."""
    roots: list[Node | str] = []
    open_lists: list[tuple[Node, int, int | None]] = []  # (list, level, number of its newest item)
    for item in run:
        if item.goes_on:
            (open_lists[-1][0].children[-1].children if open_lists else roots).append(item.node)
            continue
        while open_lists and open_lists[-1][1] > item.level:
            open_lists.pop()
        if open_lists and open_lists[-1][1] == item.level and not _follows(item.number, open_lists[-1][2]):
            open_lists.pop()
        if not open_lists or open_lists[-1][1] < item.level:
            new = Node("ul" if item.number is None else "ol")
            if item.number is not None and item.number != 1:
                new.attrs["start"] = str(item.number)
            if open_lists:
                open_lists[-1][0].children[-1].children.append(new)
            else:
                roots.append(new)
            open_lists.append((new, item.level, None))
        entry = Node("li")
        entry.children.append(item.node)
        open_lists[-1][0].children.append(entry)
        open_lists[-1] = (open_lists[-1][0], open_lists[-1][1], item.number)
    return roots


def _follows(number: int | None, before: int | None) -> bool:
    return before is None if number is None else before is not None and number == before + 1
