"""Takes browsers' reports of what the content security policy stopped, and writes them to the log.

https://www.w3.org/TR/CSP3/#violation-events (the form of `report-uri`). Nothing of the reader is kept.
"""

import json
import logging
import threading
import time

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

log = logging.getLogger(__name__)

#: Bytes of a report that are read.
LONGEST = 8_000
#: Reports a process writes in a minute; the rest of a storm says nothing new.
A_MINUTE = 20
_WANTED = ("document-uri", "effective-directive", "blocked-uri", "source-file", "line-number")

_lock = threading.Lock()
_minute = 0
_written = 0


@csrf_exempt
@require_POST
def csp(request: HttpRequest) -> HttpResponse:
    """A report. Always 204: the sender learns nothing."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    fits = length.isdecimal() and 0 < int(length) <= LONGEST
    if fits and _may_write() and (words := _said(request.read(LONGEST))):
        log.warning("Content security policy: %s", words)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _said(body: bytes) -> str:
    """The report on one line, each part cut short; empty if it is none."""
    try:
        report = json.loads(body)["csp-report"]
        return ", ".join(f"{name} {str(report[name])[:200]!r}" for name in _WANTED if report.get(name))
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""


def _may_write() -> bool:
    global _minute, _written
    now = int(time.monotonic() // 60)
    with _lock:
        if now != _minute:
            _minute, _written = now, 0
        _written += 1
        return _written <= A_MINUTE
