"""A few fields of a story changed from the list: headline, section and tags, without opening the whole form."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions
from articles.admin import drawer, responses
from articles.admin.listing import rows
from articles.formfields import LONGEST_TAGS, LineField, TagsField
from articles.forms import choosable_sections, in_snapshot
from articles.locks import locks
from articles.models import Article
from articles.refusals import Refused, Stale
from articles.text import drafts, revisions, storyfields, typography
from sections.models import Section


class QuickForm(forms.Form):
    """What can be changed in the list, and the version that was looked at."""

    headline = LineField(
        label=gettext_lazy("Headline"),
        max_length=200,
        error_messages={"required": gettext_lazy("Write a headline. A working one will do.")},
    )
    section = forms.ModelChoiceField(
        Section.objects.none(),
        label=gettext_lazy("Section"),
        required=False,
        empty_label=gettext_lazy("Choose a section"),
    )
    tags = TagsField(
        label=gettext_lazy("Tags"),
        max_length=LONGEST_TAGS,
        required=False,
        help_text=gettext_lazy("Separate tags with commas."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, article: Article, *args, **kwargs):
        super().__init__(*args, auto_id=f"id_quick{article.pk}_%s", **kwargs)
        self.fields["section"].queryset = choosable_sections(article)
        self.fields["headline"].widget.attrs["autofocus"] = True
        for name in ("headline", "tags"):
            self.fields[name].widget.attrs["dir"] = "auto"

    def changes(self) -> dict:
        """The valid form as a part of a revision's fields."""
        return in_snapshot(self.cleaned_data, _CHANGED)


#: The fields of a story that the form has.
_CHANGED = [field for field in storyfields.FIELDS if field.name in QuickForm.base_fields]


def quick(request: HttpRequest, pk: int) -> HttpResponse:
    """The small form, in a row of the list or as a page. 403 with the reason, 404 for strangers.

    A POST whose version is not the story's is refused (409) and shows what the story says beside what was typed.
    """
    if request.method != "POST":
        article = responses.story_or_404(request, pk)
        if why := permissions.why_not_edit(request.user, article) or locks.why_not_change(request.user, article):
            return _show(request, article, None, why, 403)
        saved = revisions.snapshot(article, _CHANGED) | {"version": article.version}
        return _show(request, article, QuickForm(article, initial=saved))
    with transaction.atomic():
        return _save(request, responses.story_or_404(request, pk, lock=True))


def _save(request: HttpRequest, article: Article) -> HttpResponse:
    form = QuickForm(article, request.POST)
    if why := permissions.why_not_edit(request.user, article):
        return _show(request, article, form, why, 403)
    if not form.is_valid():
        return _show(request, article, form)
    try:
        drafts.refuse_stale(article, form.cleaned_data["version"])
    except Stale as stale:
        return _show(request, article, form, stale.messages[0], 409)
    if held := locks.why_not_change(request.user, article):
        return _show(request, article, form, held, 409)
    try:
        with transaction.atomic():
            saved = revisions.snapshot(article)
            drafts.save(article, typography.set_fields(saved | form.changes(), saved), request.user)
    except Refused as refusal:
        return _show(request, responses.story_or_404(request, article.pk), form, " ".join(refusal.messages), 403)
    if not request.headers.get("X-Drawer"):
        return redirect("admin:articles_article_changelist")
    # the story's row as the list prints it now; none if it lies on another desk by now
    story = rows.listed(permissions.visible_to(request.user).filter(pk=article.pk)).first()
    answer = HttpResponse(rows.draw(story) if story else "")
    answer["X-Row"] = "1"
    return answer


def _show(request: HttpRequest, article: Article, form, why="", status: int = 200) -> HttpResponse:
    stale = status == 409 and form is not None
    context = {
        "title": _("Quick edit"),
        "article": article,
        "form": form,
        "why": why,
        "stale": stale,
        "now": revisions.snapshot(article) if stale else None,
    }
    return drawer.show(request, "articles/quick.html", status, **context)
