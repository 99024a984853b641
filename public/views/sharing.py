"""A text shown to someone outside the newsroom: the one public road to what is not published.

The address is a secret that dies. A dead one, a revoked one and one that never was get the same answer, found by the
same statement. Nothing here is kept by anybody, sets a cookie or passes its address on.
"""

import re

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import Asks, ShareLink, Verdict
from articles.readers import sharing
from articles.refusals import Refused
from public import proofs
from public.views.rendering import render
from public.views.stories import page

#: What a program calls itself that fetches pages to index, check or preview them.
_PROGRAM = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|skype|embed|headlesschrome|"
    r"curl|wget|python|java/|go-http|okhttp|axios|node-fetch|libwww|scan",
    re.IGNORECASE,
)
_HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}
#: Where an answer that was taken leads: the same page, saying so.
_SENT = "terkirim"


class AnswerForm(forms.Form):
    """What an outsider may say. `situs` is a box that people do not see and programs fill in."""

    pendapat = forms.ChoiceField(
        label=_("Your answer"),
        choices=[(Verdict.AGREES, _("Yes, I agree with it")), (Verdict.CONCERNS, _("No, I have concerns"))],
        widget=forms.RadioSelect,
    )
    nama = forms.CharField(label=_("Your name"), max_length=80, widget=forms.TextInput({"autocomplete": "name"}))
    komentar = forms.CharField(
        label=_("Comment"), max_length=4000, required=False, widget=forms.Textarea({"rows": 6})
    )
    situs = forms.CharField(
        required=False, max_length=2000, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args, asks: str, **kwargs):
        super().__init__(*args, **kwargs)
        if asks != Asks.APPROVAL:
            del self.fields["pendapat"]

    def clean(self):
        data = super().clean()
        silent = "pendapat" not in self.fields or data.get("pendapat") == Verdict.CONCERNS
        if silent and "komentar" not in self.errors and not data.get("komentar", "").strip():
            self.add_error("komentar", _("Write what you want the newsroom to know."))
        return data


@csrf_exempt  # whoever knows the address may answer; there is no cookie that a stranger's page could ride on
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """The revision that a living link shows, and the box for an answer; 404 for any other token."""
    link = sharing.find(token)
    with translation.override(settings.LANGUAGE_CODE):
        if link is None or (request.method == "POST" and link.asks == Asks.NONE):
            return _guarded(render("public/share_closed.html", {}, status=404))
        if request.method == "POST":
            return _answered(request, link)
        sent = _SENT in request.GET
        if request.method == "GET" and not sent and _is_reader(request):
            sharing.count_view(link)
        form = None if link.asks == Asks.NONE else AnswerForm(asks=link.asks)
        return _show(link, form, sent=sent)


def _answered(request: HttpRequest, link: ShareLink) -> HttpResponse:
    form = AnswerForm(request.POST, asks=link.asks)
    if not form.is_valid():
        return _show(link, form, status=422)
    said = form.cleaned_data
    if not said["situs"]:
        try:
            sharing.answer(
                link, name=said["nama"], comment=said["komentar"].strip(), verdict=said.get("pendapat", "")
            )
        except Refused as refusal:
            form.add_error(None, refusal)
            return _show(link, form, status=429)
    return _guarded(HttpResponseRedirect(f"{request.path}?{_SENT}=1"))


def _show(link: ShareLink, form: AnswerForm | None, status: int = 200, sent: bool = False) -> HttpResponse:
    fields = link.revision.fields
    found = proofs.proof(link.article, fields)
    more = {"link": link, "form": form, "sent": sent, "related": [], "following": []}
    response = page(found, proofs.company(found, fields), "public/shared.html", **more)
    response.status_code = status
    return _guarded(response)


def _guarded(response: HttpResponse) -> HttpResponse:
    for name, value in _HEADERS.items():
        response.headers[name] = value
    return response


def _is_reader(request: HttpRequest) -> bool:
    """True for a person outside: not a program that looks ahead, and not a browser that has been at the desk."""
    device = request.headers.get("User-Agent", "")
    if not device or _PROGRAM.search(device) or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return False
    return not sharing.is_of_the_house(request.COOKIES.get(sharing.HOUSE_COOKIE, ""))
