"""What is being done in this thread: the request's id and the job's, for every line that is written meanwhile."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple
from uuid import uuid4

from django.conf import settings
from django.core.signals import request_finished
from django.dispatch import receiver
from django.http import HttpRequest

#: Where a proxy says which request this is, and where the answer says it to whoever asked.
HEADER = "X-Request-ID"
#: What an id may look like: it goes into logs and headers, so nothing in it may mean anything there.
_FIT = re.compile(r"[A-Za-z0-9._-]{6,80}")


class UnderWay(NamedTuple):
    """Ids; empty where there is none. A job bears the id of the request that asked for it."""

    request: str = ""
    job: str = ""


_NOTHING = UnderWay()
_now: ContextVar[UnderWay] = ContextVar("under_way", default=_NOTHING)


def current() -> UnderWay:
    """What this thread is doing now."""
    return _now.get()


def begin(request: str) -> None:
    """This thread answers a request from now on, until the answer has gone out: Django's own lines come last."""
    _now.set(UnderWay(request))


@receiver(request_finished, dispatch_uid="newsroom.watching.underway")
def _end(**kwargs) -> None:
    _now.set(_NOTHING)


@contextmanager
def doing(request: str = "", job: str = "") -> Iterator[None]:
    """Within it, that is what this thread is doing: the worker's way."""
    token = _now.set(UnderWay(request, job))
    try:
        yield
    finally:
        _now.reset(token)


def id_of(request: HttpRequest) -> str:
    """The id that a trusted proxy gave the request, if it is fit to be written; else a new one."""
    told = request.META.get("HTTP_X_REQUEST_ID", "")
    if told and settings.ALLAUTH_TRUSTED_PROXY_COUNT and _FIT.fullmatch(told):
        return told
    return uuid4().hex
