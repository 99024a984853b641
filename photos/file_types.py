"""The parts of a picture file: what it is by its first bytes, what it says beside the picture, what hangs after it.

Nothing here decodes a picture. Sizes and positions come from the file and are never trusted beyond its length.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}
_STANDALONE = {0x01, *range(0xD0, 0xD8)}  # JPEG markers without a length


@dataclass(frozen=True)
class FileParts:
    """`beside`: bytes that are not picture data; `after`: bytes behind the end; `whole`: there is an end."""

    beside: bytes
    after: bytes
    whole: bool


def kind(data: bytes) -> str:
    """What the file is, by content: a Pillow format name, "HEIC", "SVG", "PDF", "TIFF", or "" if unknown."""
    if data[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _iso_kind(data)
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    if data[:4] in (b"II*\0", b"MM\0*"):
        return "TIFF"
    if data[:5] == b"%PDF-":
        return "PDF"
    head = data[:1000].lower()
    if b"<svg" in head:
        return "SVG"
    return "HTML" if b"<html" in head or b"<!doctype html" in head or b"<script" in head else ""


def _iso_kind(data: bytes) -> str:
    size = min(int.from_bytes(data[:4]), 200)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, size, 4))}
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIC" if brands & _HEIC_BRANDS else ""


def dissect(data: bytes, file_kind: str) -> FileParts:
    """The parts of a JPEG, PNG, WEBP or AVIF file."""
    walk = {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp, "AVIF": _avif}[file_kind]
    beside: list[bytes] = []
    end = 0
    whole = False
    for part, start, stop in walk(data):
        if part == "beside":
            beside.append(data[start:stop])
        elif part == "end":
            end, whole = stop, stop <= len(data)
    return FileParts(b"\n".join(beside), data[end:] if whole else b"", whole)


type Parts = Iterator[tuple[str, int, int]]


def _jpeg(data: bytes) -> Parts:
    """Segments up to the end-of-image marker; entropy-coded data between them is skipped."""
    at = 2
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        marker = data[at + 1]
        if marker == 0xD9:
            yield "end", at, at + 2
            return
        if marker in (0x00, 0xFF) or marker in _STANDALONE:
            at += 1 if marker == 0xFF else 2
            continue
        size = int.from_bytes(data[at + 2 : at + 4])
        if 0xE0 <= marker <= 0xEF or marker == 0xFE:
            yield "beside", at + 4, at + 2 + size
        at += 2 + max(size, 2)


def _png(data: bytes) -> Parts:
    at = 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        name = data[at + 4 : at + 8]
        if name == b"IEND":
            yield "end", at, at + 12 + size
            return
        if name not in (b"IDAT", b"fdAT"):
            yield "beside", at + 8, at + 8 + size
        at += 12 + size


def _webp(data: bytes) -> Parts:
    (size,) = struct.unpack_from("<I", data, 4) if len(data) >= 8 else (0,)
    end = 8 + size + size % 2
    at = 12
    while at + 8 <= min(end, len(data)):
        name, (length,) = data[at : at + 4], struct.unpack_from("<I", data, at + 4)
        if name not in (b"VP8 ", b"VP8L", b"ALPH", b"ANMF"):
            yield "beside", at + 8, at + 8 + length
        at += 8 + length + length % 2
    yield "end", at, end


def _avif(data: bytes) -> Parts:
    at, has_pixels = 0, False
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if size == 1 and at + 16 <= len(data):
            size = int.from_bytes(data[at + 8 : at + 16])
        if not name.isalnum() or (size and size < 8):
            break
        stop = at + size if size else len(data)
        if name == b"mdat":
            has_pixels = True
        else:
            yield "beside", at + 8, stop
        at = stop
    if has_pixels:
        yield "end", 0, at
