"""What readers see when we fail. Needs neither the database nor anything else that may be what failed."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def server_error(request: HttpRequest) -> HttpResponse:
    """Says that something broke on our side. Never kept."""
    return HttpResponse(
        render_to_string("public/server_error.html"), status=500, headers={"Cache-Control": "no-store"}
    )
