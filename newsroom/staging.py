"""A newsroom that is a copy, to try things out in (NEWSROOM_STAGING): no machine lists it, and no mail leaves it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse


def mail(data: Path) -> dict[str, Any]:
    """Django's settings for mail that stays here: files in a folder, whatever EMAIL_URL says."""
    return {"EMAIL_BACKEND": "newsroom.filebased.EmailBackend", "EMAIL_FILE_PATH": str(data / "mail")}


class NoIndex:
    """Says with every answer, files and failures too, that no search engine is to list it."""

    def __init__(self, get_response):
        if not settings.NEWSROOM_STAGING:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response
