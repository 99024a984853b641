"""What a story's page is made of: milliseconds of processor for each of its parts, here and in the database.

Asked in this process, stories in turn, so that nothing kept answers for them: whoever wants the page to cost less
sees here where to begin.
"""

import re
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.test import Client
from django.test.utils import override_settings

from bench import cpu, pages
from bench.readers import HOST
from public import stories
from public.views.stories import page

WHOLE = "all of it"
REST = "address, layers before and behind the view, headers and digest"


def story() -> list[dict[str, Any]]:
    """A row for each part of a story's page, and one for all: its name, and milliseconds here and in the database.

    The database's are None where it does not run on this machine. Django's test client stands in for the web server;
    what it costs itself is in the rest.
    """
    paths = next(one.paths for one in pages.pages() if one.name.endswith("in turn"))
    numbers = [int(re.search(r"\d+", path)[0]) for path in paths]
    client = Client(SERVER_NAME=HOST)
    with override_settings(NEWSROOM_PAGE_CACHE_MB=0):
        for path in paths[:10]:
            client.get(path)  # what is asked is told to the database
        whole = _costing(client.get, paths)
        found = [one for one in map(stories.find, numbers) if one]
        company = [stories.company(one) for one in found]
        parts = {
            "the story, its names, tags, pictures and notes": _costing(stories.find, numbers),
            "the stories around it": _costing(stories.company, found),
            "writing it": _costing(lambda pair: page(*pair, is_kept=True), list(zip(found, company, strict=True))),
        }
    here = whole[0] - sum(one[0] for one in parts.values())
    rest = None if whole[1] is None else max(0.0, whole[1] - sum(one[1] for one in parts.values()))
    table = [*parts.items(), (REST, (max(0.0, here), rest)), (WHOLE, whole)]
    return [{"part": name, "here": cost[0], "database": cost[1]} for name, cost in table]


def _costing(make: Callable[[Any], Any], each: Iterable[Any]) -> tuple[float, float | None]:
    """Milliseconds of processor that one call takes: in this thread, and in the database."""
    asked, server = list(each), cpu.database()
    database = cpu.seconds(server) if server else None
    own = time.thread_time()
    for one in asked:
        make(one)
    own = time.thread_time() - own
    spent = cpu.seconds(server) if server else None
    there = None if database is None or spent is None else (spent - database) * 1000 / len(asked)
    return own * 1000 / len(asked), there
