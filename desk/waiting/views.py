"""The start page's part that changes: what waits for this person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from articles.admin import responses
from desk.waiting import waiting


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The part alone for a script; anyone else belongs on the start page."""
    if request.headers.get(responses.PART_HEADER):
        return render(request, "desk/waiting.html")
    return redirect("admin:index")


def live(request: HttpRequest, argument: str) -> dict | None:
    """The topic `waiting`."""
    return {"stamp": waiting.stamp(request.user)}
