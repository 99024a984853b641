"""A page made whole in one file: styles, letters and pictures are put inside; what would run or fetch is left out.

What stands in the file is what the page says; opened years later, without a line, it shows the same.
"""

import base64
import posixpath
import re
from collections.abc import Iterable, Mapping
from html import escape
from html.parser import HTMLParser

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import default_storage

from photos import pictures
from photos.pictures import Shown
from photos.renditions import MIME

#: The file may show what it brings, and nothing else.
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"
#: A picture within it is at least so wide (pixels), if there is such a one.
_WIDE = 640
_KINDS = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}
_IMPORTS = re.compile(r"""@import\s+(?:url\()?["']([^"']+)["']\)?\s*;""")
_ADDRESSES = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_VOID = frozenset(["img", "link", "meta", "source", "br", "hr", "input", "wbr"])
#: Sheets that import one another, at most.
_DEPTH = 5


def files_of(photos: Iterable[Shown]) -> dict[str, tuple[str, str]]:
    """The file to put in the place of each address of the photos: its path in the store, and what it is."""
    found = {}
    for photo in photos:
        for steps in photo.renditions.values():
            files = [step for step in steps if "jpeg" in step] if isinstance(steps, list) else []
            if not files:
                continue
            best = next((step for step in files if step["w"] >= _WIDE), files[-1])["jpeg"]["path"]
            found |= {pictures.address(step["jpeg"]): (best, MIME["jpeg"]) for step in files}
    return found


def made(html: str, files: Mapping[str, tuple[str, str]]) -> str:
    """The page `html` in one file. Pictures that are not among `files` and not the paper's own are left out."""
    whole = _Whole(files)
    whole.feed(html)
    whole.close()
    return "".join(whole.parts)


class _Whole(HTMLParser):
    """Writes the page again as it was, but for what leads out of it."""

    def __init__(self, files: Mapping[str, tuple[str, str]]):
        super().__init__(convert_charrefs=False)
        self.files = files
        self.parts: list[str] = []
        self.left = ""  # the element that is left out, until its end

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if self.left:
            return
        if tag == "script" and said.get("type") != "application/ld+json":
            self.left = tag
        elif tag == "link":
            self._link(said)
        elif tag == "img":
            self._picture(said)
        elif tag == "head":
            self.parts.append(f'<head><meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">')
        elif tag != "source":
            self.parts.append(self._led(tag, said))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if self.left == tag:
            self.left = ""

    def handle_endtag(self, tag):
        if self.left:
            self.left = "" if tag == self.left else self.left
        elif tag not in _VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data):
        if self.left:
            return
        self.parts.append(_within(data, settings.STATIC_URL) if self.lasttag == "style" else data)

    def handle_entityref(self, name):
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        self.handle_data(f"&#{name};")

    def handle_decl(self, decl):
        self.parts.append(f"<!{decl}>")

    def _link(self, said: dict) -> None:
        if said.get("rel") == "stylesheet" and (sheet := _sheet(said.get("href", ""))):
            self.parts.append(f"<style>{sheet}</style>")
        elif said.get("rel") == "canonical":
            self.parts.append(self.get_starttag_text() or "")

    def _picture(self, said: dict) -> None:
        inside = self._inside(said.get("src") or "")
        if not inside:
            return
        kept = {name: said[name] for name in ("alt", "class", "width", "height") if said.get(name) is not None}
        words = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        self.parts.append(f'<img{words} src="{inside}">')

    def _inside(self, address: str) -> str:
        if address in self.files:
            path, kind = self.files[address]
        else:
            base = getattr(default_storage, "base_url", None)
            if not base or not address.startswith(base):
                return _file(address)
            path, kind = address.removeprefix(base), "" if ".." in address else _kind(address)
        try:
            with default_storage.open(path) as file:
                return _data(file.read(), kind) if kind else ""
        except OSError:
            return ""

    def _led(self, tag: str, said: dict) -> str:
        """The tag, with whole addresses in its links."""
        text = self.get_starttag_text() or ""
        for name in ("href", "action"):
            path = said.get(name) or ""
            if tag in ("a", "form") and path.startswith("/") and not path.startswith("//"):
                text = text.replace(f'{name}="{escape(path)}"', f'{name}="{escape(settings.NEWSROOM_URL + path)}"', 1)
        return text


def _sheet(address: str, depth: int = 0) -> str:
    """A style sheet of the paper's own with what it imports and shows; empty for any other."""
    data = _static(address)
    if data is None or depth > _DEPTH:
        return ""
    text = _IMPORTS.sub(lambda found: _sheet(_beside(address, found[1]), depth + 1), data.decode())
    return _within(text, address)


def _within(css: str, address: str) -> str:
    """`css`, which stands at `address`, with its letters and drawings inside."""

    def put(found: re.Match) -> str:
        if found[1].startswith("data:"):
            return found[0]
        return f'url("{_file(_beside(address, found[1])) or "data:,"}")'

    return _ADDRESSES.sub(put, css)


def _beside(address: str, other: str) -> str:
    return other if other.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(address), other))


def _file(address: str) -> str:
    """A file of the paper's own as data; empty for any other."""
    kind = _kind(address)
    data = _static(address) if kind else None
    return _data(data, kind) if data is not None else ""


def _kind(address: str) -> str:
    return _KINDS.get(posixpath.splitext(address.partition("?")[0])[1].lower(), "")


def _static(address: str) -> bytes | None:
    name = address.partition("?")[0].partition("#")[0].removeprefix(settings.STATIC_URL)
    if name == address.partition("?")[0] or ".." in name:
        return None
    try:
        with staticfiles_storage.open(name) as file:
            return file.read()
    except (OSError, ValueError):
        found = finders.find(name)  # where files are served as they were written
    if not isinstance(found, str):
        return None
    with open(found, "rb") as file:
        return file.read()


def _data(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
