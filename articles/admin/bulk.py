"""The same move for several stories of the list, each answered by itself: done, or why not."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import buttons, moving, responses
from articles.admin.buttons import Button
from articles.models import Article
from articles.readers import editions
from articles.refusals import Refused
from articles.workflow import forged

#: As many as a page of the list holds.
MOST = 40


@dataclass(frozen=True)
class Chosen:
    """A story someone ticked, and its version when they did."""

    article: Article
    version: int

    @property
    def ticked(self) -> str:
        return f"{self.article.pk}:{self.version}"


@dataclass(frozen=True)
class Offer:
    """A move, how many of the chosen stories may make it, and what keeps the others."""

    button: Button
    count: int
    refused: list[tuple[Article, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """What became of one story: `reasons` is empty if the move was made."""

    article: Article
    reasons: list[str]


def bulk(request: HttpRequest) -> HttpResponse:
    """POST `story=<id>:<version>` for each story: the moves to choose from; with `_move` too: makes it, one by one.

    A story that changed since it was ticked is not moved. Stories that this person may not see are left out.
    """
    if request.method != "POST":
        return redirect("admin:articles_article_changelist")
    chosen = _chosen(request)
    if not chosen:
        return responses.refused(request, None, [_("Tick at least one story in the list first.")])
    try:
        name = moving.wanted(request, *(one.article for one in chosen))
    except Refused as refusal:
        return responses.refused(request, None, refusal.messages)
    context = {"title": _("Several stories"), "chosen": chosen}
    if name is None:
        context["offers"] = _offers(request.user, chosen)
    else:
        context["outcomes"] = [_outcome(request, name, one) for one in chosen]
    return responses.page(request, "articles/bulk.html", **context)


def _chosen(request: HttpRequest) -> list[Chosen]:
    """The ticked stories that this person may see, in the order of the list."""
    versions = {}
    for ticked in request.POST.getlist("story")[:MOST]:
        pk, _colon, version = ticked.partition(":")
        if (number := responses.number(pk)) is not None and (seen := responses.number(version)) is not None:
            versions[number] = seen
    stories = permissions.visible_to(request.user).select_related("section", "created_by").in_bulk(list(versions))
    if name := request.POST.get("_move"):
        for pk in versions.keys() - stories.keys():
            forged.tell(name, request.user, pk)
    return [Chosen(stories[pk], version) for pk, version in versions.items() if pk in stories]


def _offers(user, chosen: list[Chosen]) -> list[Offer]:
    """The moves that at least one story may make, those for all of them first."""
    found: dict[str, list[tuple[Article, Button]]] = {}
    for one in chosen:
        panel = buttons.panel(user, one.article, editions.current(one.article))
        for button in filter(None, [panel.next, *panel.possible, *panel.refused]):
            found.setdefault(button.name, []).append((one.article, button))
    offers = []
    for made in found.values():
        allowed = [button for _article, button in made if button.answer.allowed]
        if allowed:
            refused = [(article, str(button.answer.reason)) for article, button in made if not button.answer.allowed]
            offers.append(Offer(max(allowed, key=lambda button: len(button.asks)), len(allowed), refused))
    return sorted(offers, key=lambda offer: -offer.count)


def _outcome(request: HttpRequest, name: str, one: Chosen) -> Outcome:
    try:
        moving.perform(request.user, one.article, moving.order_form(request, name), version=one.version)
    except Refused as refusal:
        return Outcome(one.article, refusal.messages)
    return Outcome(one.article, [])
