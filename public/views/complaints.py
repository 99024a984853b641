"""The way in for whoever finds something wrong in a story, and the page on which they read what becomes of it.

Neither wants an account, a cookie or a script. Nothing here is kept by anybody; the second is a secret address.
"""

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.models import Edition
from articles.models.correction import LONGEST_NOTE
from articles.refusals import Refused
from people.blanks import LARGEST
from photos.storing import NotStored
from press import addresses, cases, evidence, intake
from press.evidence import MOST, Files
from press.intake import Complaint
from press.kinds import KINDS, CaseKind
from press.models import Case, CaseStep
from public.views.rendering import render

_HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}
#: Where something that was taken leads: the same page, saying so.
_SENT = "terkirim"
#: The fields of the form by the parts of a complaint, for what is refused.
FIELDS = {
    "kind": "jenis",
    "passage": "bagian",
    "message": "pesan",
    "proof": "bukti",
    "sender_name": "nama",
    "sender_body": "lembaga",
    "sender_role": "jabatan",
    "files": "berkas",
    "words": "pesan",
}


def line(label, longest: int, required: bool = False, complete: str = "") -> forms.CharField:
    """A field of one line; `complete` tells the browser what it may fill in."""
    told = {"autocomplete": complete} if complete else {}
    return forms.CharField(label=label, max_length=longest, required=required, widget=forms.TextInput(told))


def text(label, longest: int, rows: int, required: bool = False) -> forms.CharField:
    """A field of several lines."""
    return forms.CharField(
        label=label, max_length=longest, required=required, widget=forms.Textarea({"rows": rows, "dir": "auto"})
    )


class ComplaintForm(forms.Form):
    """What is wrong in a story. `situs` is a box that people do not see and programs fill in; `waktu` is sealed."""

    jenis = forms.ChoiceField(
        label=gettext_lazy("What do you ask for?"),
        choices=[(kind.name, kind.name.label) for kind in KINDS.values() if kind.from_outside],
        widget=forms.RadioSelect,
        initial=CaseKind.CORRECTION,
    )
    bagian = text(gettext_lazy("Which passage? Copy it from the story"), 2000, 3)
    pesan = text(gettext_lazy("What is wrong, and what is right? For a reply: its full text"), LONGEST_NOTE, 8, True)
    bukti = text(gettext_lazy("Proof: addresses, documents, witnesses"), 4000, 3)
    berkas = forms.FileField(
        label=gettext_lazy("Files: photos or PDF"),
        required=False,
        widget=Files,
    )
    nama = line(gettext_lazy("Your name"), 120, True, "name")
    lembaga = line(gettext_lazy("Organisation that you speak for, if any"), 160, complete="organization")
    jabatan = line(gettext_lazy("As what you speak for it"), 120, complete="organization-title")
    email = forms.EmailField(
        label=gettext_lazy("Email, if answers are to come by mail too"),
        max_length=254,
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    telepon = line(gettext_lazy("Telephone, if we may call"), 40, complete="tel")
    situs = forms.CharField(
        required=False, max_length=2000, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"})
    )
    waktu = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def complaint(self, files) -> Complaint:
        """What was sent, for the room that receives it."""
        said = self.cleaned_data
        return Complaint(
            kind=CaseKind(said["jenis"]),
            message=said["pesan"],
            sender_name=said["nama"],
            passage=said["bagian"],
            proof=said["bukti"],
            sender_body=said["lembaga"],
            sender_role=said["jabatan"],
            sender_email=said["email"],
            sender_phone=said["telepon"],
            files=files,
        )

    def refuse(self, refusal: Refused) -> None:
        """Put what was refused beside its field."""
        told = refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
        for name, sentences in told.items():
            field = FIELDS.get(name, name)
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)


class AddForm(forms.Form):
    """What a sender adds to their case."""

    pesan = text(gettext_lazy("Add something"), cases.LONGEST, 5, True)
    refuse = ComplaintForm.refuse


@csrf_exempt  # there is no cookie that a stranger's page could ride on
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """The form about story `pk`, which readers have or had; leads to the case's own address. 404 for any other."""
    now = timezone.now()
    had = Edition.objects.filter(article_id=pk if pk <= LARGEST else 0, starts_at__lte=now)
    edition = had.select_related("article").order_by("-starts_at").first()
    if edition is None:
        raise Http404
    is_live = edition.ends_at is None or edition.ends_at > now
    with translation.override(settings.LANGUAGE_CODE):
        if request.method != "POST":
            return _form(edition, is_live, _fresh())
        most = (MOST * settings.NEWSROOM_EVIDENCE_MAX_MEGABYTES + 1) * 1_000_000
        if int(request.META.get("CONTENT_LENGTH") or 0) > most:  # before anything of it is read
            return _form(edition, is_live, _fresh(), status=413)
        return _received(request, edition, is_live)


def _fresh() -> ComplaintForm:
    return ComplaintForm(initial={"waktu": intake.sealed_moment()})


def _received(request: HttpRequest, edition: Edition, is_live: bool) -> HttpResponse:
    form = ComplaintForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(edition, is_live, form, status=422)
    if form.cleaned_data["situs"]:
        return _guarded(HttpResponseRedirect(reverse("public:corrections")))
    try:
        intake.refuse_unread(form.cleaned_data["waktu"])
        received = intake.receive(edition.article, form.complaint(request.FILES.getlist("berkas")))
    except Refused as refusal:
        form.refuse(refusal)
        form.data = form.data.copy()
        form.data["waktu"] = intake.sealed_moment()
        return _form(edition, is_live, form, status=429 if str(intake.FULL) in refusal.messages else 422)
    except NotStored as failure:
        form.add_error("berkas", evidence.not_kept(failure))
        return _form(edition, is_live, form, status=503)
    return _guarded(HttpResponseRedirect(f"{addresses.path(received.case)}?{_SENT}=1"))


def _form(edition: Edition, is_live: bool, form: ComplaintForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "told_of": edition if is_live else None, "most": MOST, "too_large": status == 413}
    return _guarded(render("public/complaint.html", context, status=status))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """A case as its sender reads it, with a box to add something; 404 for any token that is none."""
    case = addresses.find(token)
    with translation.override(settings.LANGUAGE_CODE):
        if case is None:
            return _guarded(render("public/case_unknown.html", {}, status=404))
        if request.method != "POST":
            return _case(case, AddForm(), sent=_SENT in request.GET)
        form = AddForm(request.POST)
        if not form.is_valid():
            return _case(case, form, status=422)
        try:
            cases.add(case, form.cleaned_data["pesan"])
        except Refused as refusal:
            form.refuse(refusal)
            return _case(case, form, status=429)
        return _guarded(HttpResponseRedirect(request.path))


def _case(case: Case, form: AddForm, status: int = 200, sent: bool = False) -> HttpResponse:
    steps = CaseStep.objects.filter(case=case, is_shown=True).select_related("note")
    why_not = cases.why_not_add(case)
    live = Edition.objects.live().filter(article_id=case.article_id).first()
    context = {
        "case": case,
        "steps": steps,
        "form": None if why_not and status == 200 else form,
        "why_not": why_not,
        "sent": sent,
        "live": live,
    }
    return _guarded(render("public/case.html", context, status=status))


def _guarded(response: HttpResponse) -> HttpResponse:
    for name, value in _HEADERS.items():
        response.headers[name] = value
    return response
