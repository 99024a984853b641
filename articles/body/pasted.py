"""HTML of other programs (Word, Google Docs, Slack, mail) made into the HTML of a body.

The editor does the same to what is pasted (static/articles/editor/tidyhtml.js); here it is done to what comes without
the editor. tests/articles/body/pasted_cases.py is tried on both. The outcome is not safe yet: `clean` sees to that.
"""

import re
from dataclasses import dataclass, field
from html import escape

import nh3

from articles.body import signs, tree, unseen, wordlists, wrappers
from articles.body.tree import Node
from articles.body.unseen import LeftOut

_OURS = {
    "p",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "figcaption",
    "aside",
    "br",
    "strong",
    "em",
    "s",
    "a",
}
_OURS |= {"table", "tbody", "tr", "th", "td"}
_RENAMED = {"b": "strong", "i": "em", "strike": "s", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
_FLOWS = {"div", "section", "article", "main", "header", "footer", "center", "pre"}
_OTHERS = {"span", "font", "ins", "del", "sup", "sub", "img", "u", "thead", "tfoot"}
_BLOCKS = _FLOWS | {
    "p",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "aside",
    "table",
    "tbody",
    "tr",
    "th",
    "td",
}
_KEPT = {"a": ["href"], "td": ["colspan", "rowspan"], "th": ["colspan", "rowspan"], "ol": ["start"]}
_KEPT |= {
    "figure": ["data-photo", "data-embed", "data-poster"],
    "aside": ["data-article"],
    "blockquote": ["data-pullquote"],
}
_ATTRIBUTES = {"id", "name", "class", "style", "href", "title", "alt", "src", "start", "colspan", "rowspan", "hidden"}
#: Elements whose content is never text of the story.
_SILENT = {
    "script",
    "style",
    "title",
    "template",
    "iframe",
    "object",
    "svg",
    "noscript",
    "button",
    "select",
    "textarea",
}
_SILENT |= {"xml", "math"}
#: What only other programs write. Text that shows none of it is left as it stands.
_FOREIGN = re.compile(
    r"<(?:span|font|ins|del|strike|sup|sub|img|o:p|div)\b"
    r"|\s(?:style|class|hidden|aria-\w+|data-(?!photo|embed|article|pullquote)\w+)\b"
    r"|href\s*=\s*[\"']?(?:https?://t\.co/|[^\"'>\s#]{0,300}+#)"
    r"|(?:</li>|<[uo]l[^>]{0,200}>)\s*<[uo]l\b",
    re.IGNORECASE,
)
_EMOJI_FILE = re.compile(
    r"(?:emoji|twemoji)[^?#]*/(?:emoji_)?u?([0-9a-f]{4,5}(?:[-_][0-9a-f]{2,5})*)\.(?:png|svg|gif|webp)", re.I
)
_FIGURES = {"sup": "⁰¹²³⁴⁵⁶⁷⁸⁹", "sub": "₀₁₂₃₄₅₆₇₈₉"}
_PLAIN = {"", "span", "font", "u", "ins"}
_STYLED = _PLAIN | {"a", "strong", "em", "p", "h2", "h3", "li", "td", "th"}
#: What mail programs make of :) and ->, as letters of a font that readers do not have.
_WINGDINGS = {"J": "☺", "K": "😐", "L": "☹", "à": "→", "ß": "←"}
_ENDS_PARAGRAPH = re.compile(r"\s*<br>(?:\s*<br>)+\s*")


@dataclass
class Tidied:
    """HTML of a body, and what had no place in it as (kind, words)."""

    html: str
    left_out: LeftOut = field(default_factory=list)


def tidy(html: str) -> Tidied:
    """`html` without what other programs wrote for themselves; untouched if they wrote none of it."""
    if not _FOREIGN.search(html):
        return Tidied(html)
    root = tree.parse(_rough.clean(html))
    left_out: LeftOut = []
    unseen.leave_out(root, left_out)
    wordlists.build(root)
    for node in list(root.elements):
        _picture(node, left_out)
        _figures(node)
        _look(node)
        _link(node)
    return Tidied(_flow(root), left_out)


_rough = nh3.Cleaner(
    tags=_OURS | set(_RENAMED) | _FLOWS | _OTHERS,
    clean_content_tags=_SILENT,
    attributes={"*": _ATTRIBUTES},
    generic_attribute_prefixes={"data-"},
    url_schemes={"http", "https", "mailto", "file", "about"},
    link_rel=None,
)


def _picture(node: Node, left_out: LeftOut) -> None:
    """An emoji given as a picture becomes its letter; any other picture has no credit, and goes."""
    if node.tag != "img":
        return
    alt = node.attrs.get("data-emoji") or node.attrs.get("alt", "")
    if signs.is_emoji(alt):
        node.children = [alt]
    elif emoji := _emoji_of_file(node.attrs.get("src", "")):
        node.children = [emoji]
    else:
        left_out.append(("pictures", alt))
    node.tag = ""


def _emoji_of_file(address: str) -> str:
    found = _EMOJI_FILE.search(address[-300:])
    codes = [int(code, 16) for code in re.split("[-_]", found[1])] if found else []
    emoji = "".join(chr(code) for code in codes if code < 0xD800 or 0xDFFF < code <= 0x10FFFF)
    return emoji if signs.is_emoji(emoji) else ""


def _figures(node: Node) -> None:
    """Small figures, for which a body has no mark, as signs of their own: m², CO₂."""
    place = {"super": "sup", "sub": "sub"}.get(node.style("vertical-align"), node.tag)
    if place in _FIGURES and re.fullmatch("[0-9]+", node.words):
        node.children = ["".join(_FIGURES[place][int(figure)] for figure in node.words)]


def _look(node: Node) -> None:
    """What an element looks like, said by tags; one that is styled not to look like itself is undone."""
    node.tag = _RENAMED.get(node.tag, node.tag)
    weight, slant = node.style("font-weight"), node.style("font-style")
    line = node.style("text-decoration-line") or node.style("text-decoration")
    if (
        (node.tag == "strong" and weight in ("normal", "400", "300"))
        or (node.tag == "em" and slant == "normal")
        or (node.tag == "s" and line == "none")
    ):
        node.tag = ""
    if node.tag not in _STYLED or (node.tag in _BLOCKS and _has_block(node)):
        return
    marks = ["s"] if "line-through" in line else []
    if node.tag in ("span", "font"):
        marks += ["em"] if slant == "italic" else []
        heading = node.above("h1", "h2", "h3", "h4", "h5", "h6")
        marks += ["strong"] if re.fullmatch("bold|[6-9]00", weight) and not heading else []
    for mark in marks if node.words.strip() else []:
        inner = Node(mark, parent=node)
        inner.children = node.children
        node.children = [inner]
    if node.tag not in _PLAIN:
        return
    if "wingdings" in node.style("font-family") and node.words.strip() in _WINGDINGS:
        node.children = [_WINGDINGS[node.words.strip()]]
    if re.fullmatch(r"block|flex|grid|table|list-item", node.style("display")) or node.has_class("c-mrkdwn__br"):
        node.children = [Node("br"), *node.children, Node("br")]
    node.tag = ""


def _link(node: Node) -> None:
    """A link without the counter that a program put before it."""
    if node.tag != "a":
        return
    address = wrappers.unwrapped(node.attrs.get("href", ""))
    if re.match(r"https?://t\.co/", address):
        shown = [node.attrs.get("data-expanded-url", ""), node.attrs.get("title", ""), node.words.strip()]
        address = next((one for one in shown if re.fullmatch(r"https?://[^\s…]+\.[^\s…]+", one)), address)
    node.attrs["href"] = address
    if not address or address.startswith("#") or not node.words.strip():
        node.tag = ""


def _has_block(node: Node) -> bool:
    return any(one.tag in _BLOCKS for one in node.elements)


def _flow(node: Node) -> str:
    """The children of an element that holds blocks: lines beside them get a paragraph of their own."""
    out: list[str] = []
    line: list[str] = []
    for child in [*node.children, Node("p")]:
        inline = isinstance(child, str) or (child.tag not in _BLOCKS and not _has_block(child))
        if inline:
            line.append(_text(child) if isinstance(child, str) else _element(child))
            continue
        out.append(_paragraph("p", "".join(line)))
        line = []
        if not child.gone:
            out.append(_flow(child) if child.tag not in _BLOCKS else _element(child))
    return "".join(out)


def _element(node: Node) -> str:
    if node.gone:
        return ""
    tag = node.tag
    if tag == "br":
        return "<br>"
    if tag in _FLOWS or (tag == "p" and _has_block(node)):
        if _has_block(node):
            return _flow(node)
        inner = "".join(_child(child) for child in node.children)
        return inner if node.above("p") else _paragraph("p", inner)
    if tag in ("blockquote", "li", "td", "th"):
        return f"<{tag}{_attributes(node)}>{_flow(node)}</{tag}>"
    inner = "".join(_child(child) for child in node.children)
    if tag == "p":
        return _paragraph(tag, inner)
    return f"<{tag}{_attributes(node)}>{inner}</{tag}>" if tag in _OURS else inner


def _child(child: Node | str) -> str:
    return _text(child) if isinstance(child, str) else _element(child)


def _paragraph(tag: str, inner: str) -> str:
    """A paragraph; two line breaks end it, and one at its edge says nothing."""
    parts = [re.sub(r"^(?:\s|<br>)+|(?:\s|<br>)+$", "", part) for part in _ENDS_PARAGRAPH.split(inner)]
    return "".join(f"<{tag}>{part}</{tag}>" for part in parts if part)


def _text(text: str) -> str:
    return escape(re.sub("[\u00a0\n\r\t ]+", " ", text), quote=False)


def _attributes(node: Node) -> str:
    kept = {name: node.attrs[name] for name in _KEPT.get(node.tag, ()) if name in node.attrs}
    return "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
