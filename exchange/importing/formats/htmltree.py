"""Any HTML as nodes, whatever its tags leave open; and what its head says. Scripts and styles are gone by then."""

from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

import nh3

from articles.body import tree
from articles.body.tree import Node

_TEXT = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "code",
    "hr",
}
_INLINE = {
    "a",
    "b",
    "i",
    "em",
    "strong",
    "s",
    "strike",
    "u",
    "sup",
    "sub",
    "span",
    "br",
    "font",
    "del",
    "ins",
    "small",
}
_PARTS = {"article", "main", "section", "header", "footer", "nav", "aside", "div", "address", "time", "cite", "q"}
_MEDIA = {"figure", "figcaption", "picture", "source", "img", "iframe", "video", "audio", "embed"}
_TABLE = {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
_ATTRIBUTES = {
    "id",
    "class",
    "style",
    "href",
    "src",
    "srcset",
    "alt",
    "title",
    "datetime",
    "cite",
    "itemprop",
    "hidden",
}
_ATTRIBUTES |= {"start", "colspan", "rowspan", "width", "height", "type", "name", "align"}
_VOID = {"br", "hr", "img", "source", "embed"}
_rough = nh3.Cleaner(
    tags=_TEXT | _INLINE | _PARTS | _MEDIA | _TABLE,
    clean_content_tags={"script", "style", "title", "template", "noscript", "object", "svg", "math", "textarea"},
    attributes={"*": _ATTRIBUTES},
    generic_attribute_prefixes={"data-"},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def parse(html: str) -> Node:
    """The nodes of a page or of a piece of one."""
    return tree.parse(_rough.clean(html))


def inner(node: Node) -> str:
    """The HTML of what stands in a node, without what was marked as gone."""
    return "".join(_outer(child) for child in node.children)


def _outer(child: Node | str) -> str:
    if isinstance(child, str):
        return escape(child, quote=False)
    if child.gone:
        return ""
    if not child.tag:
        return inner(child)
    attrs = "".join(f' {name}="{escape(value)}"' for name, value in child.attrs.items())
    return f"<{child.tag}{attrs}>" + ("" if child.tag in _VOID else f"{inner(child)}</{child.tag}>")


@dataclass
class Head:
    """What a page's head says: its title, its meta by name (each a list, in order), and its own true address."""

    title: str = ""
    meta: dict[str, list[str]] = field(default_factory=dict)
    canonical: str = ""

    def say(self, *names: str) -> str:
        """The first thing said under one of these names; empty for nothing."""
        return next((one for name in names for one in self.meta.get(name, ()) if one), "")


def head(html: str) -> Head:
    """The head of a page."""
    reader = _HeadReader()
    reader.feed(html)
    reader.close()
    return reader.head


class _HeadReader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.head = Head()
        self._in_title = False

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        if tag == "title":
            self._in_title = not self.head.title
        elif tag == "meta":
            name = (said.get("property") or said.get("name") or said.get("itemprop") or "").lower()
            if name and said.get("content", "").strip():
                self.head.meta.setdefault(name, []).append(said["content"].strip())
        elif tag == "link" and "canonical" in said.get("rel", "").lower().split():
            self.head.canonical = self.head.canonical or said.get("href", "").strip()

    def handle_endtag(self, tag):
        if tag == "title":
            self._in_title = False

    def handle_data(self, data):
        if self._in_title:
            self.head.title += data
