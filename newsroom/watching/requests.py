"""Each request has an id, is counted, and is a line in the log if that is wanted."""

import logging
import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from audit.sources import client_address
from newsroom.logs import without_secrets
from newsroom.staff import is_desk_api, is_staff_address
from newsroom.watching import metrics, underway

log = logging.getLogger("newsroom.access")

READERS, DESK = "readers", "desk"


class Watched:
    """Stands before all others but the probes, so that it sees what became of every request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began, name = time.perf_counter(), underway.id_of(request)
        underway.begin(name)
        response = self.get_response(request)
        response.headers[underway.HEADER] = name
        if settings.NEWSROOM_METRICS_TOKEN or settings.NEWSROOM_ACCESS_LOG:
            _tell(request, response, time.perf_counter() - began)
        return response


def _tell(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    door = DESK if is_staff_address(request) or is_desk_api(request) else READERS
    kept = getattr(request, "page_kept", None)
    metrics.count_request(door, response.status_code, seconds, kept)
    if not settings.NEWSROOM_ACCESS_LOG:
        return
    fields = {
        "method": request.method,
        "path": without_secrets(request.path),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "bytes": 0 if response.streaming else len(response.content),
        "door": door,
        "kept": bool(kept),
        "address": client_address(request) or "",
    }
    log.info("{method} {path} {status} {ms} ms {bytes} B {address}".format(**fields), extra={"fields": fields})
