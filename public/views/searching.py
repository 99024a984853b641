"""The search page."""

from django.http import HttpRequest, HttpResponse

from public.views.rendering import render


def search(request: HttpRequest) -> HttpResponse:
    """Stories that hold the words of `?q=`."""
    return render("public/not_found.html", {})
