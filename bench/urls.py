"""Every address of the house, and `/_bare`: what Django and its middleware cost alone. For measuring only."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from newsroom.urls import handler404, handler500

__all__ = ["handler404", "handler500"]


def bare(request: HttpRequest) -> HttpResponse:
    """Two letters."""
    return HttpResponse("ok")


urlpatterns = [path("_bare", bare), path("", include("newsroom.urls"))]
