"""Where a change comes from: the request under way, remembered for the log."""

import hashlib
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest, HttpResponse

_request: ContextVar[HttpRequest | None] = ContextVar("request_under_way", default=None)
_afterwards: ContextVar[list[Callable[[], object]] | None] = ContextVar("once_answered", default=None)


@dataclass(frozen=True)
class Source:
    """Network address, device and session of a request; empty for what a command or the worker does."""

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
    return Source(get_client_ip(request), request.META.get("HTTP_USER_AGENT", "")[:250], digest)


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
