"""Queries whose SQL is made once, planned once, and then only sent.

Making SQL from a queryset with aggregates and joins costs a Python process longer than PostgreSQL takes to answer
it, and planning it costs PostgreSQL longer than running it. A reading page asks the same questions all day, so its
querysets are compiled at first use, and each database connection is told them once (PREPARE); a request only fills
in the values (EXECUTE).

Where a pooler hands connections about (DATABASE_POOLED), or none outlives a request (CONN_MAX_AGE=0), nothing can be
kept in them, and the whole statement is sent each time.
"""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections, router
from django.db.models import QuerySet

from articles.models import Edition
from people import clock, written
from people.blanks import Named


class Prepared:
    """A queryset of rows (`values_list`) with named blanks.

    `build(**samples)` returns the queryset made with the samples; `rows(**values)` runs it with real values in their
    places. Samples must be values that the queryset uses as they are: aware datetimes, whole numbers, text.

    `plan_anew` is for a queryset whose best plan hangs on the values: a tag may stand on three stories or on half of
    them. It is compiled once, but planned each time.
    """

    def __init__(self, build: Callable[..., QuerySet], *, plan_anew: bool = False, **samples: Any) -> None:
        self._build = build
        self._plan_anew = plan_anew
        self._samples = samples
        self._compiled: dict[str, Named] = {}
        self._lock = threading.Lock()

    def rows(self, **values: Any) -> list[tuple]:
        """The rows for `values`, in one statement. Raises KeyError if a value is not given.

        `now` is told by this machine's clock, and asked for by the database's.
        """
        if "now" in values:
            values["now"] -= clock.ahead()
        alias = router.db_for_read(Edition)
        named = self._compiled.get(alias) or self._compile(alias)
        connection = connections[alias]
        return named.rows(connection, values, not connection.pooled and not self._plan_anew)

    def _compile(self, alias: str) -> Named:
        with self._lock:
            compiler = self._build(**self._samples).query.get_compiler(alias)
            self._compiled[alias] = Named(written.write(compiler, self._samples), self._samples)
        return self._compiled[alias]
