"""On the desk each person reads their own language and clock, and those who can do harm prove who they are."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from people import clock
from people.roles import GUARDED_RIGHTS

#: The pages where a second factor is set up, signing in and out, and what those pages load.
_ABOUT_THE_ACCOUNT = (
    "mfa_index",
    "account_reauthenticate",
    "account_login",
    "account_logout",
    "people:preferences",
    "people:theme",
)


class Preferences:
    """Runs a desk request in its person's language and time zone.

    Before sign-in the browser's wish decides between the languages we have; the newsroom's own is the default.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = getattr(request, "user", None)
        if user is None:  # a reader: one language, one clock
            return self.get_response(request)
        language = user.language if user.is_authenticated else translation.get_language_from_request(request)
        with translation.override(language), timezone.override(clock.zone_of(user)):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if not user.is_authenticated:
            patch_vary_headers(response, ["Accept-Language"])
        return response


class SecondFactor:
    """Where NEWSROOM_REQUIRE_MFA is on: whoever can publish or manage people sets up a second factor first."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """Lead to the set-up page; a script that asks for data gets a plain refusal instead."""
        if not settings.NEWSROOM_REQUIRE_MFA:
            return None
        if request.path.startswith(tuple(map(reverse, _ABOUT_THE_ACCOUNT))) or not lacks_second_factor(request):
            return None
        why = _("Your role can publish or manage people, so it needs a second step at sign-in. Set one up first.")
        if request.headers.get("accept", "").startswith("application/json"):
            return JsonResponse({"error": why}, status=403)
        messages.warning(request, why)
        return redirect("mfa_index")


def lacks_second_factor(request: HttpRequest) -> bool:
    """True if the person signed in holds a guarded right and has no second factor yet."""
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated and user.rights & GUARDED_RIGHTS and not is_mfa_enabled(user))
