"""What people see when we fail. Needs neither the database nor anything else that may be what failed."""

import base64
import hashlib
import re
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def server_error(request: HttpRequest, status: int = 500) -> HttpResponse:
    """Says that something broke on our side. Never kept."""
    if request.path_info.startswith("/api/"):
        return _for_programs(status)
    return _bare("public/server_error.html", request, status)


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    """429: says that somebody asked too often, in how many seconds they may again, and where what they typed is.
    Never kept."""
    return _bare("public/too_many.html", request, 429, seconds=seconds, sent=request.method == "POST")


def _for_programs(status: int) -> HttpResponse:
    """The same as a problem in JSON (RFC 9457), for whoever asked below /api/."""
    told = {"type": "urn:newsroom:problem:failed", "title": HTTPStatus(status).phrase, "status": status}
    return JsonResponse(
        told, status=status, content_type="application/problem+json", headers={"Cache-Control": "no-store"}
    )


def _bare(template: str, request: HttpRequest, status: int, **more: int) -> HttpResponse:
    """A page that brings its own style, as no file may be had; its policy allows this one text, by its hash."""
    desk = settings.SESSION_COOKIE_PATH
    shown = {"name": settings.NEWSROOM_NAME, "language": get_language() or "", "desk": desk, "status": status}
    page = render_to_string(template, shown | {"at_desk": request.path_info.startswith(desk)} | more)
    digest = base64.b64encode(hashlib.sha256(_STYLE.search(page)[1].encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return HttpResponse(page, status=status, headers={"Cache-Control": "no-store", "Content-Security-Policy": policy})
