"""The page of a fix: mending what readers have while an update of it is unfinished, and saying yes to that."""

from copy import deepcopy
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.admin.hands import pulse
from articles.admin.writing import moving, unfolded
from articles.admin.writing.buttons import Button
from articles.admin.writing.unfolded import Unfolded
from articles.checklist import terms
from articles.comparing import folding
from articles.comparing.comparison import compare, weigh
from articles.forms import WORDS, StoryForm, in_snapshot
from articles.models import Article, Edition, Fix
from articles.orderforms import OrderForm
from articles.readers import editions
from articles.refusals import Refused, Stale
from articles.text import fixes, revisions, storyfields, typography
from articles.workflow import forged, workflow
from articles.workflow.moves import MOVES

_ASKS = frozenset({"change", "note"})


class FixForm(forms.Form):
    """The words of a story, as its own form asks for them, and the edition that they began from."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**62)
    #: By which the page keeps its words on the device.
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, article: Article, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article
        for name in fixes.FIELDS:
            field = self.fields[name] = deepcopy(StoryForm.base_fields[name])
            field.widget.attrs |= {"dir": "auto"} if name in WORDS else {}
        self.fields["body"].widget.story = article.pk

    clean_lead_caption = StoryForm.clean_lead_caption
    clean_key_points = StoryForm.clean_key_points

    def changes(self, *known: dict[str, Any]) -> dict[str, Any]:
        """The valid form as a part of a revision's fields; signs are set as in `StoryForm.snapshot`."""
        fields = [storyfields.BY_NAME[name] for name in fixes.FIELDS]
        had = [revisions.snapshot(row, fields) for row in (self.article, self.article.editions.live().first()) if row]
        return typography.set_fields(in_snapshot(self.cleaned_data, fields), *had, *known)


def fix(request: HttpRequest, pk: int) -> HttpResponse:
    """What readers have, to mend; POST keeps the fix, with `edition`: the edition that it began from.

    403 with the reason, 404 for strangers; 409 if readers have another text by now: both changes are joined then.
    A page that was opened by another person than who is signed in by now is refused with 409. POST with `_restore`
    keeps nothing: the page comes with what was sent. A script that sends the form (header `X-Desk: json`) gets JSON:
    `{"next": address}`, or `{"again": true}` for whatever is answered with a page: nothing is kept then.
    """
    by_script = request.headers.get(responses.SCRIPT_HEADER) == "json"
    sender = responses.number(request.POST.get("_user")) or request.user.pk
    if request.method == "POST" and (other := pulse.someone_else(request, sender)):
        return other if by_script else responses.refused(request, None, pulse.not_saved(request.user), status=409)
    return _as_asked(_answer(request, pk), by_script)


def _as_asked(answer: HttpResponse, by_script: bool) -> HttpResponse:
    """To a script, where to go, or that the form is to be sent again as a form, for a page."""
    if not by_script:
        return answer
    return JsonResponse({"next": answer.url} if isinstance(answer, HttpResponseRedirect) else {"again": True})


def _answer(request: HttpRequest, pk: int) -> HttpResponse:
    article = responses.story_or_404(request, pk)
    workflow.settle(article)
    if why := permissions.why_not_fix(request.user, article) or fixes.why_none(article):
        return responses.refused(request, article, [why])
    if request.method != "POST":
        return _show(request, article)
    form = FixForm(article, request.POST)
    if not form.is_valid():
        return _show(request, article, form, status=422)
    began = form.cleaned_data["edition"]
    try:
        if "_restore" in request.POST:
            fixes.refuse_old(article, began)
            return _show(request, article, form, restored=True)
        fixes.keep(article, began, form.changes(), request.user)
    except Stale as stale:
        joined, left = _joined(article, form)
        return _show(request, article, joined, status=409, stale=stale.messages[0], left=left)
    except Refused as refusal:
        form.add_error(None, refusal)
        return _show(request, article, form, status=422)
    return redirect("admin:articles_article_fix", pk)


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """POST `fix` and `version`, the fix that was looked at, and what it is to readers: they get it at once."""
    if request.method != "POST":
        return redirect("admin:articles_article_fix", pk)
    order = OrderForm(request.POST, prefix="mend")
    try:
        with transaction.atomic():
            article = responses.story_or_404(request, pk, lock=True)
            waiting = fixes.of(article)
            seen = [responses.number(request.POST.get(name)) for name in ("fix", "version")]
            if waiting is not None and seen != [waiting.pk, waiting.version]:
                raise Refused(_("The fix has been written anew since you looked at it. Look at it again."))
            moving.perform(request.user, article, order, version=None)
    except Refused as refusal:
        article = responses.story_or_404(request, pk)
        if why := permissions.why_not_publish_fix(request.user, article):
            forged.tell("mend", request.user, pk)
            return responses.refused(request, article, [why])
        if permissions.why_not_fix(request.user, article) or fixes.why_none(article):
            return responses.refused(request, article, refusal.messages)
        messages.warning(request, _("The fix was not published: %s") % " ".join(refusal.messages))
        return _show(request, article, order=order, status=422)
    messages.success(request, _("Readers have the fix. The update has taken it in."))
    if article.fixes.unsettled().exists():
        messages.warning(request, _("The update could not take all of it in: see below."))
    return redirect("admin:articles_article_change", pk)


def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """POST gives the open fix up. 403 with the reason, 404 for strangers. A script gets JSON, as from `fix`."""
    by_script = request.headers.get(responses.SCRIPT_HEADER) == "json"
    return _as_asked(_drop(request, pk), by_script)


def _drop(request: HttpRequest, pk: int) -> HttpResponse:
    article = responses.story_or_404(request, pk)
    waiting = fixes.of(article)
    if request.method == "POST" and waiting is not None:
        try:
            fixes.drop(waiting, request.user)
        except Refused as refusal:
            return responses.refused(request, article, refusal.messages)
        messages.info(request, _("The fix was dropped. Readers keep what they have."))
    return redirect("admin:articles_article_change", pk)


def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """POST says that what the update could not take in has been looked at. 403 with the reason, 404 for strangers."""
    article = responses.story_or_404(request, pk)
    if request.method == "POST":
        try:
            fixes.settle(article, request.user)
        except Refused as refusal:
            return responses.refused(request, article, refusal.messages)
    return redirect("admin:articles_article_change", pk)


def _joined(article: Article, form: FixForm) -> tuple[FixForm, list[Unfolded]]:
    """What was typed on top of an edition that is over, put into the one that readers have now; and what was not."""
    live = editions.current(article)
    began = Edition.objects.filter(article=article, pk=form.cleaned_data["edition"]).first() or live
    base, now = began.revision.fields, live.revision.fields
    fields, left = folding.fold(base, now, base | form.changes(base))
    return _form_of(article, live, fields, form.cleaned_data["key"]), [unfolded.shown(one) for one in left]


def _form_of(article: Article, live: Edition, fields: dict[str, Any], key: UUID | None = None) -> FixForm:
    known = {name: fields[name] for name in fixes.FIELDS}
    return FixForm(article, initial=known | {"edition": live.pk, "key": key})


def _show(request: HttpRequest, article: Article, form=None, order=None, status: int = 200, **more) -> HttpResponse:
    """The page. `form`: what was typed and is not kept; it stands there whoever wrote the open fix."""
    live, waiting = editions.current(article), fixes.of(article)
    if live is None:  # readers lost it since this request began; what was typed stays on the device
        return responses.refused(request, article, [fixes.why_none(article)])
    mine = waiting is None or waiting.created_by_id == request.user.pk
    fields = live.revision.fields
    overtaken = waiting is not None and waiting.edition_id != live.pk
    if waiting:
        fields = waiting.fields
        if overtaken:
            fields, left = folding.fold(waiting.edition.revision.fields, live.revision.fields, waiting.fields)
            more = {"left": [unfolded.shown(one) for one in left]} | more
    context = {
        "title": _("Fix what readers have"),
        "article": article,
        "live": live,
        "waiting": waiting,
        "overtaken": overtaken,
        "form": form or (_form_of(article, live, fields) if mine else None),
        "unsaved": form is not None,
        "differences": compare(live.revision, waiting) if waiting and not overtaken else [],
        "button": _button(request, article, waiting, order) if waiting and not overtaken else None,
        "may_drop": waiting is not None and permissions.why_not_drop_fix(request.user, waiting) is None,
    }
    return responses.page(request, "articles/fix.html", status, **context, **more)


def _button(request: HttpRequest, article: Article, waiting: Fix, order: OrderForm | None) -> Button:
    move = MOVES["mend"]
    weighed = weigh(waiting.edition.revision, waiting)
    form = order or OrderForm(prefix=move.name, initial={"change": weighed.suggested})
    said = tuple(terms.of(article))
    return Button(workflow.ask(move, request.user, article), form, _ASKS, True, weighed, said)
