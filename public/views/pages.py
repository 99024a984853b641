"""Fixed pages, and the pages that stand where there is nothing to read."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.safestring import mark_safe

from articles import body
from articles.models import Edition
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
    """From an address of another system to the story or the fixed page that stood there; None where neither did.

    It leads on for ever, and at once to where the story is now, or to the notice that it is gone.
    """
    asked = (request.path_info, request.META.get("QUERY_STRING", ""))
    number = old_addresses.find(*asked)
    if number is None:
        public = Page.objects.public().filter(old_addresses__path=old_addresses.normal(*asked)).first()
        if public is None:
            return None
        return keyed(HttpResponsePermanentRedirect(public.get_absolute_url()), keys.page(public.pk), lifetime=300)
    live = Edition.objects.live().filter(article=number).only("article_id", "slug").first()
    onwards = live.get_absolute_url() if live else f"/read/{number}"
    if request.path_info.rstrip("/") == onwards:  # to itself, if readers lack it
        return None
    return keyed(HttpResponsePermanentRedirect(onwards), keys.article(number), lifetime=300)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing lives at this address: leads on to what stood there in another system, if anything did; else says so,
    and offers the search and the newest stories."""
    if led_on := lead_on(request):
        return led_on
    response = render("public/not_found.html", {"latest": selections.latest(5)}, status=404)
    return keyed(response, keys.FRONT, lifetime=10)
