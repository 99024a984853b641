"""Where a change comes from: the request under way, remembered for the log."""

import hashlib
import ipaddress
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse

log = logging.getLogger(__name__)

#: Under this name stands what `doctor` is to know of requests that came by fewer proxies than TRUSTED_PROXIES says.
FEWER_PROXIES = "audit.fewer_proxies"
_REMEMBERED = 24 * 3600

_request: ContextVar[HttpRequest | None] = ContextVar("request_under_way", default=None)
_told: ContextVar[dict[str, str] | None] = ContextVar("told_as_well", default=None)
_afterwards: ContextVar[list[Callable[[], object]] | None] = ContextVar("once_answered", default=None)


@dataclass(frozen=True)
class Source:
    """Network address, device and session of a request; empty for what a command or the worker does.

    What a program did that came by a token has the token's beginning before the device (`request.program`).
    """

    address: str | None = None
    device: str = ""
    session: str = ""


class RememberSource:
    """Remembers a request while it is answered, and then does what waited for that."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token, waiting = _request.set(request), _afterwards.set([])
        try:
            answer = self.get_response(request)
            for do in _afterwards.get():
                do()
            return answer
        finally:
            _afterwards.reset(waiting)
            _request.reset(token)


def current() -> Source:
    """Where the work at hand comes from."""
    request = _request.get()
    if request is None:
        return Source()
    key = getattr(getattr(request, "session", None), "session_key", None) or ""
    digest = hashlib.sha256(f"log:{key}".encode()).hexdigest()[:16] if key else ""
    device = f"{getattr(request, 'program', '')} {request.META.get('HTTP_USER_AGENT', '')}".strip()
    return Source(client_address(request), device[:250], digest)


def client_address(request: HttpRequest) -> str | None:
    """The network address that a request comes from, as TRUSTED_PROXIES says; None if it has none that can be read.

    A request that came by fewer proxies than that is no failure: the first address that is told counts, and `doctor`
    tells of it.
    """
    told = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if each.strip()]
    trusted = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if not trusted or not told:
        return _readable(request.META.get("REMOTE_ADDR", ""))
    if len(told) < trusted:
        _tell_of_fewer(len(told))
    return _readable(told[-min(trusted, len(told))]) or _readable(request.META.get("REMOTE_ADDR", ""))


def _readable(address: str) -> str | None:
    """An address without its port and brackets, as PostgreSQL can hold it."""
    bare = address[1:].partition("]")[0] if address.startswith("[") else address
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return str(ipaddress.ip_address(bare.partition("%")[0]))
    except ValueError:
        return None


def _tell_of_fewer(count: int) -> None:
    """Once a day to the log, and to what `doctor` reads."""
    try:
        with transaction.atomic():
            if not cache.add(FEWER_PROXIES, count, _REMEMBERED):
                return
    except DatabaseError:
        return
    log.warning(
        "A request came by %d proxies, and TRUSTED_PROXIES is %d.", count, settings.ALLAUTH_TRUSTED_PROXY_COUNT
    )


@contextmanager
def telling(**details: str) -> Iterator[None]:
    """Have everything that is logged meanwhile tell `details` as well: by which rule something was done."""
    token = _told.set(told() | details)
    try:
        yield
    finally:
        _told.reset(token)


def told() -> dict[str, str]:
    """What the log tells of the work at hand beside what each entry says."""
    return _told.get() or {}


def is_answering() -> bool:
    """True while a request is answered; False for what a command or the worker does."""
    return _request.get() is not None


def once_answered(do: Callable[[], object]) -> None:
    """Call `do` when the request under way is answered and its transactions have ended, kept or undone.

    At once where there is no request.
    """
    waiting = _afterwards.get()
    if waiting is None:
        do()
    else:
        waiting.append(do)


def signed_in():
    """The person whose request is under way; None for commands, the worker, and strangers."""
    user = getattr(_request.get(), "user", None)
    return user if user is not None and user.is_authenticated else None
