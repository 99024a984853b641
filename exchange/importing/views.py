"""The administrator's pages of imports: begin one, say where its categories go, try it, bring it in, take it back."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles.admin import responses
from articles.refusals import Refused
from articles.workflow import desks
from exchange import permissions
from exchange.importing import jobs, progress, reports, runs, sending, undoing
from exchange.importing.forms import BeginForm, SectionsForm
from exchange.importing.progress import SHOWN
from exchange.models import ImportRun, Result, RunState
from people.models import User
from people.roles import Right

_NEWEST = 50
#: Nothing was made of any row yet, or there is none.
_UNTOLD = (RunState.READING, RunState.READ, RunState.REFUSED)
#: Among the results of rows: those that readers had, and whose text is missing.
_TEXTLESS = "textless"


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The newest imports and the form that begins one; by POST it is begun. 403 for who may not, with the reason."""
    if why := permissions.why_not_look(request.user):
        return responses.refused(request, None, [why])
    may = permissions.why_not_import(request.user)
    if request.method == "POST":
        if may:
            return responses.refused(request, None, [may])
        form = BeginForm(request.POST, request.FILES)
        if form.is_valid() and (run := _begun(request, form)):
            return _to(run)
    else:
        form = BeginForm()
    rows = ImportRun.objects.select_related("created_by")[:_NEWEST]
    return responses.page(
        request, "exchange/imports.html", title=_("Archives"), form=None if may else form, runs=rows, why=may
    )


def _begun(request: HttpRequest, form: BeginForm) -> ImportRun | None:
    """The run of what was sent; None, with the form saying why, if it could not be kept."""
    sent = form.cleaned_data
    run = runs.begin(request.user, ", ".join(str(file.name) for file in sent["texts"]), form.options())
    try:
        sending.keep(run, sending.TEXTS, sent["texts"])
        sending.keep(run, sending.PICTURES, sent["pictures"])
    except sending.NotKept as error:
        form.add_error("texts", str(error))
        sending.remove(run)
        run.delete()
        return None
    jobs.read_source.enqueue(run.pk)
    return run


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One import: where it stands, what became of its rows, and what can be done with it."""
    if why := permissions.why_not_look(request.user):
        return responses.refused(request, None, [why])
    return _page(request, _run_or_404(pk))


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the button says (`do`), and show the import again. 403 with the reason for who may not; 404 for no
    such button."""
    if why := permissions.why_not_look(request.user):
        return responses.refused(request, None, [why])
    run = _run_or_404(pk)
    done = _DOES.get(request.POST.get("do", ""))
    if done is None:
        raise Http404(_("There is no such button."))
    try:
        done(request, run)
    except Refused as error:
        return responses.refused(request, None, error.messages)
    return _to(run)


@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as a table (CSV), a line for each row."""
    if why := permissions.why_not_look(request.user):
        return responses.refused(request, None, [why])
    run = _run_or_404(pk)
    answer = StreamingHttpResponse(reports.lines(run), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{run.pk}.csv"'
    return answer


def _run_or_404(pk: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.select_related("created_by", "released_by"), pk=pk)


def _to(run: ImportRun) -> HttpResponse:
    return HttpResponseRedirect(reverse("exchange:import", args=[run.pk]))


def _page(request: HttpRequest, run: ImportRun) -> HttpResponse:
    result = request.GET.get("result", "")
    if result == _TEXTLESS:
        rows = run.rows.filter(is_textless=True)
    else:
        rows = run.rows.filter(result=result) if result in Result.values else run.rows.exclude(reason="")
    after = responses.number(request.GET.get("after")) or 0
    shown = list(rows.filter(pk__gt=after).select_related("article").order_by("pk")[: SHOWN + 1])
    is_open = run.is_trial and run.state in (RunState.READ, RunState.DONE)
    context: dict[str, Any] = {
        "title": _("Archive %(number)s") % {"number": run.pk},
        "run": run,
        "progress": progress.of(run),
        "rows": shown[:SHOWN],
        "after": shown[SHOWN - 1].pk if len(shown) > SHOWN else None,
        "result": result,
        "why_not_import": permissions.why_not_import(request.user),
        "why_not_release": permissions.why_not_release(request.user, run),
        "why_not_undo": permissions.why_not_undo(request.user, run),
        "reaches_readers": runs.reaches_readers(run),
        "waits": runs.waits_for_release(run),
        "is_told": run.state not in _UNTOLD or bool(run.finished_at),
        "form": SectionsForm(None, run, runs.categories(run), runs.proposed(run)) if is_open else None,
        "chosen": runs.chosen(run) if runs.waits_for_release(run) else [],
        "releasers": _releasers(run) if runs.reaches_readers(run) else [],
    }
    return responses.page_or_part(request, "exchange/import.html", "exchange/import_state.html", **context)


def _releasers(run: ImportRun) -> list[User]:
    """Who could release it, the first few: whom to ask."""
    may = Q(is_active=True) & desks.with_right(Right.PUBLISH) & desks.with_right(Right.ALL_DESKS)
    return list(User.objects.filter(may).exclude(pk=run.created_by_id).order_by("first_name", "username")[:5])


def _choose(request: HttpRequest, run: ImportRun) -> None:
    """Keep what the form says of sections. Raises Refused."""
    runs.refuse_stranger(request.user)
    form = SectionsForm(request.POST, run, runs.categories(run), runs.proposed(run))
    if not form.is_valid():
        raise Refused([_("A section that was chosen is not there any more. Choose again.")])
    section = form.cleaned_data["section"]
    runs.choose(run, form.sections(), section and section.pk, form.cleaned_data["drafts"])


def _try(request: HttpRequest, run: ImportRun) -> None:
    _choose(request, run)
    runs.try_out(run)
    jobs.begin(run)


def _bring_in(request: HttpRequest, run: ImportRun) -> None:
    _choose(request, run)
    if runs.bring_in(run, request.user):
        jobs.begin(run)


def _release(request: HttpRequest, run: ImportRun) -> None:
    runs.release(run, request.user)
    jobs.begin(run)


def _call_back(request: HttpRequest, run: ImportRun) -> None:
    runs.refuse_stranger(request.user)
    runs.call_back(run)


def _undo(request: HttpRequest, run: ImportRun) -> None:
    if undoing.begin(run, request.user):
        jobs.undo.enqueue(run.pk, request.user.pk)


def _go_on(request: HttpRequest, run: ImportRun) -> None:
    """Ask the worker once more, where a job was given up."""
    if run.state == RunState.UNDOING:
        if why := permissions.why_not_undo(request.user, run):
            raise Refused([why])
        jobs.undo.enqueue(run.pk, request.user.pk)
        return
    runs.refuse_stranger(request.user)
    if run.state == RunState.READING:
        jobs.read_source.enqueue(run.pk)
    elif run.state == RunState.RUNNING:
        jobs.begin(run)


_DOES: dict[str, Callable[[HttpRequest, ImportRun], None]] = {
    "try": _try,
    "bring_in": _bring_in,
    "release": _release,
    "call_back": _call_back,
    "undo": _undo,
    "go_on": _go_on,
}
