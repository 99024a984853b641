"""The same move or change for several stories of the list, each answered by itself: done, or why not."""

from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.admin.listing import bulk_changes
from articles.admin.listing.bulk_changes import CHANGES, Change
from articles.admin.writing import buttons, moving
from articles.admin.writing.buttons import Button
from articles.locks import locks
from articles.models import Article
from articles.permissions import authorship
from articles.readers import editions, withdrawing
from articles.refusals import Refused
from articles.workflow import forged, requirements

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
    """A move, how many of the chosen stories may make it, what keeps the others, and the terms of those it prints."""

    button: Button
    count: int
    refused: list[tuple[Article, str]] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ChangeOffer:
    """A change with its form, how many of the chosen stories it may be made on, and what keeps the others."""

    change: Change
    form: Form
    count: int
    refused: list[tuple[Article, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """What became of one story: `reasons` is empty if it was done; `idle` if there was nothing to do."""

    article: Article
    reasons: list[str]
    idle: bool = False


def bulk(request: HttpRequest) -> HttpResponse:
    """POST `story=<id>:<version>` for each story: the moves and changes to choose from.

    With `_move` or `_change` too, and what that asks: makes it, one by one.

    A story that changed since it was ticked is left as it is. Stories that this person may not see are left out.
    """
    if request.method != "POST":
        return redirect("admin:articles_article_changelist")
    versions = responses.ticked(request.POST.getlist("story")[:MOST])
    stories = permissions.visible_to(request.user).select_related("section", "created_by").in_bulk(list(versions))
    if asked := request.POST.get("_move"):
        for pk in versions.keys() - stories.keys():
            forged.tell(asked, request.user, pk)
    chosen = [Chosen(stories[pk], version) for pk, version in versions.items() if pk in stories]
    if not chosen:
        return responses.refused(request, None, [_("Tick at least one story in the list first.")])
    try:
        name = moving.wanted(request, *(one.article for one in chosen))
    except Refused as refusal:
        return responses.refused(request, None, refusal.messages)
    context = {"title": _("Several stories"), "chosen": chosen}
    change = CHANGES.get(request.POST.get("_change", ""))
    form = change.form(request.POST, prefix=change.name) if change else None
    if name is not None:
        context["outcomes"] = [_outcome(request, name, one) for one in chosen]
    elif form and form.is_valid():
        context["outcomes"] = [_changed(request.user, change, one, form.cleaned_data) for one in chosen]
    else:
        _look([one.article for one in chosen])
        context["offers"] = _offers(request.user, chosen)
        context["changes"] = _changes(request.user, chosen, form)
    return responses.page(request, "articles/bulk.html", status=422 if form and form.errors else 200, **context)


def _look(stories: list[Article]) -> None:
    """Read at once what the moves and changes of each will ask: it would be seventeen statements a story."""
    prefetch_related_objects(stories, "tags")
    for look in (authorship.look, locks.look, editions.look, withdrawing.look, requirements.look):
        look(stories)


def _offers(user, chosen: list[Chosen]) -> list[Offer]:
    """The moves that at least one story may make, those for all of them first."""
    found: dict[str, list[tuple[Article, Button]]] = {}
    for one in chosen:
        panel = buttons.panel(user, one.article, editions.of_readers(one.article).live)
        for button in filter(None, [panel.next, *panel.possible, *panel.refused]):
            found.setdefault(button.name, []).append((one.article, button))
    offers = []
    for made in found.values():
        allowed = [button for _article, button in made if button.answer.allowed]
        if allowed:
            refused = [(article, str(button.answer.reason)) for article, button in made if not button.answer.allowed]
            terms = [f"{article.headline}: {said}" for article, button in made for said in button.terms]
            offers.append(Offer(max(allowed, key=lambda button: len(button.asks)), len(allowed), refused, terms))
    return sorted(offers, key=lambda offer: -offer.count)


def _changes(user, chosen: list[Chosen], sent: Form | None) -> list[ChangeOffer]:
    """The changes that may be made on at least one story. `sent` is a form with faults, to be shown again."""
    found = []
    for change in CHANGES.values():
        refused = [(one.article, bulk_changes.why_not(change, user, one.article)) for one in chosen]
        refused = [(article, str(why)) for article, why in refused if why]
        if len(refused) < len(chosen):
            again = sent is not None and sent.prefix == change.name
            form = sent if again else change.form(prefix=change.name)
            found.append(ChangeOffer(change, form, len(chosen) - len(refused), refused))
    return found


def _changed(user, change: Change, one: Chosen, asked: dict) -> Outcome:
    try:
        made = change.make(user, one.article, one.version, asked)
    except Refused as refusal:
        return Outcome(one.article, refusal.messages)
    one.article.refresh_from_db()
    return Outcome(one.article, [], idle=not made)


def _outcome(request: HttpRequest, name: str, one: Chosen) -> Outcome:
    try:
        moving.perform(request.user, one.article, moving.order_form(request, name), version=one.version)
    except Refused as refusal:
        return Outcome(one.article, refusal.messages)
    return Outcome(one.article, [])
