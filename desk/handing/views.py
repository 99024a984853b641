"""The page from which a person's work is handed over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.admin import responses
from desk import permissions
from desk.handing import handing
from desk.planning.forms import GiveForm
from people.models import User


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What a person has in hand; POST `person` gives all of it to them. 403 for whoever neither edits nor is meant.

    422 without somebody to give it to. The answer tells of each what became of it.
    """
    person = get_object_or_404(User, pk=pk)
    if why := permissions.why_not_hand_over(request.user, person):
        return responses.refused(request, None, [why])
    form, given = GiveForm(request.POST or None), None
    form.fields["person"].queryset = form.fields["person"].queryset.exclude(pk=person.pk)
    if request.method == "POST" and form.is_valid():
        given = handing.hand_over(request.user, person, form.cleaned_data["person"])
    context = {
        "title": _("Hand over the work of %(person)s") % {"person": person},
        "person": person,
        "form": form,
        "given": given,
        "to": form.cleaned_data["person"] if given is not None else None,
        "hand": handing.in_hand(request.user, person),
    }
    status = 422 if request.method == "POST" and given is None else 200
    return responses.page(request, "desk/handing.html", status, **context)
