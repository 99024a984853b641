"""Serves what readers may see of the files: renditions and portraits. Originals lie elsewhere and have no address.

For one server without a front; nginx, Varnish or S3 does this in larger ones, with the same headers. A file's name
changes with its content, so browsers may keep it for ever.
"""

import re
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils._os import safe_join
from django.utils.cache import parse_etags
from django.views.decorators.http import require_safe

#: Folders below MEDIA_ROOT that are public, and the kinds of file they hold.
PUBLIC = ("photos/", "portraits/")
TYPES = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
#: A picture that is opened by itself may do nothing at all.
POLICY = "default-src 'none'; sandbox"
_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponse:
    """The file at `path` below MEDIA_ROOT, or a part of it. Raises Http404 for anything that is not public."""
    file = _public_file(path)
    stat = file.stat()
    etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    if etag in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", "")):
        return _with_headers(HttpResponseNotModified(), etag)
    bounds = _bounds(request.META.get("HTTP_RANGE", ""), stat.st_size)
    if bounds == ():
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{stat.st_size}"})
        return _with_headers(response, etag)
    first, last = bounds or (0, stat.st_size - 1)
    how = {"status": 206 if bounds else 200, "content_type": TYPES[file.suffix.lower()]}
    if request.method == "HEAD":
        response = HttpResponse(**how)
    else:
        response = _Streamed(_Part(file, first, last - first + 1), **how)
    response["Content-Length"] = str(last - first + 1)
    if bounds:
        response["Content-Range"] = f"bytes {first}-{last}/{stat.st_size}"
    return _with_headers(response, etag)


class _Part:
    """So many bytes of a file, from `first` on, for reading once."""

    def __init__(self, file: Path, first: int, count: int):
        self._left = count
        self._opened = file.open("rb")
        self._opened.seek(first)

    def read(self, size: int) -> bytes:
        piece = self._opened.read(min(size, self._left))
        self._left -= len(piece)
        return piece

    def close(self) -> None:
        self._opened.close()


class _Streamed(FileResponse):
    """Sent piece by piece: a process with several readers holds no whole pictures."""

    block_size = 65_536


def _public_file(path: str) -> Path:
    if not path.startswith(PUBLIC) or Path(path).suffix.lower() not in TYPES or "\0" in path:
        raise Http404
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
    except SuspiciousFileOperation as why:
        raise Http404 from why
    root = Path(settings.MEDIA_ROOT).resolve()
    if not file.is_file() or not any(file.resolve().is_relative_to(root / folder) for folder in PUBLIC):
        raise Http404
    return file


def _with_headers(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["Cross-Origin-Resource-Policy"] = "cross-origin"  # feeds and link previews show pictures elsewhere
    return response


def _bounds(header: str, size: int) -> tuple[int, int] | tuple[()] | None:
    """First and last byte of a single range; None: the whole file; empty: it cannot be given (RFC 9110, 14.2)."""
    found = _RANGE.match(header)
    if not found or header == "bytes=-":
        return None
    begin, end = found.groups()
    if not begin:
        first, last = max(0, size - int(end)), size - 1
    else:
        first, last = int(begin), min(int(end or size), size - 1)
    return (first, last) if first <= last else ()
