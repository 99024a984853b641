"""The clipboard's HTML as nodes that can be marked: to leave out, to unwrap, to call otherwise.

Nothing is moved while it is read, so that every step costs as much as there are nodes. Depth is bounded.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = {"br", "hr", "img", "wbr"}
#: Elements within elements that are read as such; deeper ones are words alone.
DEEPEST = 80


class Node:
    """An element. With an empty `tag` it only holds its children together; `gone` leaves out all of it."""

    __slots__ = ("attrs", "children", "gone", "parent", "tag")

    def __init__(self, tag: str = "", attrs: dict[str, str] | None = None, parent: "Node | None" = None):
        self.tag, self.attrs, self.parent = tag, attrs or {}, parent
        self.children: list[Node | str] = []
        self.gone = False

    @property
    def elements(self) -> Iterator["Node"]:
        """Every element below this one that was not left out, in the order of the text."""
        return (node for node in self._below() if isinstance(node, Node))

    @property
    def words(self) -> str:
        """The text below, without what was left out."""
        return "".join(node for node in self._below() if isinstance(node, str))

    def _below(self) -> Iterator["Node | str"]:
        waiting = [self.children[::-1]]
        while waiting:
            if not waiting[-1]:
                waiting.pop()
                continue
            node = waiting[-1].pop()
            if isinstance(node, str):
                yield node
            elif not node.gone:
                yield node
                waiting.append([] if node.gone else node.children[::-1])

    def style(self, name: str) -> str:
        """What the element's own style says of `name`, in lower case; empty if nothing."""
        found = re.search(rf"(?:^|;)\s*{name}\s*:\s*([^;]*)", self.attrs.get("style", ""), re.IGNORECASE)
        return found[1].strip().lower() if found else ""

    def has_class(self, pattern: str) -> bool:
        """True if one of its classes is `pattern`, in whatever case."""
        return any(re.fullmatch(pattern, name, re.IGNORECASE) for name in self.attrs.get("class", "").split())

    def above(self, *tags: str) -> "Node | None":
        """The nearest element of one of `tags` around this one."""
        node = self.parent
        while node is not None and node.tag not in tags:
            node = node.parent
        return node


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node()
        self.open = [self.root]
        self.too_deep = 0

    def handle_starttag(self, tag, attrs):
        if tag not in _VOID and (self.too_deep or len(self.open) > DEEPEST):
            self.too_deep += 1
            return
        node = Node(tag, {name: value or "" for name, value in attrs}, self.open[-1])
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        if tag in _VOID:
            return
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def parse(html: str) -> Node:
    """The nodes of `html`, in which every tag that opens also closes (as nh3 writes it)."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
