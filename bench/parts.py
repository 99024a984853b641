"""What a story's page is made of: milliseconds of processor for each of its parts.

Asked in this process, through every layer but the network, stories in turn: whoever wants the page to cost less sees
here where to begin. A part is measured within its page, where it is dearer than by itself: what the page does
between drives it out of the processor's cache.
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings

from bench import cpu, pages
from bench.readers import HOST
from public import stories
from public.fast import kept
from public.views import stories as views

#: The calls of a page, each with what it does.
CALLS = (
    (stories, "find", "the story, its names, tags, pictures and notes"),
    (stories, "company", "the stories around it"),
    (views, "page", "writing it, the article as it was kept"),
)
REST = "address, layers before and behind the view, headers and digest"
WHOLE, DATABASE, ANEW = "all of it", "the database for it", "writing it, the article set anew"


def story() -> list[tuple[str, float]]:
    """The parts of a story's page, and their sum; then the database's part where it runs on this machine, and what
    writing takes where nothing was kept. Each with its milliseconds.
    """
    paths = next(one.paths for one in pages.pages() if one.name.endswith("in turn"))
    with override_settings(NEWSROOM_PAGE_CACHE_MB=0), ExitStack() as stack:
        spent: Counter[str] = Counter()
        for place, name, part in CALLS:
            stack.enter_context(patch.object(place, name, _timed(getattr(place, name), spent, part)))
        get = _reader()
        _all(get, paths)  # what a process and the database know after a while, they know now
        spent.clear()
        here, database = _all(get, paths)
        parts = {part: spent[part] * 1000 / len(paths) for _place, _name, part in CALLS}
        kept.forget()
        spent.clear()
        _all(get, paths)
        anew = spent[CALLS[-1][2]] * 1000 / len(paths)
    found = [*parts.items(), (REST, here - sum(parts.values())), (WHOLE, here)]
    return [*found, *([] if database is None else [(DATABASE, database)]), (ANEW, anew)]


def _timed(call: Callable, spent: Counter[str], part: str) -> Callable:
    """The same, with the seconds that it takes this thread added to `spent`."""

    def timed(*args: Any, **more: Any) -> Any:
        begun = time.thread_time()
        try:
            return call(*args, **more)
        finally:
            spent[part] += time.thread_time() - begun

    return timed


def _reader() -> Callable[[str], None]:
    """A reader who asks this process for an address, and reads the page. RuntimeError for a page that is refused."""
    application = WSGIHandler()

    def get(path: str) -> None:
        environ: dict[str, Any] = {"HTTP_HOST": HOST, "PATH_INFO": path, "REMOTE_ADDR": "127.0.0.1"}
        setup_testing_defaults(environ)
        said: list[str] = []
        answer = application(environ, lambda status, headers: said.append(status))
        b"".join(answer)
        answer.close()
        if said != ["200 OK"]:
            raise RuntimeError(f"{path} answered {said}")

    return get


def _all(get: Callable[[str], None], paths: Sequence[str]) -> tuple[float, float | None]:
    """Milliseconds of processor for each of the pages: in this thread, and in the database."""
    server = cpu.database()
    database = cpu.seconds(server) if server else None
    own = time.thread_time()
    for path in paths:
        get(path)
    own = time.thread_time() - own
    spent = cpu.seconds(server) if server else None
    there = None if database is None or spent is None else (spent - database) * 1000 / len(paths)
    return own * 1000 / len(paths), there
