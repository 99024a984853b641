"""A page of the desk that can be asked for its changing part alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.admin import responses

#: With this header a page answers with the part that changes, for `static/desk/fresh.js` to put in place.
PART_HEADER = "X-Part"


def show(request: HttpRequest, page: str, part: str, status: int = 200, **context) -> HttpResponse:
    """The page `page` (which includes `part`), or the part alone for a script that keeps an open page true."""
    if request.headers.get(PART_HEADER):
        return render(request, part, context, status=status)
    return responses.page(request, page, status, **context)
