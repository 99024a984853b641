"""The pages of sources: who sends us copy, how it goes, and asking one now."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin import responses
from audit import actions, log
from exchange import permissions
from exchange.models import WireSource
from exchange.wires import collecting
from exchange.wires.forms import SourceForm

MADE = actions.register("wire.source_made", gettext_lazy("set up a wire"))
CHANGED = actions.register("wire.source_changed", gettext_lazy("changed a wire"))


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """All sources, and the form for another; by POST it is made."""
    if why := permissions.why_not_set_up_wires(request.user):
        return responses.refused(request, None, [why])
    form = SourceForm(request.POST or None, initial={"owner": request.user.pk})
    if request.method == "POST" and form.is_valid():
        source = form.save()
        _record(MADE, request, source)
        return HttpResponseRedirect(reverse("exchange:wire_sources"))
    sources = WireSource.objects.select_related("section", "owner")
    context = {"title": _("Wires"), "sources": sources, "form": form, "source": None}
    return responses.page(request, "exchange/wire_sources.html", **context)


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One source: how it goes, and its form; by POST it is changed, and asked anew."""
    if why := permissions.why_not_set_up_wires(request.user):
        return responses.refused(request, None, [why])
    source = _source_or_404(pk)
    before = source.address
    form = SourceForm(request.POST or None, instance=source)
    if request.method == "POST" and form.is_valid():
        source = form.save(commit=False)
        if source.address != before:
            source.etag = source.modified = ""
        source.failures, source.next_at = 0, timezone.now()
        source.save()
        _record(CHANGED, request, source)
        return HttpResponseRedirect(reverse("exchange:wire_source", args=[pk]))
    context = {"title": source.name, "source": _source_or_404(pk), "form": form}
    return responses.page(request, "exchange/wire_source.html", **context)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a source now (`do` is `ask`). 404 for any other button."""
    if why := permissions.why_not_set_up_wires(request.user):
        return responses.refused(request, None, [why])
    source = _source_or_404(pk)
    if request.POST.get("do") != "ask":
        raise Http404(_("There is no such button."))
    collecting.collect.enqueue(source.pk)
    return HttpResponseRedirect(reverse("exchange:wire_source", args=[pk]))


def _source_or_404(pk: int) -> WireSource:
    return get_object_or_404(WireSource.objects.select_related("section", "owner"), pk=min(pk, 2**62))


def _record(action: actions.Action, request: HttpRequest, source: WireSource) -> None:
    details = {"kind": source.kind, "where": source.address or source.folder, "active": source.is_active}
    log.record(action, by=request.user, kind="wire", pk=source.pk, label=source.name, details=details)
