"""So many searches, answers to shared texts and tries to sign in come from one address in a minute, and no more.

Counted in each process by itself, so nothing is asked for it, and the memory that it takes is bounded however many
addresses a stranger has. Wrong passwords are counted in the database besides (people/adapters.py).
"""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property

from audit.sources import client_address
from newsroom.staff import STAFF_PREFIX, is_staff_address
from newsroom.watching import metrics
from public import errors

#: Addresses that are remembered; the one that asked longest ago is forgotten first.
MOST = 20_000
#: A household's share of IPv6: within it everyone has as many addresses as they like.
_HOUSEHOLD = 64
#: What pages' own scripts and browsers send by themselves; bounded where it is taken.
BY_ITSELF = ("/baca/", "/csp/")


class Buckets:
    """A bucket for each key: holds as many as may come in a minute, and fills again as time passes."""

    def __init__(self, most: int = MOST):
        self.most = most
        self._left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: tuple[str, str], a_minute: int, now: float) -> float:
        """Nought if there was one left, else the seconds until there is. `now` in seconds of any clock."""
        with self._lock:
            left, at = self._left.pop(key, (float(a_minute), now))
            left = min(float(a_minute), left + (now - at) * a_minute / 60)
            wait = 0.0 if left >= 1 else (1 - left) * 60 / a_minute
            self._left[key] = (left if wait else left - 1, now)
            if len(self._left) > self.most:
                self._left.popitem(last=False)
        return wait

    def __len__(self) -> int:
        return len(self._left)


buckets = Buckets()


class Limits:
    """429 to whoever asks too often, with when to ask again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for what, setting, is_meant in self._rules:
            if is_meant(request):
                most = getattr(settings, setting)
                wait = most and _is_counted() and buckets.take((what, _whose(request)), most, time.monotonic())
                if wait:
                    metrics.count_limited(what)
                    return refused(request, math.ceil(wait))
                break
        return self.get_response(request)

    @cached_property
    def _rules(self) -> tuple[tuple[str, str, Callable[[HttpRequest], bool]], ...]:
        search, account = reverse("public:search"), f"{STAFF_PREFIX}account/"

        def searches(request: HttpRequest) -> bool:
            return request.path_info == search and "q=" in request.META.get("QUERY_STRING", "")

        def sends(request: HttpRequest) -> bool:
            return request.method == "POST" and not is_staff_address(request) and not _by_itself(request)

        def signs_in(request: HttpRequest) -> bool:
            return request.method == "POST" and request.path_info.startswith(account)

        return (
            ("search", "NEWSROOM_SEARCHES_A_MINUTE", searches),
            ("form", "NEWSROOM_FORMS_A_MINUTE", sends),
            ("sign-in", "NEWSROOM_SIGN_INS_A_MINUTE", signs_in),
        )


def refused(request: HttpRequest, seconds: int) -> HttpResponse:
    """429, as a page or, for a script, as JSON; to be asked again in so many seconds."""
    if request.headers.get("Accept", "").startswith("application/json"):
        response = JsonResponse({"error": "Too many requests", "retry_after": seconds}, status=429)
        response.headers["Cache-Control"] = "no-store"
    else:
        response = errors.too_many(request, seconds)
    response.headers["Retry-After"] = str(seconds)
    response._has_been_logged = True  # it is counted; a line for each would be what a stranger wants
    return response


def _by_itself(request: HttpRequest) -> bool:
    return request.path_info.startswith(BY_ITSELF)


def _is_counted() -> bool:
    """Behind a proxy that nobody counted all the world has one address, and would be turned away as one."""
    return bool(settings.ALLAUTH_TRUSTED_PROXY_COUNT) or not settings.BEHIND_PROXY


def _whose(request: HttpRequest) -> str:
    """The address that is counted: of IPv6, the household's part."""
    address = client_address(request) or ""
    if ":" not in address:
        return address
    return str(int(ip_address(address)) >> (128 - _HOUSEHOLD))
