"""Which reader a file asks for: told by what it says, whatever it is called and wherever it came from."""

import io
from datetime import tzinfo

from django.utils.translation import gettext as _

from exchange.importing.formats.markup import Opened
from exchange.importing.items import Unreadable
from exchange.wires.formats import copies, feeds, mail, newsml, ninjs, nitf, tree
from exchange.wires.formats.copies import Reading

FEED, NITF, NEWSML, NINJS, MAIL = "feed", "nitf", "newsml", "ninjs", "mail"
_FEEDS = ("rss", "RDF", "feed")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read(data: bytes, file: str, zone: tzinfo, wanted: str = "") -> Reading:
    """The items of a file, in the format that it is in. Raises Unreadable for what cannot be read at all, or is in
    another format than the one that is `wanted`."""
    if len(data) > copies.LARGEST_FILE:
        raise Unreadable(_("larger than %d MB") % (copies.LARGEST_FILE // 1_000_000), file)
    start = data[:4_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise Unreadable(_("an empty file"), file)
    if wanted == MAIL:
        return _named(mail.read(data, file, zone), file)
    if start[:1] == b"<" or (start[:2] in _WIDE and b"<" in start[:8]):
        return _xml(data, file, zone, wanted)
    if start[:1] in b"{[" or (start[:2] in _WIDE and start[2:4].strip(b"\0") in (b"{", b"[")):
        _refuse_other(NINJS, wanted, file)
        return _named(ninjs.read(data, file, zone), file)
    _refuse_other(MAIL, wanted, file)
    return _named(mail.read(data, file, zone), file)


def _xml(data: bytes, file: str, zone: tzinfo, wanted: str) -> Reading:
    root = tree.parse(data, file)
    if root.name in _FEEDS:
        _refuse_other(FEED, wanted, file)
        return _named(feeds.read(Opened(file, lambda: io.BytesIO(data)), zone), file)
    if root.name == "nitf" or root.all("nitf"):
        _refuse_other(NITF, wanted, file)
        return _named(nitf.read(root, file, zone), file)
    if root.name in newsml.ROOTS or any(one.name in newsml.ITEMS for one in root.walk()):
        _refuse_other(NEWSML, wanted, file)
        return _named(newsml.read(root, file, zone), file)
    why = _("neither a feed, NITF nor NewsML-G2: its root is <%s>") % root.name[:60]
    raise Unreadable(why, file, root.line, 1)


def _refuse_other(found: str, wanted: str, file: str) -> None:
    if wanted and wanted != found:
        told = {"found": found, "wanted": wanted}
        raise Unreadable(_("in the format “%(found)s”, and the source is said to send “%(wanted)s”") % told, file)


def _named(found: Reading, file: str) -> Reading:
    """Of a file that held nothing but what was refused, the reasons are those of the file."""
    if not found.copies and len(found.refused) == 1:
        one = found.refused[0]
        raise Unreadable(f"{one.guid}: {one.why}" if one.guid else one.why, file, one.line, 1 if one.line else 0)
    return found
