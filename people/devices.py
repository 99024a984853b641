"""Browsers in which a person has signed in before.

Whoever guesses at a password from elsewhere uses up the tries of strangers, never those of such a browser: nobody can
shut a person out by guessing at their name. The browser keeps a cookie that names nobody and proves itself for one
account and one password; a new password makes it worthless.
"""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from people.models import User

COOKIE = "signed_in_before"
PATH = "/admin/account/"
#: Counted from the last sign-in in that browser.
LIFE = timedelta(days=180)
#: So many people of one shared browser are remembered.
MOST = 4
_BETWEEN = "|"


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Let the browser that gets `response` prove later that `user` has signed in there."""
    others = [mark for mark in _marks(request) if not _is_of(mark, user)]
    marks = [_signer(user).sign(get_random_string(12)), *others][:MOST]
    response.set_cookie(
        COOKIE,
        _BETWEEN.join(marks),
        max_age=LIFE,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def known(request: HttpRequest, user: User) -> str | None:
    """A name for this browser if `user` has signed in there with the password they have now; else None."""
    mark = next((mark for mark in _marks(request) if _is_of(mark, user)), None)
    return mark and hashlib.sha256(mark.encode()).hexdigest()


def _marks(request: HttpRequest) -> list[str]:
    return [mark for mark in request.COOKIES.get(COOKIE, "").split(_BETWEEN)[:MOST] if mark]


def _is_of(mark: str, user: User) -> bool:
    try:
        _signer(user).unsign(mark, max_age=LIFE)
    except signing.BadSignature:  # another's, too old, of an older password, or made up
        return False
    return True


def _signer(user: User) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"people.devices:{user.pk}:{user.password}")
