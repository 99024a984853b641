"""What crawlers may read, and where the sitemaps are."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from public.fast.caching import keyed
from public.seen.metadata import absolute

#: The desk, texts shown in confidence, endless search results, and addresses that answer scripts alone.
CLOSED = ("/admin/", "/pratinjau/", "/koreksi/kirim/", "/koreksi/kasus/", "/cari/", "/baca/", "/csp/")


def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309). A staging copy is closed to all of them."""
    if settings.NEWSROOM_STAGING:
        shut = HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")
        return keyed(shut, lifetime=3600)
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [f"Sitemap: {absolute(reverse(f'public:{name}'))}" for name in ("sitemap", "sitemap_news")]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    return keyed(response, lifetime=3600)
