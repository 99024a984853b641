"""Recent activity: who did what to which story."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from articles.admin import responses
from desk import permissions
from desk.activity import activity, lines
from desk.activity.activity import SOURCES, Filters
from people.models import User
from sections.models import Section


class FilterForm(forms.Form):
    """What narrows the list. Everything is optional, and what makes no sense is left out rather than refused."""

    desk = forms.ModelChoiceField(
        Section.objects.all(),
        label=gettext_lazy("Desk"),
        required=False,
        to_field_name="slug",
        empty_label=gettext_lazy("Every desk"),
    )
    person = forms.ModelChoiceField(
        User.objects.filter(is_active=True).only(*User.PRINTED),
        label=gettext_lazy("Person"),
        required=False,
        to_field_name="username",
        empty_label=gettext_lazy("Everyone"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What"),
        required=False,
        choices=[("", gettext_lazy("Everything")), *((source.kind, source.label) for source in SOURCES)],
    )

    def filters(self) -> Filters:
        """What was chosen."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(given.get("desk"), given.get("person"), given.get("kind") or "")


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """`?desk=`, `?person=`, `?kind=`, `?before=`; newest first. 403 for those who see no stories."""
    if why := permissions.why_not_see_stories(request.user):
        return responses.refused(request, None, [why])
    form = FilterForm(request.GET)
    filters = form.filters()
    page = activity.page(request.user, filters, request.GET.get("before", ""))
    query = request.GET.copy()
    query.pop("before", None)
    words = [filters.section and filters.section.slug, filters.person and filters.person.username, filters.kind]
    context = {
        "title": _("Activity"),
        "form": form,
        "days": lines.by_day(page.lines),
        "following": page.following,
        "first_page": "before" not in request.GET,
        "query": query.urlencode(),
        "stamp": page.stamp,
        "topic": "activity:" + ".".join(word or "" for word in words),
        "nothing": _("Nothing matches. Remove a filter.") if any(words) else _("Nothing has happened yet."),
    }
    return responses.page_or_part(request, "desk/activity.html", "desk/activity_list.html", **context)


def live(request: HttpRequest, argument: str) -> dict | None:
    """The topic `activity:<desk>.<person>.<kind>`."""
    if permissions.why_not_see_stories(request.user):
        return None
    desk, _dot, rest = argument.partition(".")
    person, _dot, kind = rest.rpartition(".")
    form = FilterForm({"desk": desk, "person": person, "kind": kind})
    if not form.is_valid():
        return None
    return {"stamp": activity.stamp(request.user, form.filters())}
