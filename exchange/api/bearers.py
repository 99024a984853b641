"""Whoever sends a token that lets nobody in is told so, also where none is asked for.

They believe to be signed in, and the answer that everybody gets would leave them in that belief: a token that was
revoked last night looks like one that sees no drafts. What a token that lets in gets there is what everybody gets
(`public.fast.caching` takes it away), so an answer for all still holds nothing of anybody's.
"""

from collections.abc import Callable

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from exchange.api import addresses, problems
from exchange.api.problems import Problem
from exchange.api.writing import entrance

#: A proxy in front of a house that is not open yet asks for a name and a password of its own, and passes them on.
_OF_PROXIES = "basic"


class Bearers:
    """Before the pages that are kept: 401 for what stands in `Authorization` and lets nobody in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent, path = request.META.get("HTTP_AUTHORIZATION", ""), request.path_info
        # operations that ask for a token look at it themselves
        is_open = path.startswith(addresses.ROOT) and not path.startswith((addresses.DESK, addresses.OUTLETS))
        return _refused(request) if sent and is_open and not _lets_in(sent) else self.get_response(request)


def _lets_in(sent: str) -> bool:
    scheme, _space, text = sent.strip().partition(" ")
    if scheme.lower() == _OF_PROXIES:
        return True
    if scheme.lower() != "bearer":
        return False
    try:
        return entrance.found(text.strip()) is not None
    except Error:  # without a database nobody can tell, and what is kept is everybody's
        return True


@problems.told
def _refused(request: HttpRequest) -> HttpResponse:
    why = _("This token lets nobody in. Send one that does, or none: what readers have asks for none.")
    challenge = {"WWW-Authenticate": 'Bearer realm="newsroom", error="invalid_token"'}
    return problems.of(Problem(401, "no-token", why, headers=challenge))
