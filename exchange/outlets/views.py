"""Addresses at which partners fetch: what changed, page by page, and a single story."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from articles.readers.lists import Mark
from exchange.api import addresses, cursors, problems
from exchange.api.problems import Problem
from exchange.models import Format, Outlet
from exchange.outlets import asnewsml, asninjs, feed, setting_up
from exchange.outlets.items import Item
from people import clock

_CHALLENGE = 'Bearer realm="outlet", Basic realm="outlet"'
_TYPES = {Format.NINJS: asninjs.MEDIA_TYPE, Format.NEWSML: asnewsml.MEDIA_TYPE}


def _for_partners(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for whoever has the key: given the outlet in place of its address, in the paper's language and zone."""

    @wraps(view)
    def answered(request: HttpRequest, slug: str, **kwargs) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE), timezone.override(clock.newsroom_zone()):
            try:
                outlet = setting_up.find(slug, request.META.get("HTTP_AUTHORIZATION", ""))
                if outlet is None:  # the same whatever was the matter, and whether there is such an outlet
                    why = _("Send the key of this outlet: Authorization: Bearer nro_…")
                    raise Problem(401, "no-key", why, headers={"WWW-Authenticate": _CHALLENGE})
                response = view(request, outlet, **kwargs)
            except Problem as problem:
                response = problems.of(problem)
                response.headers["Cache-Control"] = "no-store"
        response.headers["Vary"] = "Authorization"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return gzip_page(require_safe(answered))


@_for_partners
def items(request: HttpRequest, outlet: Outlet) -> HttpResponse:
    """What changed for the outlet behind `?cursor=`, or from `?since=` on; `?limit=` stories at most."""
    now = clock.now()
    page = feed.page(outlet, _begin(request, now), _limit(request), now)
    resume = cursors.written(page.resume)

    def write() -> bytes:
        if outlet.format == Format.NEWSML:
            return asnewsml.page(page.items, now)
        return asninjs.page(page.items, resume, page.more)

    answer = _answer(request, outlet, page.items, page.more, write)
    answer.headers["Newsroom-Resume"] = resume
    if page.more:
        asked = urlencode({"cursor": resume, "limit": _limit(request)})
        following = addresses.absolute(f"{reverse('outlets:items', args=[outlet.slug])}?{asked}")
        answer.headers["Link"] = f'<{following}>; rel="next"'
    return answer


@_for_partners
def item(request: HttpRequest, outlet: Outlet, pk: int) -> HttpResponse:
    """A single story as it is now; 404 for one of which the outlet does not hear."""
    now = clock.now()
    found = feed.one(outlet, pk, now) if 0 < pk <= addresses.LARGEST else None
    if found is None:
        raise Problem(404, "not-found", _("There is no such story for this outlet."))
    if outlet.format == Format.NEWSML:
        return _answer(request, outlet, [found], False, lambda: asnewsml.page([found], now))
    return _answer(request, outlet, [found], False, lambda: asninjs.one(found))


def _answer(
    request: HttpRequest, outlet: Outlet, found: list[Item], more: bool, write: Callable[[], bytes]
) -> HttpResponse:
    """The stories in the outlet's format, or 304 if it has this very answer. That it has them is written down."""
    said = asninjs.page(found, "", more)  # whatever differs from one asking to the next is not in it
    etag = f'W/"{hashlib.blake2b(said, key=outlet.format.encode(), digest_size=12).hexdigest()}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    known = [one.strip() for one in request.META.get("HTTP_IF_NONE_MATCH", "").split(",")]
    if etag in known or "*" in known:
        return HttpResponse(status=304, headers=headers)
    response = HttpResponse(write(), content_type=_TYPES[Format(outlet.format)], headers=headers)
    if request.method == "GET":
        feed.take(outlet, found)
    return response


def _begin(request: HttpRequest, now: datetime) -> Mark:
    if cursor := request.GET.get("cursor"):
        return cursors.read(cursor)
    since = now - feed.BEGINS
    if asked := request.GET.get("since"):
        try:
            moment = parse_datetime(asked)
        except ValueError:
            moment = None
        if moment is None or timezone.is_naive(moment):
            raise problems.invalid("query", "since", _("This is no moment with its zone: 2026-11-02T00:00:00Z."))
        since = moment
    return Mark(since, 0)


def _limit(request: HttpRequest) -> int:
    asked = request.GET.get("limit", str(cursors.USUAL))
    if not (asked.isascii() and asked.isdigit() and len(asked) < 5 and 1 <= int(asked) <= cursors.MOST):
        raise problems.invalid("query", "limit", _("This is no number from 1 to %(most)s.") % {"most": cursors.MOST})
    return int(asked)
