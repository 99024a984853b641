"""So many searches, answers to shared texts and tries to sign in come from one address in a minute, and no more; so
many requests of programs from one address, or with one token.

Counted in each process by itself, so nothing is asked for it, and the memory that it takes is bounded however many
addresses a stranger has. Wrong passwords are counted in the database besides (people/adapters.py).
"""

import hashlib
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from audit.sources import client_address
from exchange.api import addresses, problems
from newsroom.staff import API_PREFIX, STAFF_PREFIX, is_desk_api, is_staff_address
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

    def left(self, key: tuple[str, str], a_minute: int, now: float) -> float:
        """How many there are at `now`; below one: whoever takes has to wait."""
        with self._lock:
            left, at = self._left.get(key, (float(a_minute), now))
        return min(float(a_minute), left + (now - at) * a_minute / 60)

    def __len__(self) -> int:
        return len(self._left)


buckets = Buckets()


def whose(request: HttpRequest) -> str:
    """The address that is counted: of IPv6, the household's part."""
    address = client_address(request) or ""
    if ":" not in address:
        return address
    return str(int(ip_address(address)) >> (128 - _HOUSEHOLD))


def token_of(request: HttpRequest) -> str:
    """What stands for the token that a program sends, be it one of ours or not."""
    return hashlib.sha256(request.META.get("HTTP_AUTHORIZATION", "").encode()).hexdigest()


@dataclass(frozen=True)
class Rule:
    """What is counted together, by whom, and by which setting. `is_told`: each answer says what is left."""

    what: str
    setting: str
    is_meant: Callable[[HttpRequest], bool]
    whose: Callable[[HttpRequest], str] = whose
    is_told: bool = False

    @property
    def most(self) -> int:
        """How many in a minute; 0: any number. Behind a proxy that nobody counted all the world has one address,
        and would be turned away as one."""
        counts = bool(settings.ALLAUTH_TRUSTED_PROXY_COUNT) or not settings.BEHIND_PROXY
        return getattr(settings, self.setting) if counts else 0


#: Tokens that nobody has: whoever tries them is known by their address.
UNKNOWN = Rule("api-unknown", "NEWSROOM_API_A_MINUTE", lambda request: False)


class Limits:
    """429 to whoever asks too often, with when to ask again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        rule = next((rule for rule in self._rules if rule.is_meant(request)), None)
        if rule is None or not rule.most:
            return self.get_response(request)
        key, now = (rule.what, rule.whose(request)), time.monotonic()
        stranger = (UNKNOWN.what, whose(request)) if rule.whose is token_of and UNKNOWN.most else None
        if stranger and (left := buckets.left(stranger, UNKNOWN.most, now)) < 1:
            wait = (1 - left) * 60 / UNKNOWN.most
        else:
            wait = buckets.take(key, rule.most, now)
        if wait:
            metrics.count_limited(rule.what)
            response = refused(request, math.ceil(wait))
        else:
            response = self.get_response(request)
        if stranger and response.status_code == 401:
            buckets.take(stranger, UNKNOWN.most, now)
        if rule.is_told:
            _tell(response, rule, buckets.left(key, rule.most, now))
        return response

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        search, account = reverse("public:search"), f"{STAFF_PREFIX}account/"

        def searches(request: HttpRequest) -> bool:
            return request.path_info == search and "q=" in request.META.get("QUERY_STRING", "")

        def sends(request: HttpRequest) -> bool:
            return request.method == "POST" and not is_staff_address(request) and not _by_itself(request)

        def signs_in(request: HttpRequest) -> bool:
            return request.method == "POST" and request.path_info.startswith(account)

        def by_key(request: HttpRequest) -> bool:
            return is_desk_api(request) or request.path_info.startswith(addresses.OUTLETS)

        def programs(request: HttpRequest) -> bool:
            return request.path_info.startswith(API_PREFIX) and not by_key(request)

        return (
            Rule("api-token", "NEWSROOM_API_TOKEN_A_MINUTE", by_key, token_of, is_told=True),
            Rule("api", "NEWSROOM_API_A_MINUTE", programs, is_told=True),
            Rule("search", "NEWSROOM_SEARCHES_A_MINUTE", searches),
            Rule("form", "NEWSROOM_FORMS_A_MINUTE", sends),
            Rule("sign-in", "NEWSROOM_SIGN_INS_A_MINUTE", signs_in),
        )


def _tell(response: HttpResponse, rule: Rule, left: float) -> None:
    """What may be asked, and what is left of it: draft-ietf-httpapi-ratelimit-headers.

    What is left is nobody else's business: an answer that a cache between us may keep does not say it.
    """
    response.headers["RateLimit-Policy"] = f'"{rule.what}";q={rule.most};w=60'
    if "public" not in response.headers.get("Cache-Control", ""):
        again = math.ceil((rule.most - left) * 60 / rule.most)
        response.headers["RateLimit"] = f'"{rule.what}";r={int(left)};t={again}'


def refused(request: HttpRequest, seconds: int) -> HttpResponse:
    """429, as a page or, for a script or program, as JSON; to be asked again in so many seconds."""
    if request.path_info.startswith(API_PREFIX):
        why = _("Asked too often. Ask again in %(seconds)s seconds.") % {"seconds": seconds}
        response = problems.answer(429, "too-many", why)
        response.headers["Access-Control-Allow-Origin"] = "*"
    elif request.headers.get("Accept", "").startswith("application/json"):
        response = JsonResponse({"error": "Too many requests", "retry_after": seconds}, status=429)
        response.headers["Cache-Control"] = "no-store"
    else:
        response = errors.too_many(request, seconds)
    response.headers["Retry-After"] = str(seconds)
    response._has_been_logged = True  # it is counted; a line for each would be what a stranger wants
    return response


def _by_itself(request: HttpRequest) -> bool:
    return request.path_info.startswith(BY_ITSELF)
