"""Which reader a file asks for: told by what it says, not by what it is called."""

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from django.utils.translation import gettext as _

from exchange import ninjs
from exchange.importing import limits
from exchange.importing.formats import (
    blogger,
    feeds,
    ghost,
    jsontext,
    markup,
    ownlines,
    pages,
    tables,
    wordpress_api,
    wxr,
)
from exchange.importing.formats.markup import Opened
from exchange.importing.items import Item, Notes, Unreadable

_LOOK = 4000
_HTML = re.compile(rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html\b)", re.I | re.S)
_PAGES = (".html", ".htm", ".xhtml")
_JSON = (("ghost", ghost), ("wordpress api", wordpress_api), ("blogger", blogger))
#: With which a text of two bytes a letter begins.
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: What begins like this is packed, and no zip.
_PACKED = {b"\x1f\x8b": "gzip", b"Rar!": "RAR", b"7z\xbc\xaf": "7-Zip", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}
#: By their endings: what lies in a folder of an export and is no list of texts.
TABLES = (".csv", ".tsv")


def _nothing_beside(_name: str) -> str | None:
    return None


@dataclass
class Asked:
    """How a source is to be read: the zone of times that name none, columns of tables, files beside a file."""

    zone: tzinfo = UTC
    mapping: Mapping[str, str] = field(default_factory=dict)
    beside: Callable[[str], str | None] = _nothing_beside


def read(file: Opened, asked: Asked, notes: Notes, path: str = "") -> Iterator[Item]:
    """The items of a file, whatever it is. Raises Unreadable for what cannot be read: before the first, but of lines,
    which are judged one by one, when one is reached."""
    if file.name.lower().endswith(ninjs.ENDING):
        yield from ownlines.read(file, notes)
        return
    with file.open() as stream:
        look = stream.read(_LOOK)
    start = look.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise Unreadable(_("an empty file"), file.name)
    if _HTML.match(start) or file.name.lower().endswith(_PAGES):
        yield pages.read(file, path or file.name, asked.zone)
    elif file.name.lower().endswith(TABLES) and start[:2] in _WIDE:  # as spreadsheets write “Unicode text”
        yield from tables.read(file, asked.mapping, asked.beside, notes, asked.zone)
    elif start[:1] == b"<" or start[:2] in _WIDE:
        yield from _xml(file, asked, notes)
    elif start[:1] in b"{[":
        yield from _json(file, asked, notes)
    elif file.name.lower().endswith(TABLES):
        yield from tables.read(file, asked.mapping, asked.beside, notes, asked.zone)
    elif packed := next((name for sign, name in _PACKED.items() if look.startswith(sign)), ""):
        raise Unreadable(_("packed as %s, and not opened here. Unpack it, or send it as a zip") % packed, file.name)
    else:
        raise Unreadable(_("neither XML, JSON, HTML nor a table (CSV)"), file.name)


def _xml(file: Opened, asked: Asked, notes: Notes) -> Iterator[Item]:
    document = markup.check(file)
    notes.tell(document.mender.told, limits.MOST_TOLD)
    notes.more_mended += document.mender.more
    root = next(markup.records(file, document))
    reader = wxr if wxr.is_one(root) else feeds
    yield from reader.read(file, document, notes, asked.zone)


def _json(file: Opened, asked: Asked, notes: Notes) -> Iterator[Item]:
    value = jsontext.read(file)
    if ownlines.is_one(value):
        yield from ownlines.read_manifest(file, value, notes)
        return
    for _name, reader in _JSON:
        if reader.is_one(value):
            yield from reader.read(file, value, notes, asked.zone)
            return
    raise Unreadable(_("JSON, but neither Ghost's, WordPress's nor Blogger's"), file.name, 1, 1)
