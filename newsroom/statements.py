"""How long the database may work on one statement: for readers, for the desk, and for the worker.

A question that takes longer is ended by the database, so that a few of them cannot hold every connection.
"""

from django.conf import settings
from django.db import connections
from django.http import HttpRequest

from newsroom.staff import is_desk_api, is_staff_address


def limit(seconds: int) -> None:
    """From now on no statement of this thread may take longer; 0 sets no limit."""
    for alias in connections:
        connections[alias].statement_seconds = seconds


class StatementTime:
    """Each request has the limit of its side. What has no request, such as a command, has none of its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        staff = is_staff_address(request) or is_desk_api(request)
        limit(settings.NEWSROOM_DESK_SECONDS if staff else settings.NEWSROOM_READER_SECONDS)
        try:
            return self.get_response(request)
        finally:
            limit(settings.NEWSROOM_READER_SECONDS)
