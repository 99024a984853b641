"""What Ghost keeps in place of HTML: Lexical since version 5.30, Mobiledoc before. Both become plain HTML.

Cards that are no text of the story (a sign-up form, a button to pay) leave nothing; their kinds are told.
"""

import json
from collections.abc import Callable
from html import escape
from typing import Any

from django.utils.translation import gettext as _

from exchange.importing import limits
from exchange.importing.formats.jsontext import rows, table, text

_MARKS = ((1, "strong"), (2, "em"), (4, "s"))
_MOST_NODES = 100_000
_QUOTED = ("<blockquote><p>", "</p></blockquote>")
_WRAPPED = {
    "paragraph": ("<p>", "</p>"),
    "aside": ("<p>", "</p>"),
    "quote": _QUOTED,
    "extended-quote": _QUOTED,
    "listitem": ("<li>", "</li>"),
}


class _Text:
    """Writes one document; `passed` collects the kinds of cards that were left out."""

    def __init__(self):
        self.passed: list[str] = []
        self.nodes = 0

    def count(self, depth: int) -> None:
        self.nodes += 1
        if self.nodes > _MOST_NODES or depth > limits.DEEPEST:
            raise ValueError("The text has too many parts.")


def of_post(row: dict[str, Any]) -> tuple[str, list[str]]:
    """The HTML of a post, and the kinds of cards that were left out of it. Ready HTML is taken as it is."""
    if html := text(row.get("html")).strip():
        return html, []
    for name, write in (("lexical", _lexical), ("mobiledoc", _mobiledoc)):
        if kept := text(row.get(name)).strip():
            try:
                document, written = table(json.loads(kept)), _Text()
                return write(document, written), written.passed
            except (ValueError, RecursionError):
                return "", [_("a text that could not be read (%s)") % name]
    if text(row.get("markdown")).strip():  # before 1.0 it was what was written
        return _markdown(row), []
    return f"<p>{escape(text(row.get('plaintext')), quote=False)}</p>" if row.get("plaintext") else "", []


def _lexical(document: dict[str, Any], written: _Text) -> str:
    return _children(table(document.get("root")), written, 0)


def _children(node: dict[str, Any], written: _Text, depth: int) -> str:
    return "".join(_node(one, written, depth + 1) for one in rows(node.get("children")))


def _node(node: dict[str, Any], written: _Text, depth: int) -> str:
    written.count(depth)
    kind = text(node.get("type"))
    if kind in ("text", "extended-text"):
        return _marked(text(node.get("text")), node.get("format"))
    if kind == "linebreak":
        return "<br>"
    if kind in _CARDS:
        return _CARDS[kind](node)
    inner = _children(node, written, depth)
    if kind in ("heading", "extended-heading"):
        tag = text(node.get("tag"))
        tag = tag if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else "h2"
        return f"<{tag}>{inner}</{tag}>"
    if kind == "list":
        tag = "ol" if node.get("listType") == "number" else "ul"
        return f"<{tag}>{inner}</{tag}>"
    if kind in _WRAPPED:
        opening, closing = _WRAPPED[kind]
        return f"{opening}{inner}{closing}"
    if kind in ("link", "autolink"):
        return f'<a href="{escape(text(node.get("url")))}">{inner}</a>'
    if not inner and kind not in ("horizontalrule", "paywall", "tab"):
        written.passed.append(kind or _("a part without a name"))
    return inner


def _marked(words: str, marks: Any) -> str:
    html = escape(words, quote=False)
    for bit, tag in _MARKS:
        if isinstance(marks, int) and marks & bit:
            html = f"<{tag}>{html}</{tag}>"
    return html


def _image(card: dict[str, Any]) -> str:
    if not (src := text(card.get("src"))):
        return ""
    picture = f'<img src="{escape(src)}" alt="{escape(text(card.get("alt")))}">'
    return f"<figure>{picture}<figcaption>{text(card.get('caption'))}</figcaption></figure>"


def _gallery(card: dict[str, Any]) -> str:
    return "".join(_image(one) for one in rows(card.get("images")))


def _html(card: dict[str, Any]) -> str:
    return text(card.get("html"))


def _embed(card: dict[str, Any]) -> str:
    address = text(card.get("url"))
    return f'<figure data-embed="{escape(address)}"></figure>' if address else text(card.get("html"))


def _markdown(card: dict[str, Any]) -> str:
    """Markdown without its marks of structure is still text: each paragraph as it was written."""
    parts = text(card.get("markdown")).split("\n\n")
    return "".join(f"<p>{escape(part.strip(), quote=False)}</p>" for part in parts if part.strip())


def _bookmark(card: dict[str, Any]) -> str:
    address, meta = text(card.get("url")), table(card.get("metadata"))
    title = text(meta.get("title")) or text(card.get("title")) or address
    return f'<p><a href="{escape(address)}">{escape(title, quote=False)}</a></p>' if address else ""


def _callout(card: dict[str, Any]) -> str:
    return f"<p>{text(card.get('calloutText'))}</p>"


def _toggle(card: dict[str, Any]) -> str:
    return f"<h3>{text(card.get('heading'))}</h3>{text(card.get('content'))}"


_CARDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "image": _image,
    "gallery": _gallery,
    "html": _html,
    "embed": _embed,
    "markdown": _markdown,
    "card-markdown": _markdown,
    "bookmark": _bookmark,
    "callout": _callout,
    "toggle": _toggle,
}


def _mobiledoc(document: dict[str, Any], written: _Text) -> str:
    """Version 0.3: sections by number, each pointing into lists of marks, cards and atoms."""
    parts = document.get("sections")
    parts = parts if isinstance(parts, list) else []
    return "".join(_section(one, document, written) for one in parts if isinstance(one, list))


def _section(section: list, document: dict[str, Any], written: _Text) -> str:
    written.count(0)
    kind = section[0] if section else None
    if kind == 1 and len(section) >= 3:
        tag = text(section[1]) or "p"
        return f"<{tag}>{_markers(section[2], document, written)}</{tag}>"
    if kind == 2 and len(section) >= 2:
        return f'<img src="{escape(text(section[1]))}">'
    if kind == 3 and len(section) >= 3 and isinstance(section[2], list):
        items = "".join(f"<li>{_markers(one, document, written)}</li>" for one in section[2])
        tag = "ol" if section[1] == "ol" else "ul"
        return f"<{tag}>{items}</{tag}>"
    if kind == 10 and len(section) >= 2:
        name, card = _pointed(document.get("cards"), section[1])
        if name in _CARDS:
            return _CARDS[name](table(card))
        if name not in ("hr", "paywall", "soft-return"):
            written.passed.append(name or _("a card without a name"))
    return ""


def _pointed(kept: Any, at: Any) -> tuple[str, Any]:
    """What a number points to in a list of (name, value)."""
    if isinstance(kept, list) and isinstance(at, int) and 0 <= at < len(kept) and isinstance(kept[at], list):
        one = kept[at]
        return (text(one[0]) if one else "", one[1] if len(one) > 1 else None)
    return "", None


def _markers(markers: Any, document: dict[str, Any], written: _Text) -> str:
    out, open_tags = [], []
    for marker in markers if isinstance(markers, list) else []:
        written.count(0)
        if not isinstance(marker, list) or len(marker) < 4 or not isinstance(marker[1], list):
            continue
        for number in marker[1]:
            tag, pairs = _pointed(document.get("markups"), number)
            open_tags.append(tag or "span")
            href = text(pairs[1]) if tag == "a" and isinstance(pairs, list) and len(pairs) > 1 else ""
            out.append(f'<a href="{escape(href)}">' if tag == "a" else f"<{tag or 'span'}>")
        if marker[0] == 0:
            out.append(escape(text(marker[3]), quote=False))
        elif _pointed(document.get("atoms"), marker[3])[0] == "soft-return":
            out.append("<br>")
        for _each in range(min(marker[2], len(open_tags)) if isinstance(marker[2], int) else 0):
            out.append(f"</{open_tags.pop()}>")
    return "".join(out) + "".join(f"</{tag}>" for tag in reversed(open_tags))
