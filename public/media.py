"""Serves what readers may see of the files: renditions and portraits. Originals lie elsewhere and have no address.

For one server without a front; nginx, Varnish or S3 does this in larger ones, with the same headers. A file's name
changes with its content, so browsers may keep it for ever.
"""

import re
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
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
    with file.open("rb") as opened:
        opened.seek(first)
        body = b"" if request.method == "HEAD" else opened.read(last - first + 1)
    response = HttpResponse(body, status=206 if bounds else 200, content_type=TYPES[file.suffix.lower()])
    response["Content-Length"] = str(last - first + 1)
    if bounds:
        response["Content-Range"] = f"bytes {first}-{last}/{stat.st_size}"
    return _with_headers(response, etag)


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
