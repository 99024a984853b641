"""Who comes in by a token, and with what: the person, their language and clock, and the scope that is asked for."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from exchange.api import tokens
from exchange.api.problems import Problem
from exchange.models import ApiToken, Scope
from people import clock
from people.roles import GUARDED_RIGHTS

#: What an operation answers that asks for a token.
REFUSALS = {
    401: "No token, or none that lets in",
    403: "The token's scopes or its person's rights do not go so far; `detail` says why",
}


class Token(HttpBearer):
    """Lets in whoever sends a token that lives and has the scope; the request is its owner's from then on."""

    def __init__(self, scope: Scope | None = None):
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken:
        known = found(token)
        if known is None:
            raise no_token()
        request.user, request.program = known.owner, f"{known.prefix}…"
        translation.activate(known.owner.language)
        timezone.activate(clock.zone_of(known.owner))
        tokens.note_use(known)
        if settings.NEWSROOM_REQUIRE_MFA and known.owner.rights & GUARDED_RIGHTS and not is_mfa_enabled(known.owner):
            raise Problem(403, "second-factor", _("Your role asks for a second step at sign-in. Set one up first."))
        if self.scope and self.scope not in known.scopes:
            challenge = f'Bearer error="insufficient_scope", scope="{self.scope}"'
            why = _("This token may not do this. It lacks the scope %(scope)s.") % {"scope": self.scope}
            raise Problem(403, "scope", why, headers={"WWW-Authenticate": challenge}, scope=str(self.scope))
        return known


def found(token: str) -> ApiToken | None:
    """The token that lets in by this text; None for any other."""
    known = tokens.find(token)
    return known if known and known.owner.is_staff else None


def no_token() -> Problem:
    """401: the same whatever was the matter with it."""
    why = _("Send a token that lets in: Authorization: Bearer nrm_…")
    return Problem(401, "no-token", why, headers={"WWW-Authenticate": 'Bearer realm="newsroom"'})


def asks(scope: Scope | None, *statuses: int) -> dict[str, Any]:
    """The arguments of an operation that asks for a token: of a scope, with what else it may refuse with."""
    told = {
        409: "The same key was sent with another text",
        412: "Somebody has changed the story since; `version` is its own now",
        423: "Somebody else writes in it now; `detail` says who",
        428: "Say which version was looked at: `If-Match`",
        503: "There is no room for it now",
    }
    refusals = REFUSALS | {status: told[status] for status in statuses}
    return {
        "auth": Token(scope),
        "openapi_extra": {"x-scope": str(scope) if scope else "", "x-refusals": refusals},
    }
