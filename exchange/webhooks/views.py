"""The administrator's pages of webhooks: whom we tell, what became of each telling, and telling it again."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles.admin import responses
from articles.formfields import LineField
from audit import actions, log
from exchange import fetching, permissions
from exchange.models import Delivery, Event, Webhook
from exchange.webhooks import sending, signing
from sections.models import Section

#: Tellings on a page of the log.
SHOWN = 50

MADE = actions.register("webhook.made", gettext_lazy("made a webhook"))
SWITCHED = actions.register("webhook.switched", gettext_lazy("switched a webhook on or off"))
REPLAYED = actions.register("webhook.replayed", gettext_lazy("had a webhook told again"))


class WebhookForm(forms.Form):
    """Whom to tell of what."""

    name = LineField(label=gettext_lazy("Receiver"), max_length=80)
    address = forms.URLField(
        label=gettext_lazy("Address"),
        max_length=500,
        assume_scheme="https",
        help_text=gettext_lazy("https://…, on the open internet: nothing is sent into our own network."),
    )
    events = forms.MultipleChoiceField(
        label=gettext_lazy("It is told that"),
        choices=Event.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=Event.values,
        help_text=gettext_lazy("Whoever shows stories elsewhere needs all of them: a withdrawal is to be obeyed."),
    )
    section = forms.ModelChoiceField(
        Section.objects.active(),
        label=gettext_lazy("Section"),
        required=False,
        empty_label=gettext_lazy("The whole paper"),
    )

    def clean_address(self) -> str:
        """Refused for what is no plain address of the web. Whose network it leads into is asked at each telling."""
        address = self.cleaned_data["address"]
        try:
            fetching.judged(address, [sending.host(address)])
        except fetching.NotFetched as why:
            raise forms.ValidationError(str(why)) from why
        return address


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Whom we tell, and the form for another; by POST it is made, and its secret shown, this once."""
    if why := permissions.why_not_tell(request.user):
        return responses.refused(request, None, [why])
    form, secret = WebhookForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        secret = signing.new_secret()
        hook = Webhook.objects.create(**form.cleaned_data, secret=signing.sealed(secret), created_by=request.user)
        _record(MADE, request, hook)
        form = WebhookForm()
    hooks = Webhook.objects.select_related("section", "created_by")
    told = {"title": _("Webhooks"), "hooks": hooks, "form": form, "secret": secret}
    return responses.page(request, "exchange/webhooks.html", **told)


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One webhook, and what became of its tellings, the newest first."""
    if why := permissions.why_not_tell(request.user):
        return responses.refused(request, None, [why])
    hook = _hook_or_404(pk)
    rows = hook.deliveries.select_related("article").order_by("-pk")
    before = responses.number(request.GET.get("before"))
    shown = list((rows.filter(pk__lt=before) if before else rows)[: SHOWN + 1])
    older = shown[SHOWN - 1].pk if len(shown) > SHOWN else None
    events = [str(Event(event).label) for event in hook.events if event in Event.values]
    told = {"title": hook.name, "hook": hook, "rows": shown[:SHOWN], "older": older, "events": events}
    return responses.page(request, "exchange/webhook.html", **told)


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch it on or off (`do`), or tell a thing again (`again`: its number). 404 for anything else."""
    if why := permissions.why_not_tell(request.user):
        return responses.refused(request, None, [why])
    hook = _hook_or_404(pk)
    if (do := request.POST.get("do")) in ("on", "off"):
        sending.switch(hook, do == "on")
        _record(SWITCHED, request, hook, now=do)
    elif number := responses.number(request.POST.get("again")):
        row = get_object_or_404(Delivery.objects.select_related("hook"), pk=number, hook=hook)
        sending.replay(row)
        _record(REPLAYED, request, hook, event=row.event, story=row.article_id)
    else:
        raise Http404(_("There is no such button."))
    return HttpResponseRedirect(reverse("exchange:webhook", args=[pk]))


def _hook_or_404(pk: int) -> Webhook:
    return get_object_or_404(Webhook.objects.select_related("section", "created_by"), pk=min(pk, 2**62))


def _record(action: actions.Action, request: HttpRequest, hook: Webhook, **more) -> None:
    details = {"host": sending.host(hook.address), **more}
    log.record(action, by=request.user, kind="webhook", pk=hook.pk, label=hook.name, details=details)
