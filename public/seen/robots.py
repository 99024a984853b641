"""The small files that programs look for: robots.txt, ads.txt, trust.txt."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from articles.readers.keys import keyed
from public.models.text_file import FileName, TextFile
from public.seen.addresses import absolute

#: The desk, texts shown in confidence, endless search results, and addresses that answer scripts alone.
CLOSED = ("/admin/", "/pratinjau/", "/koreksi/kirim/", "/koreksi/kasus/", "/cari/", "/baca/", "/csp/")


def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309), with the house's own terms for machines below. A staging copy is closed."""
    if settings.NEWSROOM_STAGING:
        return _plain("User-agent: *\nDisallow: /\n")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [f"Sitemap: {absolute(reverse(f'public:{name}'))}" for name in ("sitemap", "sitemap_news")]
    if own := _words(FileName.ROBOTS):
        lines += ["", own]
    return _plain("\n".join(lines) + "\n")


def ads(request: HttpRequest) -> HttpResponse:
    """ads.txt, as the house wrote it. Raises Http404 where it wrote none."""
    return _own(FileName.ADS)


def trust(request: HttpRequest) -> HttpResponse:
    """trust.txt, as the house wrote it. Raises Http404 where it wrote none."""
    return _own(FileName.TRUST)


def _own(name: FileName) -> HttpResponse:
    words = _words(name)
    if not words:
        raise Http404
    return _plain(words + "\n")


def _words(name: FileName) -> str:
    found = TextFile.objects.filter(name=name).values_list("text", flat=True).first()
    return "\n".join((found or "").strip().splitlines())


def _plain(text: str) -> HttpResponse:
    return keyed(HttpResponse(text, content_type="text/plain; charset=utf-8"), lifetime=3600)
