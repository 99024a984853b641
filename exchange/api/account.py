"""A person's page of their tokens: which there are, a new one, and the end of one."""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles.formfields import LineField
from articles.refusals import Refused
from exchange.api import addresses, tokens
from exchange.models import ApiToken, Scope

#: Of the tokens that let in no more, the page names the last.
_ENDED = 20


def _days() -> list[tuple[int, str]]:
    return [(days, ngettext("%(days)s day", "%(days)s days", days) % {"days": days}) for days in tokens.DAYS]


class TokenForm(forms.Form):
    """What a new token is for, what it may, and for how long."""

    name = LineField(
        label=gettext_lazy("What it is for"),
        max_length=80,
        help_text=gettext_lazy("So that you know later which program uses it."),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("It may"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Never more than you may yourself, and nothing here publishes."),
        error_messages={"required": gettext_lazy("Choose at least one thing that it may.")},
    )
    days = forms.TypedChoiceField(label=gettext_lazy("It ends after"), choices=_days, coerce=int, initial=90)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """One's own tokens: those that let in, and the last of those that do no more."""
    mine = ApiToken.objects.filter(owner=request.user).select_related("revoked_by")
    living = list(mine.living().newest_first())
    ended = list(mine.exclude(pk__in=[one.pk for one in living]).newest_first()[:_ENDED])
    return render(request, "account/tokens.html", {"living": living, "ended": ended})


@require_http_methods(["GET", "POST"])
@reauthentication_required
def new(request: HttpRequest) -> HttpResponse:
    """The form; by POST the token is made and shown, this once. Whoever asks has proved lately who they are."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            token, text = tokens.make(request.user, said["name"], said["scopes"], said["days"])
        except Refused as refusal:
            form.add_error(None, refusal.messages[0])
        else:
            told = {"token": token, "text": text, "address": addresses.absolute(f"{addresses.DESK}me")}
            return render(request, "account/token_made.html", told)
    return render(request, "account/token_new.html", {"form": form})


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Let one's own token in no more. Raises Http404 for anybody else's."""
    if pk > addresses.LARGEST:
        raise Http404
    token = get_object_or_404(ApiToken, pk=pk, owner=request.user)
    if tokens.revoke(token, request.user):
        messages.success(request, _("“%(name)s” lets in no more.") % {"name": token.name})
    return redirect("tokens:index")
