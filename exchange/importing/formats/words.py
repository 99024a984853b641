"""Plain words out of what other systems keep as a piece of HTML: titles, excerpts, captions, names."""

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import urlsplit

_TAG = re.compile(r"</?[A-Za-z!?][^<>]*+>")
_BREAK = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|pre|table|tr|td|th|caption|figure|figcaption|section|"
    r"article|header|footer|aside|main|nav)\b[^<>]*+>",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


def plain(html: object) -> str:
    """The words of a piece of HTML on one line, entities read; an empty text for nothing."""
    if not html:
        return ""
    text = _BREAK.sub(" ", replaced(str(html), ("script", "style", "!--"), lambda _part: " "))
    return _SPACE.sub(" ", unescape(_TAG.sub("", text)).replace("\xa0", " ")).strip()


def replaced(html: str, tags: tuple[str, ...], instead: Callable[[str], str]) -> str:
    """`html` with `instead` of each element of `tags` as a whole (`!--`: of each comment).

    One that does not end is left, and no other of its kind is looked for: the work stays in proportion to the text.
    """
    opening = re.compile(
        "|".join(rf"<{tag}" + (r"(?=[\s/>])" if tag.isalpha() else "") for tag in tags), re.IGNORECASE
    )
    closing = {tag: re.compile("-->" if tag == "!--" else rf"</{tag}\s*>", re.IGNORECASE) for tag in tags}
    out, at, looked = [], 0, 0
    while found := opening.search(html, looked):
        tag = found[0][1:].lower()
        end = closing[tag].search(html, found.end()) if tag in closing else None
        if end is None:
            closing.pop(tag, None)
            looked = found.end()
            continue
        out += [html[at : found.start()], instead(html[found.start() : end.end()])]
        at = looked = end.end()
    return "".join(out) + html[at:]


def count(html: str) -> int:
    """How many words a piece of HTML has."""
    return len(plain(html).split())


def path_of(address: object) -> str:
    """An address as its own site knows it: path and query, beginning with a slash; empty for none, and for “/”."""
    try:
        parts = urlsplit(str(address or "").strip())
    except ValueError:
        return ""
    if parts.scheme not in ("", "http", "https") or not (parts.path or parts.query):
        return ""
    path = "/" + parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
    return "" if path == "/" else path


def host_of(address: object) -> str:
    """The host of an address in small letters, without a port; empty for none."""
    try:
        return (urlsplit(str(address or "").strip()).hostname or "").lower()
    except ValueError:
        return ""
