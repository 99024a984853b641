"""What stands where there is nothing: the readers' page for readers, the desk's own for those who work there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.staff import is_staff_address
from public.views import pages


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404. On the desk it says the same of what is not there and of what this person may not see."""
    user = getattr(request, "user", None)
    if is_staff_address(request) and user and user.is_authenticated:
        return render(request, "404_desk.html", status=404)
    return pages.not_found(request, exception)
