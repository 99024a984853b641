"""Which addresses belong to the staff, and the middleware that runs for them alone.

Readers get no session, no cookie and no language of their own, and their pages do not pay for any of it.
"""

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from audit.sources import RememberSource
from exchange.api import addresses

#: Everything below it is the desk.
STAFF_PREFIX = "/admin/"

#: Everything below it is for programs; below the second, for those that work for a person.
API_PREFIX, DESK_API_PREFIX = "/api/", addresses.DESK


def is_desk_api(request: HttpRequest) -> bool:
    """True if the request comes from a program that works for a person, by that person's token."""
    return request.path_info.startswith(DESK_API_PREFIX)


def is_staff_address(request: HttpRequest) -> bool:
    """True if the request goes to the desk, not to the readers' pages."""
    return request.path_info.startswith(STAFF_PREFIX)


class ForStaff:
    """Mixed into a middleware: readers' requests pass it by."""

    def __call__(self, request):
        return super().__call__(request) if is_staff_address(request) else self.get_response(request)


class StaffCompression(ForStaff, GZipMiddleware):
    """Pages of the desk compressed, a form's to a fifth. Readers' pages are compressed where they are kept.

    Its token is masked anew on each page, and Django adds a few random bytes: the length tells nothing.
    """


class StaffSessions(ForStaff, SessionMiddleware):
    """Sessions, on the desk.

    A browser loses its cookie only where a session is ended, by the very request that ends it. Django takes away any
    cookie that it does not know; but what an open page asks by itself may be answered after its person has signed in
    again, and would then take away the new one.
    """

    def process_response(self, request, response):
        session = request.session
        if session.is_empty() and not session.modified:
            if session.accessed:
                patch_vary_headers(response, ["Cookie"])
            return response
        return super().process_response(request, response)


class StaffUsers(ForStaff, AuthenticationMiddleware):
    """`request.user`, on the desk."""


class StaffSources(RememberSource):
    """Where a change comes from, for the log: the desk, or a person's program."""

    def __call__(self, request):
        known = is_staff_address(request) or is_desk_api(request)
        return super().__call__(request) if known else self.get_response(request)


class StaffMessages(ForStaff, MessageMiddleware):
    """Messages after a redirect, on the desk."""
