"""One XML file of an agency as a tree, text and elements in their order.

As with archives nothing outside is read, no entity of the document's own is known, and what is not quite well-formed
is mended or refused with its line (`exchange.importing.formats.mending`). Names lose their prefix: agencies write the
same element with one, with another and with none.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from django.utils.translation import gettext as _

from exchange.importing.formats import malformed, mending
from exchange.importing.formats.malformed import Malformed
from exchange.importing.items import Unreadable
from exchange.wires.formats.copies import DEEPEST, MOST_ELEMENTS

_VOID = frozenset(["br", "hr", "img"])


@dataclass
class Node:
    """An element: its name and its attributes' without a prefix, its line, and what stands in it."""

    name: str
    attrs: dict[str, str] = field(default_factory=dict)
    line: int = 0
    children: "list[Node | str]" = field(default_factory=list)

    @property
    def nodes(self) -> "list[Node]":
        """The elements that stand directly in it."""
        return [one for one in self.children if isinstance(one, Node)]

    def all(self, path: str) -> "list[Node]":
        """The elements at a path of names: `itemMeta/edNote`."""
        found = [self]
        for name in path.split("/"):
            found = [one for node in found for one in node.nodes if one.name == name]
        return found

    def get(self, path: str) -> "Node | None":
        """The first of them."""
        return next(iter(self.all(path)), None)

    def walk(self) -> "Iterator[Node]":
        """Every element within, in the order of the text."""
        for one in self.nodes:
            yield one
            yield from one.walk()

    @property
    def words(self) -> str:
        """All text within, on one line."""
        return " ".join("".join(self._spoken()).split())

    def _spoken(self) -> Iterator[str]:
        for one in self.children:
            if isinstance(one, str):
                yield one
            elif one.name in _INLINE:
                yield from one._spoken()
            else:
                yield " "
                yield from one._spoken()
                yield " "

    def say(self, *paths: str) -> str:
        """The words of the first element, at the first path, that has any."""
        return next((said for path in paths for one in self.all(path) if (said := one.words)), "")

    def attr(self, path: str, *names: str) -> str:
        """The first of these attributes that an element at the path has."""
        return next(
            (one.attrs[name].strip() for one in self.all(path) for name in names if one.attrs.get(name, "").strip()),
            "",
        )


#: Within these a word goes on.
_RUNNING = (
    "em strong b i a span person org location num money chron function q classifier event object.title virtloc city "
    "state region country copyrite frac lang postaddr pronounce sub sup u s abbr cite virtual.location byttl"
)
_INLINE = frozenset(_RUNNING.split())


def parse(data: bytes, file: str) -> Node:
    """The root of the document. Raises Unreadable with line and column."""
    try:
        return _read(data, file, None)
    except Malformed:
        mender = mending.Mender()
        try:
            mended = "".join(mending.text_of(io.BytesIO(data), mender)).encode("utf-8", "replace")
            return _read(mended, file, "utf-8")
        except Malformed as error:
            grown = mender.grown(error.line, error.column)
            raise Unreadable(error.why, file, error.line, error.column - grown) from None


def _read(data: bytes, file: str, encoding: str | None) -> Node:
    parser = expat.ParserCreate(encoding)
    reader = _Reader(parser, file)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise malformed.from_expat(error) from None
    except Unreadable:
        raise
    except (LookupError, ValueError):
        raise malformed.in_another_encoding() from None
    if reader.root is None:
        raise Malformed(_("nothing is in it"), 1, 1)
    return reader.root


class _Reader:
    """Builds the tree, and stops at what is too deep or too much."""

    def __init__(self, parser: expat.XMLParserType, file: str):
        self._parser, self._file = parser, file
        self.root: Node | None = None
        self._open: list[Node] = []
        self._elements = 0
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._refuse_entity
        parser.SkippedEntityHandler = self._skipped
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def _refuse(self, why: str) -> None:
        raise Unreadable(why, self._file, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _refuse_entity(self, *_declared) -> None:
        self._refuse(_("the document declares entities of its own, which could unfold without end or reach outside"))

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            where = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
            raise malformed.unknown_entity(name, *where)

    def _start(self, tag: str, attrs: dict[str, str]) -> None:
        self._elements += 1
        if len(self._open) >= DEEPEST:
            self._refuse(_("elements stand %d deep in one another") % DEEPEST)
        if self._elements > MOST_ELEMENTS:
            self._refuse(_("it has more than %d elements") % MOST_ELEMENTS)
        known = {_local(name): value for name, value in attrs.items() if not name.startswith("xmlns")}
        node = Node(_local(tag), known, self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def _data(self, text: str) -> None:
        if self._open:
            self._open[-1].children.append(text)

    def _end(self, _tag: str) -> None:
        self._open.pop()


def _local(name: str) -> str:
    return name.rpartition(":")[2]


#: Of HTML only these attributes matter to what reads it on.
_KEPT = ("href", "src", "alt", "title", "colspan", "rowspan", "start", "class")


def as_html(node: Node, names: Mapping[str, str | None] | None = None) -> str:
    """What stands in an element as HTML. `names` says what an element is called there: "" for one whose content alone
    counts, None for one that is left out; what it does not name keeps its own name.
    """
    return "".join(
        escape(one, quote=False) if isinstance(one, str) else _written(one, names or {}) for one in node.children
    )


def _written(node: Node, names: Mapping[str, str | None]) -> str:
    name = names.get(node.name, node.name)
    if name is None:
        return ""
    if name in _VOID:
        return f"<{name}{_attributes(node)}>"
    inside = as_html(node, names)
    return f"<{name}{_attributes(node)}>{inside}</{name}>" if name else inside


def _attributes(node: Node) -> str:
    return "".join(f' {name}="{escape(node.attrs[name])}"' for name in _KEPT if name in node.attrs)
