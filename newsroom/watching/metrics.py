"""Figures for Prometheus, at /metrics: what this server's processes counted, and what the database knows.

Needs the extra `metrics` (prometheus-client) and NEWSROOM_METRICS_TOKEN; without a token nothing is counted and the
address does not exist. The processes of one web server keep their counts in files of one folder, so whichever of them
is asked answers for all; a server that is started anew begins a folder anew, as Prometheus expects of counters.
"""

import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

from newsroom import statements
from newsroom.watching import figures

#: Upper bounds, in seconds, of the buckets into which requests are counted by how long they took.
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
#: How long the database may take for one of the figures, in seconds.
PATIENCE = 3
#: Folders of servers that have not counted for so long are taken away.
LEFT = 24 * 3600


class Counters(NamedTuple):
    """What each request adds to."""

    requests: Any
    seconds: Any
    pages: Any
    limited: Any


def is_wanted() -> bool:
    """Is there a token, and the library?"""
    return bool(settings.NEWSROOM_METRICS_TOKEN) and _is_installed()


def count_request(door: str, status: int, seconds: float, kept: bool | None) -> None:
    """Count an answer. `kept`: a reader's page came from memory; None: it is none that could have."""
    if not is_wanted():
        return
    counters = _counters()
    counters.requests.labels(door, status).inc()
    counters.seconds.labels(door).observe(seconds)
    if kept is not None:
        counters.pages.labels("kept" if kept else "made").inc()


def count_limited(what: str) -> None:
    """Count a request that was turned away because there were too many."""
    if is_wanted():
        _counters().limited.labels(what).inc()


def show(request: HttpRequest) -> HttpResponse:
    """Everything, in Prometheus' text form. 401 without the token as a bearer's, 404 where nothing is counted."""
    if not is_wanted():
        return _said("not counted here", 404)
    given = request.META.get("HTTP_AUTHORIZATION", "")
    if not constant_time_compare(given, f"Bearer {settings.NEWSROOM_METRICS_TOKEN}"):
        return _said("a token is wanted", 401, {"WWW-Authenticate": "Bearer"})
    library = _library()
    registry = library.CollectorRegistry()
    import_module("prometheus_client.multiprocess").MultiProcessCollector(registry, path=str(folder()))
    registry.register(House())
    return _said(library.generate_latest(registry), 200, {"Content-Type": library.CONTENT_TYPE_LATEST})


class House:
    """What the database knows, asked when somebody looks. A database that is away is a figure as well."""

    def collect(self) -> Iterator[Any]:
        """Prometheus' families, each figure of `newsroom.watching.figures` with its labels."""
        _library()
        gauge = import_module("prometheus_client.core").GaugeMetricFamily
        statements.limit(PATIENCE)
        up = gauge("newsroom_database_up", "1 if the database answered.")
        try:
            connection.ensure_connection()
            for figure in figures.FIGURES:
                family = gauge(figure.name, figure.says, labels=figure.labels)
                for labels, value in figure.ask():
                    family.add_metric(list(labels), value)
                yield family
            up.add_metric([], 1)
        except DatabaseError:
            up.add_metric([], 0)
        yield up


def folder() -> Path:
    """Where the processes of this server count. The server is the process that started this one."""
    return settings.NEWSROOM_METRICS_DIR / f"{socket.gethostname()}-{os.getppid()}"


def remove_left_folders() -> int:
    """Take away what servers counted that are gone; how many there were."""
    limit, removed = time.time() - LEFT, 0
    for each in settings.NEWSROOM_METRICS_DIR.glob("*-*"):
        with suppress(OSError):  # another process may be at it
            newest = max((file.stat().st_mtime for file in each.glob("*.db")), default=each.stat().st_mtime)
            if newest < limit:
                shutil.rmtree(each)
                removed += 1
    return removed


@cache
def _is_installed() -> bool:
    return find_spec("prometheus_client") is not None


@cache
def _library() -> ModuleType:
    """prometheus_client; where its processes count is for the environment to say before it is imported."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(place)
    return import_module("prometheus_client")


@cache
def _counters() -> Counters:
    library = _library()
    registry = library.CollectorRegistry()  # of its own: what is shown is read from the files of all processes
    return Counters(
        library.Counter("newsroom_requests", "Answers, by door and status.", ["door", "status"], registry=registry),
        library.Histogram(
            "newsroom_request_seconds", "How long answers took.", ["door"], registry=registry, buckets=BUCKETS
        ),
        library.Counter("newsroom_pages", "Readers' pages: kept in memory, or made.", ["from"], registry=registry),
        library.Counter("newsroom_limited", "Requests turned away as too many.", ["what"], registry=registry),
    )


def _said(words: str | bytes, status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    always = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Content-Type": "text/plain"}
    response = HttpResponse(words, status=status, headers=always | (headers or {}))
    response._has_been_logged = True  # strangers and monitors ask as often as they like
    return response
