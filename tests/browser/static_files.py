"""Static files as a browser test gets them: read once a run, and answered without Django's help.

A page of the desk asks for some forty of them. Through Django each costs as much as a small page.
"""

import mimetypes
from functools import cache
from http import HTTPStatus
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import get_path_info


def answer(handler, environ, start_response):
    """A call of Django's StaticFilesHandler: files by `_read`, all else by the application behind it."""
    path = get_path_info(environ)
    if not handler._should_handle(path):
        return handler.application(environ, start_response)
    found = _read(handler.file_path(path))
    if found is None:
        start_response("404 Not Found", [("Content-Length", "0")])
        return []
    body, kind = found
    status = HTTPStatus.OK
    length = str(len(body))
    headers = [("Content-Type", kind), ("Content-Length", length), ("Cache-Control", "max-age=3600")]
    start_response(f"{status.value} {status.phrase}", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


@cache
def _read(name: str) -> tuple[bytes, str] | None:
    """The bytes of a static file and what they are; None if there is no such file."""
    place = finders.find(name)
    if not place:
        return None
    return Path(place).read_bytes(), kind_of(place)


def kind_of(place: str | Path) -> str:
    """What the file at `place` is, as a browser is told."""
    kind, _coding = mimetypes.guess_type(place)
    return kind or "application/octet-stream"
