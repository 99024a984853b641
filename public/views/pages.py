"""Fixed pages, and the pages that stand where there is nothing to read."""

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from articles import body
from public import selections
from public.fast.caching import keyed
from public.models import Page
from public.moved import moved
from public.seen import metadata
from public.views.rendering import render


def page(request: HttpRequest, slug: str) -> HttpResponse:
    """A fixed page such as About Us. Raises Http404 for one that is not public."""
    found = Page.objects.public().filter(slug=slug).first()
    if found is None:
        return moved(request, Page, "page", slug)
    context = {
        "page": found,
        "body": mark_safe(body.render(body.clean(found.body), {}, {})),  # noqa: S308 - cleaned in this line
        "meta": metadata.for_listing(found.title, found.summary or found.title, found.get_absolute_url()),
    }
    return keyed(render("public/page.html", context), f"page:{found.pk}", lifetime=300)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing lives at this address: says so, and offers the search and the newest stories."""
    response = render("public/not_found.html", {"latest": selections.latest(5)}, status=404)
    return keyed(response, "front", lifetime=10)
