"""The sheet on which an editor lets a story tell who a child is, on a ground and in words, or ends that."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import drawer, responses
from articles.checklist import exceptions
from articles.checklist.permissions import why_not_except
from articles.models.checklist import LONGEST_WORDS, ChildGround
from articles.moments import MomentField
from articles.refusals import Refused


class ExceptionForm(forms.Form):
    """On what ground, in which words, and when to look again."""

    ground = forms.ChoiceField(
        label=gettext_lazy("On what ground?"), choices=ChildGround.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("How is that known?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    until = MomentField(label=gettext_lazy("Of a missing child: look again whether it is found at"), required=False)


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet beside story `pk`; POST gives an exception, or with `end` ends it. 404 for strangers to the story."""
    article = responses.story_or_404(request, pk)
    why = why_not_except(request.user, article)
    if request.method == "POST" and why:
        return responses.refused(request, article, [why])
    is_ending = "end" in request.POST
    form = ExceptionForm(request.POST if request.method == "POST" and not is_ending else None)
    if is_ending:
        exceptions.end(article, request.user)
        return redirect("admin:articles_article_children", pk)
    if form.is_bound and form.is_valid():
        try:
            exceptions.give(article, request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("admin:articles_article_children", pk)
    context = {
        "title": _("Telling who a child is"),
        "article": article,
        "exception": exceptions.of(article),
        "form": None if why else form,
        "why": why,
    }
    return drawer.show(request, "articles/children.html", 422 if form.is_bound else 200, **context)
