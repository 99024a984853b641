"""The pages of the newsroom's log."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from articles.admin import responses
from audit import actions, log
from audit.actions import label
from audit.models import Entry
from audit.storable import storable
from desk.log import sight
from desk.log.logbook import LogFilter, as_csv, in_words, page
from people.permissions import why_not_read_log

EXPORTED = actions.register("log.exported", gettext_lazy("exported the log"))


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The log, newest first, `?before=<number>` for older entries. 403 for those who may not read it."""
    if why := why_not_read_log(request.user):
        return responses.refused(request, None, [why])
    filters = LogFilter(request.GET, reader=request.user)
    entries, older = page(filters, responses.number(request.GET.get("before")))
    query = request.GET.copy()
    query.pop("before", None)
    nothing = _("Nothing in the log matches. Remove a filter.") if filters.used else _("Nothing has been logged yet.")
    context = {
        "title": _("Log"),
        "nothing": nothing,
        "filters": filters,
        "lines": [
            (entry, label(entry.action), in_words(entry.details)) for entry in sight.readable(request.user, entries)
        ],
        "query": query.urlencode(),
        "older": older,
        "later": "before" in request.GET,
        "in_view": sight.in_view(request.user, entries)["story"],
    }
    return responses.page(request, "desk/log.html", **context)


@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The filtered log as a table (CSV). That it was taken is itself told to the log. 403 as above."""
    if why := why_not_read_log(request.user):
        return responses.refused(request, None, [why])
    filters = LogFilter(request.GET, reader=request.user)
    entries = filters.entries()
    asked = {name: storable(request.GET.get(name, ""))[:200] for name in LogFilter.base_fields}
    details = {name: word for name, word in asked.items() if word}
    log.record(EXPORTED, by=request.user, kind="log", details=details)
    lines = _in_ones_own_words(request.user, entries, translation.get_language(), timezone.get_current_timezone())
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    day = timezone.localdate().isoformat()
    answer["Content-Disposition"] = f'attachment; filename="log-{day}.csv"'
    return answer


def _in_ones_own_words(user, entries: QuerySet[Entry], language: str, zone):
    """The table's lines, written after the request's own language and zone have been put away."""
    lines = as_csv(sight.readable(user, entries.iterator(chunk_size=2000)))
    while True:
        with translation.override(language), timezone.override(zone):
            line = next(lines, None)
        if line is None:
            return
        yield line
