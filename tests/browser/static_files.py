"""Static files as a browser test gets them: read once a run, in few files as people get them, without Django's help.

A page of the desk asks for some twenty of them. Through Django each costs as much as a small page.
"""

import mimetypes
from functools import cache
from http import HTTPStatus
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import get_path_info

from newsroom.staticfiles import BundlingStorage

#: The address of a page with nothing on it that is one of the house. For any other, even about:blank, the browser
#: begins a new process, and another one for the house's next page.
EMPTY = "/static/empty.html"


def answer(handler, environ, start_response):
    """A call of Django's StaticFilesHandler: files by `_read`, all else by the application behind it."""
    path = get_path_info(environ)
    if not handler._should_handle(path):
        return handler.application(environ, start_response)
    if path == EMPTY:
        own = [("Content-Type", "text/html"), ("Content-Length", "0"), ("Cross-Origin-Opener-Policy", "same-origin")]
        start_response("200 OK", own)
        return []
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
    if name in _few():
        return _few()[name].encode(), kind_of(name)
    place = finders.find(name)
    if not place:
        return None
    return Path(place).read_bytes(), kind_of(place)


@cache
def _few() -> dict[str, str]:
    """The sheets and scripts that come in few files, by name."""
    found = [(path, storage) for finder in finders.get_finders() for path, storage in finder.list([])]
    return BundlingStorage.few_files({path: (storage, path) for path, storage in reversed(found)})


def kind_of(place: str | Path) -> str:
    """What the file at `place` is, as a browser is told."""
    kind, _coding = mimetypes.guess_type(place)
    return kind or "application/octet-stream"
