"""The way from an address, or a name in one, that something had to the one that it has now."""

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from articles.readers.keys import keyed
from people import former
from public import site
from sections.models import Section


def moved(request: HttpRequest, model: type[Model], name: str, slug: str) -> HttpResponse:
    """To the address `name` of what had the slug before, with what was asked there. Raises Http404 for any other."""
    now = former.current(model, slug)
    if now is None or now == slug:
        raise Http404
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    return keyed(HttpResponsePermanentRedirect(reverse(f"public:{name}", args=[now]) + asked), lifetime=300)


def section_called(slug: str) -> site.Rubric | None:
    """The open section that a part of an address names, by the slug that it has or had. None for none."""
    if not slug:
        return None
    paper = site.current()
    return paper.find(slug) or paper.find(former.current(Section, slug) or "")
