"""Queries whose SQL is made once and then only sent.

Making SQL from a queryset with aggregates and joins costs a Python process longer than PostgreSQL takes to answer
it. A reading page asks the same questions all day, so its querysets are compiled at first use and kept; a request
only fills in the values.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db import connections, router
from django.db.models import QuerySet

from articles.models import Edition

#: Values that stand in for the real ones while a queryset is compiled. They occur nowhere else in a query.
A_MOMENT = datetime(1907, 1, 1, 0, 0, 17, tzinfo=UTC)
ANOTHER_MOMENT = datetime(1907, 1, 2, 0, 0, 23, tzinfo=UTC)
LAST_MOMENT = datetime(1907, 1, 3, 0, 0, 29, tzinfo=UTC)


def a_number(nth: int) -> int:
    """The `nth` stand-in for a whole number."""
    return 1_907_010_100 + nth


class Prepared:
    """A queryset of rows (`values_list`) with named blanks.

    `build(**samples)` returns the queryset made with the samples; `rows(**values)` runs it with real values in their
    places. Samples must be values that the queryset uses as they are: aware datetimes, whole numbers, text.
    """

    def __init__(self, build: Callable[..., QuerySet], **samples: Any) -> None:
        self._build = build
        self._samples = samples
        self._compiled: dict[str, tuple[str, tuple, Any, dict]] = {}
        self._lock = threading.Lock()

    def rows(self, **values: Any) -> list[tuple]:
        """The rows for `values`, in one statement. Raises KeyError if a value is not given."""
        alias = router.db_for_read(Edition)
        sql, params, compiler, converters = self._compiled.get(alias) or self._compile(alias)
        filled = [values[param.name] if type(param) is _Blank else param for param in params]
        with connections[alias].cursor() as cursor:
            cursor.execute(sql, filled)
            rows = cursor.fetchall()
        return list(compiler.apply_converters(rows, converters)) if converters else rows

    def _compile(self, alias: str):
        with self._lock:
            compiler = self._build(**self._samples).query.get_compiler(alias)
            sql, params = compiler.as_sql()
            blanks = tuple(self._blank(param) for param in params)
            unused = self._samples.keys() - {param.name for param in blanks if type(param) is _Blank}
            if unused:
                raise ValueError(f"The query does not use {', '.join(sorted(unused))}.")
            converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
            self._compiled[alias] = sql, blanks, compiler, converters
        return self._compiled[alias]

    def _blank(self, param: Any) -> Any:
        for name, sample in self._samples.items():
            if type(param) is type(sample) and param == sample:
                return _Blank(name)
        return param


class _Blank:
    """A place in a query where a value belongs."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name
