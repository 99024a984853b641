"""The sheet on which somebody answers for a picture without credit or right in one story, or ends that."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import drawer, responses
from articles.checklist import overrides
from articles.checklist.permissions import why_not_override
from articles.models import Article
from articles.models.picture_override import LONGEST_WORDS
from articles.refusals import Refused


class OverrideForm(forms.Form):
    """Of which picture, and why."""

    photo = forms.TypedChoiceField(label=gettext_lazy("Which picture?"), coerce=int, widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("Why may readers see it all the same?"),
        help_text=gettext_lazy("Who was asked, who answers for it, and where that is kept. For this story alone."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )

    def __init__(self, data, *, article: Article):
        super().__init__(data)
        pictures = overrides.shown(article)
        #: Of which something is missing, each with what.
        self.unfit = [(pictures[pk], why) for pk, why in overrides.unfit(pictures.values(), article.pk).items()]
        self.fields["photo"].choices = [(photo.pk, str(photo)) for photo, _why in self.unfit]
        if len(self.unfit) == 1:
            self.initial["photo"] = self.unfit[0][0].pk


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet beside story `pk`; POST lets a picture through, or with `end` (its number) ends that. 404 for
    strangers to the story, 403 with the reason for who may not."""
    article = responses.story_or_404(request, pk)
    why = why_not_override(request.user, article)
    if request.method == "POST" and why:
        return responses.refused(request, article, [why])
    if request.method == "POST" and "end" in request.POST:
        overrides.end(article, request.user, responses.number(request.POST["end"]))
        return redirect("admin:articles_article_pictures", pk)
    form = OverrideForm(request.POST if request.method == "POST" else None, article=article)
    if form.is_bound and form.is_valid():
        try:
            overrides.give(article, request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("admin:articles_article_pictures", pk)
    context = {
        "title": _("Pictures without credit or right"),
        "article": article,
        "overrides": overrides.of(article),
        "unfit": form.unfit,
        "form": None if why else form,
        "why": why,
    }
    return drawer.show(request, "articles/pictures.html", 422 if form.is_bound else 200, **context)
