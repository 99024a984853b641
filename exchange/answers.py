"""What a machine elsewhere answered, read whole and within bounds; unpacked, if it came packed.

Nobody asks for packed answers, but some machines send nothing else. What counts against the bound is what comes out.
"""

import http.client
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 65_536
#: How `zlib` is told of each kind of packing: where the head of the packed bytes says which of the two it is.
_PACKED = dict.fromkeys(("gzip", "x-gzip", "deflate"), zlib.MAX_WBITS | 32)


class NotFetched(Exception):
    """A file that was not fetched, and why: a sentence for the person who asked."""


@dataclass(frozen=True)
class Limits:
    """How much one fetch may take: bytes, unpacked, seconds in all, and redirects."""

    bytes: int = 40_000_000
    seconds: float = 30.0
    redirects: int = 4


USUAL = Limits()


@dataclass(frozen=True)
class Fetched:
    """What an address had: its bytes, None if it has not changed, and the marks by which it is known again."""

    body: bytes | None
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True)
class Answer:
    """What a machine said to what was sent: its status, and how its text begins."""

    status: int
    text: str


def whole(response: http.client.HTTPResponse, limits: Limits, told: dict[str, object]) -> bytes | str:
    """The bytes that the machine answers with, or the address to which it sends on.

    `told` has the `address` for the sentences. Raises NotFetched for an answer that is no file, is cut off, damaged,
    packed in a way that is not known here, or larger than the limits allow.
    """
    if response.status in _REDIRECTS and (onwards := response.getheader("Location")):
        return onwards
    if response.status != 200:
        raise NotFetched(_("%(address)s answered with %(status)s.") % (told | {"status": response.status}))
    if (response.length or 0) > limits.bytes:
        raise _too_large(limits, told)
    return b"".join(_bounded(_unpacked(response, limits, told), limits, told))


def compared(
    known: Fetched, response: http.client.HTTPResponse, limits: Limits, told: dict[str, object]
) -> Fetched | str:
    """As `whole`, with the marks that came along; 304 says that they are the known ones."""
    if response.status == 304:
        return Fetched(None, known.etag, known.modified)
    answer = whole(response, limits, told)
    if isinstance(answer, str):
        return answer
    etag, modified = (response.getheader(name) or "" for name in ("ETag", "Last-Modified"))
    return Fetched(answer, etag if len(etag) <= 300 else "", modified[:100])


def beginning(response: http.client.HTTPResponse, limits: Limits, told: dict[str, object]) -> Answer:
    """The status, and as much of the text as the limits allow."""
    return Answer(response.status, response.read(limits.bytes).decode(errors="replace"))


def _too_large(limits: Limits, told: dict[str, object]) -> NotFetched:
    return NotFetched(_("%(address)s is larger than %(most)d MB.") % (told | {"most": limits.bytes // 1_000_000}))


def _bounded(pieces: Iterator[bytes], limits: Limits, told: dict[str, object]) -> Iterator[bytes]:
    """The pieces, as long as they are not more together than the limits allow."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limits.bytes:
            raise _too_large(limits, told)
        yield piece


def _came(response: http.client.HTTPResponse, told: dict[str, object]) -> Iterator[bytes]:
    """The bytes as they came over the line, a piece at a time."""
    declared, size = response.length, 0
    while piece := response.read(_PIECE):
        size += len(piece)
        yield piece
    if size < (declared or 0):
        raise NotFetched(_("%(address)s was cut off.") % told)


def _unpacked(response: http.client.HTTPResponse, limits: Limits, told: dict[str, object]) -> Iterator[bytes]:
    """The bytes of the file, a bounded piece at a time, however small they came."""
    came = _bounded(_came(response, told), limits, told)
    how = response.getheader("Content-Encoding", "").strip().lower()
    if how in ("", "identity"):
        yield from came
        return
    told = told | {"how": how}
    if how not in _PACKED:
        raise NotFetched(_("%(address)s answered packed (%(how)s), which is not opened here.") % told)
    opened = zlib.decompressobj(_PACKED[how])
    try:
        for packed in came:
            while packed:
                if opened.eof:  # several, one after another, are one file
                    opened = zlib.decompressobj(_PACKED[how])
                yield opened.decompress(packed, _PIECE)
                packed = opened.unconsumed_tail or opened.unused_data
        yield opened.flush()
    except zlib.error:
        raise NotFetched(_("%(address)s answered packed (%(how)s), and what came is damaged.") % told) from None
    if not opened.eof:
        raise NotFetched(_("%(address)s was cut off.") % told)
