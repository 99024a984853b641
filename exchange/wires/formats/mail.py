"""Plain text as agencies send it by mail: a message with its subject, text and pictures, or a text file.

The subject is the headline. A text file's first line is; whatever its charset, its words are found.
"""

import hashlib
import re
from datetime import tzinfo
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.utils import parseaddr

from django.utils.translation import gettext as _

from articles import body
from exchange.importing.formats import moments
from exchange.importing.items import Unreadable
from exchange.wires.formats import copies
from exchange.wires.formats.copies import Reading, Shown, WireCopy

#: Parts of a message that are looked at.
_MOST_PARTS = 100
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
#: What no text holds. Some agencies frame theirs with a few control characters, so these alone say nothing.
_BYTES = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LOOKED_AT, _ONE_IN = 4_000, 20
_SUBJECT_ABOVE = re.compile(r"^(?:re|fw|fwd)\s*:\s*", re.IGNORECASE)
_URGENT = {"1": 1, "2": 3, "high": 3, "urgent": 3}


def is_message(data: bytes) -> bool:
    """True for what begins with the headers of a message."""
    return _HEADER.match(data.lstrip().replace(b"\r\n", b"\n")) is not None


def read(data: bytes, file: str, zone: tzinfo) -> Reading:
    """The one item of a message or a text file."""
    found = Reading()
    if is_message(data):
        found.take(lambda: _message(data, zone))
    else:
        found.take(lambda: _text(data))
    return found


def _message(data: bytes, zone: tzinfo) -> WireCopy:
    message = message_from_bytes(data.lstrip(), policy=policy.default)
    parts = []
    for part in message.walk():
        parts.append(part)
        if len(parts) > _MOST_PARTS:
            raise Unreadable(_("a message of more than %d parts") % _MOST_PARTS)
    written = [one for one in parts if one.get_content_maintype() == "text" and not one.get_filename()]
    plain = next((one for one in written if one.get_content_subtype() == "plain"), None)
    html = next((one for one in written if one.get_content_subtype() == "html"), None)
    made = WireCopy(guid=_header(message, "Message-ID") or _digest(data))
    made.headline = _SUBJECT_ABOVE.sub("", _header(message, "Subject"))
    made.sent_at = moments.read(_header(message, "Date"), zone)
    made.credit = parseaddr(_header(message, "From"))[0]
    made.urgency = _URGENT.get(
        (_header(message, "X-Priority") or _header(message, "Importance"))[:6].split(" ")[0].lower(), 0
    )
    made.corrects = _header(message, "Supersedes") or _header(message, "X-Replaces")
    if plain is not None:
        made.html = paragraphs(_words(plain))
    elif html is not None:
        made.html = _words(html)
    images = [one for one in parts if one.get_content_maintype() == "image"]
    made.pictures = tuple(Shown(data=one.get_payload(decode=True) or b"") for one in images[: copies.MOST_PICTURES])
    return made


def _header(message: EmailMessage, name: str) -> str:
    """A header's words; empty for one that nobody can read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (HeaderParseError, ValueError, IndexError, TypeError, AttributeError):
        return ""


def _words(part: EmailMessage) -> str:
    data = part.get_payload(decode=True) or b""
    return _decoded(data, part.get_content_charset() or "")


def _text(data: bytes) -> WireCopy:
    said = _decoded(data, "").strip()
    if (
        "\x00" in said
        or said[:5] == "%PDF-"
        or len(_BYTES.findall(said[:_LOOKED_AT])) * _ONE_IN > len(said[:_LOOKED_AT])
    ):
        raise Unreadable(_("no text: its bytes are those of a program, or of a packed file"))
    first, _newline, rest = said.partition("\n")
    return WireCopy(guid=_digest(data), headline=first.strip(), html=paragraphs(rest))


def _digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _decoded(data: bytes, charset: str) -> str:
    """Text in whatever charset: the one that is named, else UTF-8, else what Windows writes."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        charset = "utf-16"
    for name in (charset, "utf-8-sig"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace")


def paragraphs(written: str) -> str:
    """Plain text as paragraphs: parted by empty lines if there are any, by lines if not."""
    lines = [line.strip() for line in written.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")]
    if "" not in lines:
        return body.from_plain_paragraphs(lines)
    return body.from_plain_paragraphs(" ".join(part.split("\n")) for part in "\n".join(lines).split("\n\n"))
