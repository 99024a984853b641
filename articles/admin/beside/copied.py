"""What a copy was made of, as its page on the desk says it; which stories have a story's text; and the sheet on which
somebody calls a copy of a withdrawn story another story.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions
from articles.admin import drawer, responses
from articles.models import Article, Edition, Withdrawal
from articles.models.detachment import LONGEST_WORDS
from articles.models.revision import Origin
from articles.permissions import originals
from articles.readers import copied
from articles.refusals import Refused

#: More stories with the text of one than anybody looks through.
MOST = 50


@dataclass(frozen=True)
class Kin:
    """A story at the other end: its headline, for those who see it or if readers have it, and where it is."""

    number: int
    headline: str
    address: str
    is_live: bool
    is_withdrawn: bool


@dataclass(frozen=True)
class Copied:
    """What a story was copied from, and why readers do not get it for that; `why` is empty if they may."""

    sources: list[Kin]
    why: str
    is_detached: bool


class DetachForm(forms.Form):
    """Why it is another story, by somebody who has read that revision."""

    words = forms.CharField(
        label=gettext_lazy("Why is this another story?"),
        help_text=gettext_lazy(
            "What of the withdrawn text is no longer in it, and how you know. Kept for good, with your name."
        ),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    read = forms.IntegerField(widget=forms.HiddenInput)


def of(article: Article, user) -> Copied | None:
    """What `article` was copied from, or, while it may not go out, whose text it has; None for what is neither."""
    why = copied.why_not_begin(article)
    if article.copied_from_id is None and not why:
        return None
    above = {article.copied_from_id, *originals.withdrawn(article)} - {None}
    sources = list(_told(list(Article.objects.filter(pk__in=above).order_by("pk")), user))
    return Copied(sources, str(why or ""), copied.standing(article) is not None)


def copies(article: Article, user, live_alone: bool = False) -> list[Kin]:
    """The stories that have the text of `article`, those that readers have first; of these alone, if so wished."""
    stories = list(Article.objects.filter(pk__in=copied.made_of(article.pk)[:MOST]).order_by("pk"))
    told = sorted(_told(stories, user), key=lambda one: not one.is_live)
    return [one for one in told if one.is_live or not live_alone]


def _told(stories: list[Article], user) -> Iterator[Kin]:
    live = {one.article_id: one for one in Edition.objects.live().filter(article__in=stories)} if stories else {}
    notices = Withdrawal.objects.in_force().filter(article__in=stories) if stories else Withdrawal.objects.none()
    gone = set(notices.values_list("article", flat=True))
    for story in stories:
        edition = live.get(story.pk)
        address = headline = ""
        if permissions.why_not_view(user, story) is None:
            address, headline = reverse("admin:articles_article_change", args=[story.pk]), story.headline
        elif edition:
            address, headline = edition.get_absolute_url(), edition.headline
        yield Kin(story.pk, headline, address, edition is not None, edition is None and story.pk in gone)


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet beside story `pk`; POST calls it another story, or with `end` no longer. 404 for strangers to the
    story, 403 with the reason for who may not."""
    article = responses.story_or_404(request, pk)
    why = permissions.why_not_detach(request.user, article)
    if request.method == "POST" and why:
        return responses.refused(request, article, [why])
    is_ending = "end" in request.POST
    form = DetachForm(request.POST if request.method == "POST" and not is_ending else None)
    try:
        if is_ending:
            copied.attach(article, request.user)
            return redirect("admin:articles_article_copies", pk)
        if form.is_bound and form.is_valid():
            copied.detach(article, request.user, **form.cleaned_data)
            return redirect("admin:articles_article_copies", pk)
    except Refused as refusal:
        if is_ending:
            return responses.refused(request, article, refusal.messages)
        form.add_error(None, refusal)
    context = _shown(article, request.user) | {"title": _("Copies"), "form": None if why else form, "not_you": why}
    return drawer.show(request, "articles/copies.html", 422 if form.is_bound else 200, **context)


def _shown(article: Article, user) -> dict[str, Any]:
    newest = article.revisions.latest("number")
    began = article.revisions.earliest("number")
    return {
        "article": article,
        "copied": of(article, user),
        "held": originals.why_not_taken(article),
        "standing": copied.standing(article),
        "copies": copies(article, user),
        "newest": newest.number,
        "began": began.number if began.origin == Origin.COPY and began.number != newest.number else None,
    }
