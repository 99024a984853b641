"""A person's own account: language, clock, light or dark."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.forms import PreferencesForm
from people.models import Theme


@login_required
def your_preferences(request: HttpRequest) -> HttpResponse:
    """The form for one's own name, language, time zone and theme."""
    form = PreferencesForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        with translation.override(user.language):
            messages.success(request, _("Your preferences are saved."))
        return redirect("people:preferences")
    return render(request, "account/preferences.html", {"form": form})


@login_required
def back_again(request: HttpRequest) -> HttpResponse:
    """After signing in inside another page's frame: tells that page who it was. It goes on by itself."""
    return render(request, "account/back_again.html")


@require_POST
@login_required
def theme_chosen(request: HttpRequest) -> HttpResponse:
    """Keep the theme that a button in the menu named, and go back to where the person was."""
    theme = request.POST.get("theme")
    if theme not in Theme.values:
        return HttpResponseBadRequest(_("Choose light, dark, or as the device."))
    request.user.theme = theme
    request.user.save(update_fields=["theme"])
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else reverse("admin:index"))
