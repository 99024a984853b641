"""The alarms as a page: what is wrong, and how to mend it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from articles.admin import responses
from desk.alarms import alarms


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Everything that is wrong now. 403 with the reason for who is neither editor nor administrator."""
    if why := alarms.why_not_see(request.user):
        return responses.refused(request, None, [why])
    return responses.page(request, "desk/alarms.html", title=_("Alarms"), alarms=alarms.current(request.user))
