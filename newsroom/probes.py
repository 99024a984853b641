"""Addresses for whoever runs this server: is the process alive, should it get readers, and what has it counted?

All are answered before anything else looks at the request, so whatever host and scheme a probe names is right, and
none says anything that a stranger could use.
"""

import threading
import time

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse

from newsroom import statements
from newsroom.watching import metrics
from public.fast import changes

#: A look at what was withdrawn that is older than so many seconds is made anew for a probe.
FRESH = 3.0
#: How long the database may take for a probe, in seconds.
PATIENCE = 2
#: Seconds between two looks at the migrations, while some are missing.
AGAIN = 5.0

_lock = threading.Lock()
_migrated = False
_looked_at = float("-inf")


def healthz(request: HttpRequest) -> HttpResponse:
    """The process is alive. Asks nothing: a database that is away is no reason to end a server."""
    return _said("alive")


def readyz(request: HttpRequest) -> HttpResponse:
    """200 if this process can show readers what they may see, else 503 and why not."""
    statements.limit(PATIENCE)
    if not changes.knows(FRESH):
        return _said("not ready: the database does not answer", 503)
    if not is_migrated():
        return _said("not ready: migrations are not applied", 503)
    return _said("ready")


def is_migrated() -> bool:
    """Has the database every migration that this code knows? Once that is so, it is not asked again."""
    global _migrated, _looked_at
    if _migrated:
        return True
    with _lock:
        if not _migrated and time.monotonic() - _looked_at > AGAIN:
            _looked_at = time.monotonic()
            try:
                loader = MigrationLoader(connection)
                _migrated = set(loader.graph.leaf_nodes()) <= set(loader.applied_migrations)
            except Error:
                return False
    return _migrated


PROBES = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics.show}


class Probes:
    """First of all: what a probe asks for passes by every other middleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        view = PROBES.get(request.path_info)
        return view(request) if view else self.get_response(request)


def _said(words: str, status: int = 200) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    response = HttpResponse(f"{words}\n", content_type="text/plain; charset=utf-8", status=status, headers=headers)
    response._has_been_logged = True  # or Django would mail ADMINS of every probe
    return response
