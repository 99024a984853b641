"""The checklist beside a story, live while it is written; its boxes; and the page on which the newsroom sets it."""

import json

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import checklist, permissions
from articles.admin import drawer, responses
from articles.checklist import ticks
from articles.checklist.asking import Asking
from articles.checklist.permissions import why_not_set, why_not_tick
from articles.comparing import substance
from articles.models import Article, Autosave, ChecklistBox
from articles.refusals import Refused
from articles.text import autosaves, revisions
from sections.models import Section

LINES = "articles/form/checklist_lines.html"


def beside(user, article: Article | None, findings: list[checklist.Finding]) -> dict:
    """What the checklist's lines need to be shown."""
    still_open = [finding for finding in findings if finding.state == checklist.State.OPEN]
    return {
        "checked": len(findings) - len(still_open),
        "asked_for": len(findings),
        "findings": [one for one in findings if one.told or one in still_open],
        "met": [one for one in findings if not (one.told or one in still_open)],
        "blocking": sum(finding.blocks for finding in still_open),
        "advising": sum(not finding.blocks for finding in still_open),
        "may_tick": bool(article and article.pk) and why_not_tick(user, article) is None,
        "article": article,
    }


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Judge what is typed: JSON `{article, fields}` in, the checklist's lines out. Nothing is saved.

    400 for what is not a form's text, 403 with the reason, 404 for a story that this person may not see.
    """
    try:
        sent = json.loads(request.body)
        pk = int(sent["article"]) if sent["article"] else None
        fields = responses.typed(sent)
    except responses.NO_SUCH_JSON:
        return JsonResponse({"error": _("This is not a form's text.")}, status=400)
    article = responses.story_or_404(request, pk) if pk else None
    if article is None and (why := permissions.why_not_create(request.user)):
        return JsonResponse({"error": str(why)}, status=403)
    typed = autosaves.snapshot(Autosave(fields=fields))
    lines = beside(request.user, article, checklist.judge(typed, article))
    saved = revisions.latest(article) if article and not permissions.why_not_approve(request.user, article) else None
    if saved:  # whoever may approve what is saved hears at once why they may not approve what is typed
        changed = substance.of_change(saved.fields, typed)
        lines["refuses"] = permissions.why_not_four_eyes(request.user, article, changed)
    return render(request, LINES, lines)


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The checklist of the story as it was saved, with its boxes to tick."""
    article = responses.story_or_404(request, pk)
    context = beside(request.user, article, checklist.Judgement(article).findings) | {"on_its_own": True}
    return drawer.show(request, "articles/checklist.html", title=_("Checklist"), **context)


@require_POST
def tick(request: HttpRequest, pk: int, box: int) -> HttpResponse:
    """Tick a box (`on` is "1") or take the tick back. Answers the lines to a script, and else leads to the sheet."""
    article = responses.story_or_404(request, pk)
    question = get_object_or_404(ChecklistBox, pk=box)
    act = ticks.give if request.POST.get("on") == "1" else ticks.take_back
    try:
        act(article, question, request.user)
    except Refused as refusal:
        if request.headers.get("X-Drawer"):
            return JsonResponse({"error": refusal.messages[0]}, status=403)
        return responses.refused(request, article, refusal.messages)
    if request.headers.get("X-Drawer"):
        return HttpResponse(status=204)
    return redirect("admin:articles_article_checklist", pk)


def asking(request: HttpRequest) -> HttpResponse:
    """The page on which leading editors set levels, limits and boxes; `?section=` for one section's own wishes."""
    if why := why_not_set(request.user):
        return responses.refused(request, None, [why])
    section = None
    if wanted := request.GET.get("section", ""):
        section = Section.objects.filter(pk=responses.number(wanted)).first()
        if section is None:
            raise Http404(_("There is no such section."))
    page = Asking(section, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if page.is_valid():
            different = page.save(request.user)
            messages.success(request, _("The checklist is saved.") if different else _("Nothing has changed."))
            query = f"?section={section.pk}" if section else ""
            return redirect(reverse("admin:articles_article_asking") + query)
        messages.error(request, _("Not saved yet. Please look at the marked fields."))
    context = {"title": _("Checklist"), "asking": page, "section": section, "sections": Section.objects.active()}
    return responses.page(request, "articles/asking.html", **context)
