"""The plan's pages: the list by day, one assignment, and the form in which it is planned."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from articles.admin import drawer, responses
from articles.refusals import Refused, Stale
from desk import permissions, screens
from desk.calendar import days
from desk.models import Assignment
from desk.planning import assignments, planning
from desk.planning.forms import AssignmentForm, GiveForm
from people.roles import Right
from sections.models import Section

#: One story serves one assignment, or a few.
MOST_BESIDE = 5
#: The version of an assignment as its form planned it.
FIRST = 1
#: As many assignments are given at once as a page of the plan holds.
MOST_GIVEN = assignments.PER_PAGE


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """`?tab=`, `?desk=`; soonest first, what is late above. 403 for those without a plan."""
    user = request.user
    if why := permissions.why_not_see_plan(user):
        return responses.refused(request, None, [why])
    tab, section = tab_and_desk(user, request.GET.get("tab", ""), request.GET.get("desk", ""))
    latest_first = tab.name in ("filed", "cancelled")
    rows, following = assignments.page(
        assignments.in_tab(tab, user, section), request.GET.get("after", ""), latest_first
    )
    context = {
        "title": _("Planning"),
        "tabs": assignments.tabs_for(user),
        "tab": tab,
        "desk": section,
        "desks": Section.objects.active(),
        "days": assignments.by_day(assignments.lines(rows, user)),
        "following": following,
        "first_page": "after" not in request.GET,
        "stamp": assignments.stamp(rows),
        "topic": f"planning:{tab.name}.{section.slug if section else ''}",
        "may_plan": permissions.why_not_plan_anything(user) is None,
        "give": GiveForm(),
        "today": timezone.localdate(),
    }
    return responses.page_or_part(request, "desk/planning.html", "desk/planning_list.html", **context)


def tab_and_desk(user, tab_name: str, slug: str) -> tuple[assignments.Tab, Section | None]:
    """The tab and the desk an address names; the first tab for a name that this person has not."""
    tabs = assignments.tabs_for(user)
    return next((tab for tab in tabs if tab.name == tab_name), tabs[0]), screens.desk_asked_for(slug)


def live(request: HttpRequest, argument: str) -> dict | None:
    """The topic `planning:<tab>.<desk>`: the stamp of the list's first page."""
    if permissions.why_not_see_plan(request.user):
        return None
    name, _dot, slug = argument.partition(".")
    try:
        tab, section = tab_and_desk(request.user, name, slug)
    except Http404:
        return None
    rows = assignments.in_tab(tab, request.user, section)[: assignments.PER_PAGE]
    return {"stamp": assignments.stamp(list(rows))}


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One assignment. POST `_do` (claim, release, begin, cancel) does it. 404 for who may not see it."""
    row = _row_or_404(request, pk)
    if request.method == "POST":
        return _do(request, row)
    [line] = assignments.lines([row], request.user)
    why = permissions.why_not_claim(request.user, row)
    # only those who might expect to take it are told why they cannot
    expects = request.user.may(Right.WRITE) and row.assignee_id != request.user.pk
    context = {
        "title": _("Assignment"),
        "row": row,
        "line": line,
        "why": why if expects else None,
    }
    return responses.page(request, "desk/assignment.html", **context)


@require_GET
def beside(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet beside story `pk` with what was asked for: its assignments. 404 for strangers to the story."""
    article = responses.story_or_404(request, pk)
    rows = assignments.of_story(request.user, article)
    rows = rows.select_related("section", "assignee", "created_by")[:MOST_BESIDE]
    context = {"title": _("Assignment"), "article": article, "rows": rows}
    return drawer.show(request, "desk/assignment_beside.html", sheet="assignment", **context)


@dataclass(frozen=True)
class Given:
    """What became of one assignment: `reasons` is empty if it was given, `idle` if that person had it already."""

    row: Assignment
    reasons: list[str]
    idle: bool = False


def give(request: HttpRequest) -> HttpResponse:
    """POST `assignment=<id>:<version>` for each, and `person`: gives them one by one, and tells what became of each.

    Those that this person may not see are left out. 422 without a person or an assignment.
    """
    if why := permissions.why_not_see_plan(request.user):
        return responses.refused(request, None, [why])
    if request.method != "POST":
        return redirect("desk:planning")
    form = GiveForm(request.POST)
    ticked = responses.ticked(request.POST.getlist("assignment")[:MOST_GIVEN])
    rows = permissions.seen_by(request.user).select_related("section", "article", "assignee").in_bulk(list(ticked))
    if not form.is_valid() or not rows:
        why = _("Tick at least one assignment, and choose who is to have them.")
        return responses.refused(request, None, [why], status=422)
    person = form.cleaned_data["person"]
    outcomes = [_given(request.user, rows[pk], person, ticked[pk]) for pk in ticked if pk in rows]
    return responses.page(
        request, "desk/given.html", title=_("Several assignments"), outcomes=outcomes, person=person
    )


def _given(user, row: Assignment, person, version: int) -> Given:
    try:
        return Given(row, [], idle=not planning.give(user, row, person, version))
    except Refused as refusal:
        return Given(row, refusal.messages)


def _row_or_404(request: HttpRequest, pk: int) -> Assignment:
    rows = Assignment.objects.select_related("section", "assignee", "article", "created_by")
    row = rows.filter(pk=pk).first()
    if row is None or permissions.why_not_see(request.user, row):
        raise Http404(_("There is no such assignment, or it is not on your desk."))
    return row


_VERBS = {"claim": planning.claim, "release": planning.release, "cancel": planning.cancel}


def _do(request: HttpRequest, row: Assignment) -> HttpResponse:
    name = request.POST.get("_do", "")
    try:
        if name == "begin":
            article = planning.begin(request.user, row)
            messages.success(request, _("Your draft is ready. The assignment is linked to it."))
            return redirect("admin:articles_article_change", article.pk)
        if name not in _VERBS:
            raise Refused(_("There is no action “%(name)s” here.") % {"name": name[:40]})
        _VERBS[name](request.user, row)
    except Refused as refusal:
        return responses.refused(request, None, refusal.messages)
    said = {
        "claim": _("“%s” is yours."),
        "release": _("“%s” is open again."),
        "cancel": _("“%s” is cancelled."),
    }
    messages.success(request, said[name] % row.title)
    return redirect("desk:planning") if name == "cancel" else redirect("desk:assignment", row.pk)


def add(request: HttpRequest) -> HttpResponse:
    """The form for a new assignment; `?day=2026-11-24` and `?desk=` fill it in."""
    if why := permissions.why_not_plan_anything(request.user):
        return responses.refused(request, None, [why])
    if request.method == "POST":
        # “back” leads to the form again: sent once more it changes what it planned
        before = Assignment.objects.filter(created_by=request.user, form_key=_key(request)).first()
        return _save(request, AssignmentForm(request.POST, user=request.user, instance=before), FIRST)
    # due at five in the afternoon of the day asked for, else of tomorrow; on one's only desk
    day = days.day_asked_for(request.GET.get("day", "")) or timezone.localdate() + timedelta(days=1)
    desks = list(permissions.desks_of(request.user)[:2])
    asked = screens.desk_asked_for(request.GET.get("desk", ""))
    guess = {"due_at": datetime.combine(day, time(17)), "section": asked or (desks[0] if len(desks) == 1 else None)}
    return _form(request, AssignmentForm(user=request.user, initial=guess))


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of an assignment. 404 for who may not see it, 403 for who may not plan on its desk."""
    row = _row_or_404(request, pk)
    if why := permissions.why_not_plan(request.user, row):
        return responses.refused(request, None, [why])
    if request.method == "POST":
        return _save(request, AssignmentForm(request.POST, user=request.user, instance=row), 0)
    return _form(request, AssignmentForm(user=request.user, instance=row))


def _key(request: HttpRequest) -> UUID:
    """What names the form that was sent; a new name for one that bears none."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def _save(request: HttpRequest, form: AssignmentForm, begun: int) -> HttpResponse:
    """Save it if nobody changed the assignment since the version that the form names, else since `begun`."""
    row = form.instance if form.instance.pk else None
    if not form.is_valid():
        return _form(request, form)
    try:
        version = responses.number(request.POST.get("version")) or begun if row else None
        saved = planning.plan(request.user, form.plan(_key(request)), row, version)
    except IntegrityError as error:
        if "one_assignment_a_form" not in str(error):
            raise
        return redirect("desk:planning")  # the same form, sent twice at once: the other has planned it
    except Stale as stale:
        form.add_error(None, stale.messages[0])
        return _form(request, form, status=409, newer=_row_or_404(request, row.pk))
    except Refused as refusal:
        form.add_error(None, refusal.messages[0])
        return _form(request, form)
    messages.success(request, _("“%s” is planned.") % saved.title)
    return redirect("desk:planning")


def _form(request: HttpRequest, form: AssignmentForm, status: int = 200, newer=None) -> HttpResponse:
    row = form.instance if form.instance.pk else None
    context = {
        "title": _("Change assignment") if row else _("New assignment"),
        "form": form,
        "row": row,
        "newer": newer,
        "key": _key(request),
        "version": Assignment.objects.values_list("version", flat=True).get(pk=row.pk) if row else None,
    }
    return responses.page(request, "desk/assignment_form.html", status, **context)
