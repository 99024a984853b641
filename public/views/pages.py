"""Fixed pages, and the pages that stand where there is nothing to read."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.safestring import mark_safe

from articles import body
from articles.readers import keys, old_addresses
from articles.readers.keys import keyed
from public import masthead, selections
from public.models import Page
from public.models.page import Purpose
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
    if found.purpose != Purpose.MASTHEAD:
        return keyed(render("public/page.html", context), keys.page(found.pk), lifetime=300)
    context["masthead"] = masthead.read()
    return keyed(render("public/page.html", context), keys.page(found.pk), keys.MASTHEAD, lifetime=300)


def lead_on(request: HttpRequest) -> HttpResponse | None:
    """From an address of another system to the story that stood there; None where none did. It leads on for ever."""
    number = old_addresses.find(request.path_info, request.META.get("QUERY_STRING", ""))
    if number is None or request.path_info.rstrip("/") == f"/read/{number}":  # to itself, if readers lack it
        return None
    return keyed(HttpResponsePermanentRedirect(f"/read/{number}"), keys.article(number), lifetime=300)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing lives at this address: leads on to what stood there in another system, if anything did; else says so,
    and offers the search and the newest stories."""
    if led_on := lead_on(request):
        return led_on
    response = render("public/not_found.html", {"latest": selections.latest(5)}, status=404)
    return keyed(response, keys.FRONT, lifetime=10)
