"""Plain words out of what other systems keep as a piece of HTML: titles, excerpts, captions, names."""

import re
from html import unescape
from urllib.parse import urlsplit

_TAG = re.compile(r"<[^<>]*+>")
_SILENT = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
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
    text = _BREAK.sub(" ", _SILENT.sub(" ", str(html)))
    return _SPACE.sub(" ", unescape(_TAG.sub("", text)).replace("\xa0", " ")).strip()


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
