"""The way from an address that something had to the one that it has now."""

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from articles.readers.keys import keyed
from people import former


def moved(request: HttpRequest, model: type[Model], name: str, slug: str) -> HttpResponse:
    """To the address `name` of what had the slug before, with what was asked there. Raises Http404 for any other."""
    now = former.current(model, slug)
    if now is None or now == slug:
        raise Http404
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    return keyed(HttpResponsePermanentRedirect(reverse(f"public:{name}", args=[now]) + asked), lifetime=300)
