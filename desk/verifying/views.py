"""The sheet on which a story is given out as unverified, and on which it is said how that ended."""

from collections.abc import Callable

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import drawer, responses
from articles.models import Article
from articles.moments import MomentField
from articles.readers import editions
from articles.refusals import Refused
from press import permissions, verifying
from press.models import Unverified
from press.models.verifying import LONGEST_NOTE, LONGEST_REASON
from press.verifying import Reasons

#: Earlier rows shown below.
MOST_BEFORE = 5


def reason(label) -> forms.CharField:
    """A box that wants words."""
    return forms.CharField(label=label, max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 2, "dir": "auto"}))


class MarkForm(forms.Form):
    """All three reasons, what readers are told, and by when it is to be verified."""

    urgent = reason(gettext_lazy("What makes it urgent for the public?"))
    source = reason(gettext_lazy("Who is the first source: named, credible, competent?"))
    unreachable = reason(gettext_lazy("How was its subject looked for, and why not found?"))
    note = forms.CharField(
        label=gettext_lazy("What readers are told, in brackets and italics at the end"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    due_at = MomentField(label=gettext_lazy("To be verified by"))


class SettleForm(forms.Form):
    """What the verification showed, and the story that has it, if not this one."""

    result = forms.CharField(
        label=gettext_lazy("What did the verification show? Readers are told"),
        max_length=4_000,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
    update = forms.ModelChoiceField(
        Article.objects.none(),
        label=gettext_lazy("The update that has it, if it is another story"),
        empty_label=gettext_lazy("This story itself"),
        required=False,
    )

    def __init__(self, *args, article: Article, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["update"].queryset = verifying.updates_of(article)


def beside(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet beside story `pk`; POST marks it as unverified, or settles it. 404 for strangers to the story."""
    article = responses.story_or_404(request, pk)
    row = verifying.open_of(article)
    why = permissions.why_not_settle(request.user, row) if row else permissions.why_not_mark(request.user, article)
    if request.method == "POST" and why:
        return responses.refused(request, article, [why])
    late = request.POST.get("result", "") if row is None else ""  # somebody else said it while this was being written
    data = request.POST if request.method == "POST" and not late else None
    form = SettleForm(data, article=article) if row else MarkForm(data, initial={"note": _note()})
    if form.is_bound and form.is_valid() and _done(form, lambda: _do(article, row, request, form)):
        return redirect("desk:verification", pk=article.pk)
    before = Unverified.objects.filter(article=article).exclude(settled_at=None).select_related("settled_by", "told")
    context = {
        "title": _("Verification"),
        "article": article,
        "row": row,
        "form": None if why else form,
        "why": why,
        "late": late,
        "has_no_readers": row is not None and editions.current(article) is None,
        "before": before[:MOST_BEFORE],
    }
    status = 409 if late else 422 if form.is_bound else 200
    return drawer.show(request, "desk/verification.html", status, sheet="verification", **context)


def _note() -> str:
    """What readers are told where the editor finds no other words: in the house's language."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("This story still needs further verification.")


def _do(article: Article, row: Unverified | None, request: HttpRequest, form: forms.Form) -> None:
    said = form.cleaned_data
    if row:
        verifying.settle(row, request.user, said["result"], said["update"])
    else:
        verifying.mark(article, request.user, Reasons(**said))


def _done(form: forms.Form, verb: Callable[[], None]) -> bool:
    """True if it was done; else the reasons stand beside the fields."""
    try:
        verb()
    except Refused as refusal:
        told = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
        for name, sentences in told.items():
            for sentence in sentences:
                form.add_error(name if name in form.fields else None, sentence)
        return False
    return True
