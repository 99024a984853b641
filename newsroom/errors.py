"""What stands where there is nothing, and what becomes of a verb that refused where nobody expected it to."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from articles.admin import responses
from articles.refusals import Refused, Stale
from newsroom.staff import is_staff_address
from photos import intake
from public.views import pages


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404. On the desk it says the same of what is not there and of what this person may not see."""
    user = getattr(request, "user", None)
    if is_staff_address(request) and user and user.is_authenticated:
        return render(request, "404_desk.html", status=404)
    return pages.not_found(request, exception)


class Refusals:
    """A refusal that its view let through is told to whoever asked, and is no fault of the program.

    A view that can say it better (beside the field, over the text that was typed) catches it itself.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """403 with the reason, 409 where the text changed meanwhile; JSON for a script. None for any other error."""
        if not isinstance(exception, (Refused, intake.Refused)) or not is_staff_address(request):
            return None
        return refuse(request, exception, 409 if isinstance(exception, Stale) else 403)


def refuse(request: HttpRequest, refusal: ValidationError, status: int) -> HttpResponse:
    """The reasons as `{error}` for a script, as a page for a person."""
    asks_data = request.headers.get("Accept", "").startswith("application/json")
    if asks_data or request.headers.get(responses.PART_HEADER):
        return JsonResponse({"error": " ".join(refusal.messages)}, status=status)
    return responses.refused(request, None, refusal.messages, status=status)
