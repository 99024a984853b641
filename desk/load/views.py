"""Workload: who carries how much."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from articles.admin import responses
from desk import permissions, screens
from desk.load import load
from desk.load.load import Load


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """`?desk=`: the people of that desk; without it, of every desk this person edits. 403 for who edits none."""
    user = request.user
    if why := permissions.why_not_see_load(user):
        return responses.refused(request, None, [why])
    section = screens.desk_asked_for(request.GET.get("desk", ""))
    people = load.of_desks(user, section)
    context = {
        "title": _("Workload"),
        "people": people,
        "busiest": max((person.in_hand for person in people), default=0),
        "desk": section,
        "desks": permissions.desks_of(user),
        "stamp": _stamp(people),
        "topic": f"people:{section.slug if section else ''}",
    }
    return responses.page_or_part(request, "desk/people.html", "desk/people_list.html", **context)


def live(request: HttpRequest, argument: str) -> dict | None:
    """The topic `people:<section>`."""
    if permissions.why_not_see_load(request.user):
        return None
    try:
        section = screens.desk_asked_for(argument)
    except Http404:
        return None
    return {"stamp": _stamp(load.of_desks(request.user, section))}


def _stamp(people: list[Load]) -> str:
    shown = ("by_state", "open", "late", "cases", "published", "here", "last")
    return screens.stamp(
        [
            (one.person.pk, one.person.is_active, one.person.leave, *(getattr(one, name) for name in shown))
            for one in people
        ]
    )
