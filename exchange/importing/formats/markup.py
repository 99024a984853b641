"""XML read record by record: what lies directly in a channel, a feed or an RDF document, one small tree at a time.

A file is read twice. The first time nobody looks at what it says, only whether it is well-formed and within bounds:
one that is not is mended on its way (`mending`), and one that cannot be mended is refused before anything was taken
from it. Entities of the document's own are refused in either case, so that none can be a bomb or reach outside;
names of well-known namespaces get the prefix that everybody writes, whatever the file calls them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from typing import BinaryIO
from xml.parsers import expat

from django.utils.translation import gettext as _

from exchange.importing import limits
from exchange.importing.formats import malformed, mending
from exchange.importing.formats.malformed import Malformed
from exchange.importing.items import Unreadable

_NAMESPACES = [
    (re.compile(pattern), prefix)
    for pattern, prefix in (
        (r"https?://wordpress\.org/export/[\d.]+/excerpt/?", "excerpt"),
        (r"https?://wordpress\.org/export/[\d.]+/?", "wp"),
        (r"https?://purl\.org/rss/1\.0/modules/content/?", "content"),
        (r"https?://purl\.org/rss/1\.0/?|http://my\.netscape\.com/rdf/simple/0\.9/?|", ""),
        (r"https?://purl\.org/dc/elements/1\.1/?", "dc"),
        (r"https?://purl\.org/dc/terms/?", "dcterms"),
        (r"http://www\.w3\.org/1999/02/22-rdf-syntax-ns#", "rdf"),
        (r"http://www\.w3\.org/2005/Atom|http://purl\.org/atom/ns#", "atom"),
        (r"http://www\.w3\.org/2007/app|http://purl\.org/atom/app#", "app"),
        (r"https?://search\.yahoo\.com/mrss/?", "media"),
        (r"http://schemas\.google\.com/blogger/2008|http://schemas\.google\.com/blogger/2018", "blogger"),
        (r"http://www\.w3\.org/1999/xhtml", "xhtml"),
    )
]
_XML = {"xml": "xml"}
#: In these, records lie one deeper than the root.
_CHANNELS = ("channel",)


@dataclass
class Element:
    """One element: its name with the usual prefix, its text without that of its children, and where it begins."""

    name: str
    attrs: dict[str, str] = field(default_factory=dict)
    line: int = 0
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, name: str) -> list["Element"]:
        """The children of that name."""
        return [one for one in self.children if one.name == name]

    def get(self, *names: str) -> "Element | None":
        """The first child of one of these names, the first name first."""
        return next((one for name in names for one in self.all(name)), None)

    def say(self, *names: str) -> str:
        """The text of the first child that has one, without the space around it; empty for none."""
        texts = (one.text.strip() for name in names for one in self.all(name))
        return next((text for text in texts if text), "")

    def raw(self, name: str) -> str:
        """The text of a child as it stands, to the byte."""
        found = self.get(name)
        return found.text if found else ""


@dataclass
class Document:
    """What a file is, as its first reading told: the name of its root, and what had to be mended."""

    root: str = ""
    is_mended: bool = False
    mender: mending.Mender = field(default_factory=mending.Mender)


class Opened:
    """A file that can be read again and again."""

    def __init__(self, name: str, open_it: Callable[[], BinaryIO]):
        self.name, self.open = name, open_it


def check(file: Opened) -> Document:
    """Read the whole file, and tell what it is. Raises Unreadable with line and column if it cannot be read."""
    document = Document()
    try:
        _run(file, _Reader(file.name, judging=document))
    except Malformed:
        document.is_mended, document.root = True, ""
        reader = _Reader(file.name, judging=document)
        try:
            _run(file, reader, document.mender)
        except Malformed as error:
            grown = document.mender.grown(error.line, error.column)
            raise Unreadable(error.why, file.name, error.line, error.column - grown) from None
    return document


def records(file: Opened, document: Document, passed: frozenset[str] = frozenset()) -> Iterator[Element]:
    """Every record of a file that was checked, the root's own attributes first, as an element without children.

    Of elements in `passed` no more is kept than that they were there.
    """
    reader = _Reader(file.name, passed=passed)
    mender = mending.Mender() if document.is_mended else None
    for _piece in _pieces(file, reader, mender):
        yield from reader.done
        reader.done.clear()


def _run(file: Opened, reader: "_Reader", mender: mending.Mender | None = None) -> None:
    for _piece in _pieces(file, reader, mender):
        pass


def _pieces(file: Opened, reader: "_Reader", mender: mending.Mender | None) -> Iterator[None]:
    """Feed the file to the reader, and stop after each piece."""
    parser = reader.parser("utf-8" if mender else None)
    with file.open() as stream:
        try:
            if mender:
                for text in mending.text_of(stream, mender):
                    parser.Parse(text.encode("utf-8", "replace"), False)
                    yield
            else:
                while piece := stream.read(mending.CHUNK):
                    parser.Parse(piece, False)
                    yield
            parser.Parse(b"", True)
            yield
        except expat.ExpatError as error:
            raise malformed.from_expat(error) from None
        except Unreadable:
            raise
        except (LookupError, ValueError):
            raise malformed.in_another_encoding() from None


class _Reader:
    """Builds the record at hand. With `judging` it only tells the root's name and keeps to the bounds."""

    def __init__(self, name: str, passed: frozenset[str] = frozenset(), judging: Document | None = None):
        self.file, self.passed, self.judging = name, passed, judging
        self.done: list[Element] = []
        self._names: list[str] = []
        self._scopes: list[dict[str, str]] = [_XML]
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._skipping = 0
        self._elements = self._letters = self._records = 0
        self._depth_of_records = 1

    def parser(self, encoding: str | None):
        """A parser that knows no entity but XML's own five."""
        self._parser = expat.ParserCreate(encoding)
        self._parser.buffer_text = True
        self._parser.ordered_attributes = False
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parser.EntityDeclHandler = self._refuse_entity
        self._parser.SkippedEntityHandler = self._skipped
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        return self._parser

    def _refuse(self, why: str) -> None:
        raise Unreadable(why, self.file, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _refuse_entity(self, *_declared) -> None:
        self._refuse(_("the document declares entities of its own, which could unfold without end or reach outside"))

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            position = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
            raise malformed.unknown_entity(name, *position)

    def _start(self, tag: str, attrs: dict[str, str]) -> None:
        declared = {name[6:]: uri for name, uri in attrs.items() if name.startswith("xmlns:")}
        if "xmlns" in attrs:
            declared[""] = attrs["xmlns"]
        scope = self._scopes[-1] | declared if declared else self._scopes[-1]
        self._scopes.append(scope)
        name = _known(tag, scope)
        depth = len(self._names)
        self._names.append(name)
        if depth >= limits.DEEPEST:
            self._refuse(_("elements stand %d deep in one another") % limits.DEEPEST)
        if depth == 0:
            self._root(name, attrs, scope)
        if depth == 1 and name in _CHANNELS and self._names[0] != "rdf:RDF":
            self._depth_of_records = 2
        elif depth >= self._depth_of_records:
            self._begin(name, attrs, scope, depth)

    def _root(self, name: str, attrs: dict[str, str], scope: dict[str, str]) -> None:
        if self.judging is not None:
            self.judging.root = name
        self.done.append(Element(name, dict(attrs), self._parser.CurrentLineNumber))

    def _begin(self, name: str, attrs: dict[str, str], scope: dict[str, str], depth: int) -> None:
        if depth == self._depth_of_records:
            self._records += 1
            self._elements = self._letters = 0
            if self._records > limits.MOST_RECORDS:
                self._refuse(_("it has more than %d records. Divide it") % limits.MOST_RECORDS)
        if self._skipping:
            self._skipping += 1
            return
        if name in self.passed:
            self._skipping = 1
        self._elements += 1
        if self._elements > limits.MOST_ELEMENTS:
            self._refuse(_("a record has more than %d elements") % limits.MOST_ELEMENTS)
        known = {
            _known(key, scope) if ":" in key else key: value
            for key, value in attrs.items()
            if not key.startswith("xmlns")
        }
        element = Element(name, known, self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
            if _is_markup(self._open[-1]):
                self._texts[-1].append(f"<{_local(name)}{_written(known)}>")
        self._open.append(element)
        self._texts.append([])

    def _data(self, text: str) -> None:
        if not self._open or self._skipping:
            return
        self._letters += len(text)
        if self._letters > limits.LONGEST_RECORD:
            self._refuse(_("a record is longer than %d characters") % limits.LONGEST_RECORD)
        if self.judging is None:
            self._texts[-1].append(escape(text, quote=False) if _is_markup(self._open[-1]) else text)

    def _end(self, _tag: str) -> None:
        self._scopes.pop()
        name = self._names.pop()
        depth = len(self._names)
        if depth < self._depth_of_records or (depth == 1 and name in _CHANNELS and self._depth_of_records == 2):
            return
        if self._skipping > 1:
            self._skipping -= 1
            return
        self._skipping = 0
        element, text = self._open.pop(), "".join(self._texts.pop())
        element.text = text
        if self._open:
            if _is_markup(self._open[-1]):
                self._texts[-1].append(f"{text}</{_local(name)}>" if _local(name) not in _VOID else "")
        elif self.judging is None:
            self.done.append(element)


_VOID = {"br", "hr", "img", "wbr", "source", "embed"}


def _is_markup(element: Element) -> bool:
    """True for HTML written as elements: the text of such an element is HTML again."""
    return element.name.startswith("xhtml:") or element.attrs.get("type") == "xhtml"


def _written(attrs: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attrs.items() if ":" not in name)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _known(name: str, scope: dict[str, str]) -> str:
    """A name with the prefix that everybody writes; with the file's own where nobody knows the namespace."""
    prefix, colon, local = name.rpartition(":")
    if not colon and "" not in scope:
        return name
    uri = scope.get(prefix)
    if uri is None:
        return name
    usual = next((one for pattern, one in _NAMESPACES if pattern.fullmatch(uri)), prefix)
    return f"{usual}:{local}" if usual else local
