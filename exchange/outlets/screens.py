"""The administrator's pages of outlets: who fetches, what each gets, what it has, and its key."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles.admin import responses
from exchange import permissions
from exchange.api import addresses
from exchange.models import Outlet, Sent
from exchange.outlets import moments, setting_up
from exchange.outlets.forms import NewOutletForm, OutletForm
from people import clock

#: Stories on a page of what an outlet has.
SHOWN = 50


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Who fetches, and the form for another; by POST it is made, and its key shown, this once."""
    if why := permissions.why_not_supply(request.user):
        return responses.refused(request, None, [why])
    form, made, key = NewOutletForm(request.POST or None), None, ""
    if request.method == "POST" and form.is_valid():
        made, key = setting_up.make(request.user, **form.cleaned_data)
        form = NewOutletForm()
    told = {"title": _("Outlets"), "outlets": Outlet.objects.all(), "form": form, "made": made, "key": key}
    return responses.page(request, "exchange/outlets.html", address=made and _address(made), **told)


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One outlet: what it gets, and which stories it has, the last taken first."""
    if why := permissions.why_not_supply(request.user):
        return responses.refused(request, None, [why])
    return _page(request, _outlet_or_404(pk))


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """`do`: change what it gets; pause, go on; off, on; another key, which is shown this once. 404 for any other."""
    if why := permissions.why_not_supply(request.user):
        return responses.refused(request, None, [why])
    outlet, do = _outlet_or_404(pk), request.POST.get("do")
    if do == "key":
        return _page(request, outlet, key=setting_up.renew(outlet, request.user))
    if do == "change":
        form = OutletForm(request.POST, instance=Outlet.objects.get(pk=pk))
        if not form.is_valid():
            return _page(request, outlet, form=form, status=422)
        setting_up.change(outlet, request.user, **form.cleaned_data)
    elif do in ("on", "off"):
        setting_up.switch(outlet, request.user, do == "on")
    elif do in ("pause", "go_on"):
        setting_up.pause(outlet, request.user, do == "pause")
    else:
        raise Http404(_("There is no such button."))
    return HttpResponseRedirect(reverse("exchange:outlet", args=[pk]))


def _page(
    request: HttpRequest, outlet: Outlet, key: str = "", form: OutletForm | None = None, status: int = 200
) -> HttpResponse:
    rows = Sent.objects.filter(outlet=outlet).select_related("edition").order_by("-pk")
    before = responses.number(request.GET.get("before"))
    shown = list((rows.filter(pk__lt=before) if before else rows)[: SHOWN + 1])
    changed = moments.changes({row.article_id for row in shown}, clock.now())
    context = {
        "title": outlet.name,
        "outlet": outlet,
        "key": key,
        "address": _address(outlet),
        "form": form or OutletForm(instance=outlet),
        "is_open": form is not None,
        "rows": shown[:SHOWN],
        "present": {row.pk for row in shown if row.version == changed[row.article_id].version},
        "older": shown[SHOWN - 1].pk if len(shown) > SHOWN else None,
    }
    return responses.page(request, "exchange/outlet.html", status, **context)


def _address(outlet: Outlet) -> str:
    return addresses.absolute(reverse("outlets:items", args=[outlet.slug]))


def _outlet_or_404(pk: int) -> Outlet:
    return get_object_or_404(Outlet.objects.select_related("created_by"), pk=min(pk, 2**62))
