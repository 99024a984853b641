"""What is said where there is no answer: a problem in JSON, as RFC 9457 has it.

`type` tells one kind from another for ever; `title` names the kind, `detail` says in a sentence what was the matter
this time. What a person would be told on the desk, their program is told in the same words.
"""

import json
from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import HttpError, ValidationError

from articles.readers import keys
from articles.readers.keys import keyed
from exchange.api import addresses

MEDIA_TYPE = "application/problem+json"
_NO_MOMENT = gettext_lazy("This is no moment with its zone: 2026-11-02T00:00:00Z.")
#: What is said of the faults that people usually make, by pydantic's names of them; of all others it says so itself.
_FAULTS = {
    "missing": gettext_lazy("This must be given."),
    "int_parsing": gettext_lazy("This is no whole number."),
    "greater_than_equal": gettext_lazy("This must be %(ge)s or more."),
    "less_than_equal": gettext_lazy("This must be %(le)s or less."),
    "enum": gettext_lazy("This must be one of these: %(expected)s."),
    "string_too_long": gettext_lazy("This may have %(max_length)s characters."),
    "string_pattern_mismatch": gettext_lazy("This can be no word of an address of ours."),
    "datetime_from_date_parsing": _NO_MOMENT,
    "datetime_parsing": _NO_MOMENT,
    "timezone_aware": _NO_MOMENT,
}
#: Before the name of a kind.
_TYPE = "urn:newsroom:problem:"


class Problem(Exception):
    """An answer that is none. `more` are further members; `shows` the keys of one that may be kept, for `lifetime`
    seconds; `headers` go with it."""

    def __init__(
        self,
        status: int,
        name: str,
        detail: str | Promise = "",
        *,
        shows: Iterable[str] = (),
        lifetime: int = 60,
        headers: dict[str, str] | None = None,
        **more: Any,
    ):
        super().__init__(detail)
        self.code, self.name, self.detail, self.more = status, name, str(detail), more
        self.shows, self.lifetime, self.headers = tuple(shows), lifetime, headers or {}


def answer(status: int, name: str, detail: str = "", **more: Any) -> HttpResponse:
    """The problem `name` as an answer."""
    told = {"type": _TYPE + name, "title": HTTPStatus(status).phrase, "status": status}
    if detail:
        told["detail"] = detail
    text = json.dumps(told | more, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})


def of(problem: Problem) -> HttpResponse:
    """The answer that a problem is."""
    response = answer(problem.code, problem.name, problem.detail, **problem.more)
    for name, text in problem.headers.items():
        response.headers[name] = text
    if problem.shows:
        del response.headers["Cache-Control"]
        keyed(response, *problem.shows, lifetime=problem.lifetime)
    return response


def nothing(detail: str | Promise) -> Problem:
    """404: there is no such thing, and may be one by the next publication."""
    return Problem(404, "not-found", detail, shows=[keys.FRONT], lifetime=10)


def invalid(where: str, name: str, reason: str | Promise) -> Problem:
    """422: what was asked cannot be understood; `where` it stands: query, path, body or header."""
    fault = {"in": where, "name": name, "reason": str(reason)}
    return Problem(422, "invalid", f"{name}: {reason}", errors=[fault])


def of_validation(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422 with everything that is wrong, place by place."""
    faults = []
    for one in error.errors:
        where, *path = one["loc"]
        # the name of our own argument that holds a body is nobody's business
        named = ".".join(map(str, path[1:] if where in ("body", "form") and len(path) > 1 else path))
        words = _FAULTS.get(one["type"])
        asked = one.get("ctx") or {}
        if one["type"] == "enum":
            asked = asked | {"expected": asked["expected"].replace(" or ", ", ")}  # pydantic's word is English
        reason = str(words) % asked if words else one["msg"]
        faults.append({"in": where, "name": named, "reason": reason})
    first = faults[0]
    return answer(422, "invalid", f"{first['name']}: {first['reason']}", errors=faults)


def of_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What cannot be read at all: no JSON, no form."""
    return answer(error.status_code, "invalid", str(error))


def too_large(request: HttpRequest, error: Exception) -> HttpResponse:
    """413: more than a story at its longest, or more fields than any form has."""
    return answer(413, "too-large", _("More was sent than any story or form has."))


@csrf_exempt
def no_such_address(request: HttpRequest, **kwargs) -> HttpResponse:
    """404 for whatever stands at no address of ours, however it is asked."""
    return of(nothing(_("There is no such address. /api/v1/openapi.json names those there are.")))


def told(view: Callable) -> Callable:
    """A view of ours: whatever refuses before it has run says so in the same form.

    What is for all may be read from any page; what is for one person's programs is kept nowhere, and their language
    and clock end with the request.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        language, zone = translation.get_language(), timezone.get_current_timezone()
        with translation.override(language), timezone.override(zone):
            try:
                response = view(request, *args, **kwargs)
            except Http404:
                response = no_such_address(request)
        if isinstance(response, HttpResponseNotAllowed):
            allowed = response.headers["Allow"]
            response = answer(405, "method-not-allowed", _("This address knows %(methods)s.") % {"methods": allowed})
            response.headers["Allow"] = allowed
        if request.path_info.startswith(addresses.DESK):
            response.headers["Cache-Control"] = "no-store"
        else:
            response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["X-Robots-Tag"] = "noindex"  # the page is what is to be found
        return response

    return answered
