"""The pages of cases: the list by due time, one case, a new one beside its story, and what is taken away."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from django.forms import Textarea
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from articles.admin import drawer, responses
from articles.refusals import Refused
from audit import actions, log
from desk.cases import cases as listed
from desk.cases.forms import CaseForm, RecordForm
from photos.storing import NotStored
from press import addresses, casefile, cases, intake, noting, partners, permissions
from press.evidence import not_kept
from press.intake import Complaint
from press.kinds import CaseKind
from press.models import Case, CaseFile, Channel, Copy

TAKEN = actions.register("case.taken", gettext_lazy("took the file of a case away"))
#: Cases shown beside a story.
MOST_BESIDE = 20


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """`?tab=`, `?after=`; what is due soonest first. 403 for who does not work on stories."""
    if why := permissions.why_not_see_any(request.user):
        return responses.refused(request, None, [why])
    tab = listed.tab_of(request.GET.get("tab", ""))
    after = responses.number(request.GET.get("after")) or 0
    rows, more = listed.page(tab, request.user, after)
    context = {
        "title": _("Cases"),
        "tabs": listed.TABS,
        "tab": tab,
        "rows": rows,
        "following": after + listed.PER_PAGE if more else None,
        "stamp": listed.stamp(rows),
        "topic": f"cases:{tab.name}",
    }
    return responses.page_or_part(request, "desk/cases.html", "desk/cases_list.html", **context)


def live(request: HttpRequest, argument: str) -> dict | None:
    """The topic `cases:<tab>`: the stamp of the list's first page."""
    if permissions.why_not_see_any(request.user):
        return None
    rows, _more = listed.page(listed.tab_of(argument), request.user, 0)
    return {"stamp": listed.stamp(rows)}


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One case. POST `_do` (answer, assign, write, decide, note, name, tend, close) does it. 404 for strangers.

    To the page's own script it gives how far the case's file is, for who handles the case.
    """
    case = _case_or_404(request, pk)
    if request.method != "POST":
        if request.headers.get(responses.PART_HEADER) and permissions.why_not_handle(request.user, case) is None:
            return render(request, "desk/case_file.html", {"case": case, **_whole_file(request, case)})
        return _page(request, case)
    name = request.POST.get("_do", "")
    if name == "tend":
        return _tend(request, case)
    deed = next((one for one in listed.deeds(request.user, case) if one.name == name), None)
    if deed is None:
        return responses.refused(request, case.article, [_("There is nothing of that name to do.")], status=400)
    form = type(deed.form)(request.POST, case=case, prefix=name)
    if deed.why:
        boxes = (form[box].data or "" for box, field in form.fields.items() if isinstance(field.widget, Textarea))
        return _page(request, case, status=403, told=(deed.why, [words for words in boxes if words.strip()]))
    if form.is_valid():
        try:
            _VERBS[name](case, request.user, form)
        except Refused as refusal:
            _put(form, refusal)
        else:
            return redirect("desk:case", pk=case.pk)
    return _page(request, case, {name: form}, status=422)


#: What each thing to do is, given the case, the person and the form.
_VERBS: dict[str, Callable] = {
    "answer": lambda case, user, form: cases.answer(case, user, form.cleaned_data["words"]),
    "write": lambda case, user, form: cases.write(case, user, form.cleaned_data["words"]),
    "assign": lambda case, user, form: cases.assign(case, user, form.cleaned_data["to"]),
    "decide": lambda case, user, form: cases.decide(case, user, form.decision()),
    "note": lambda case, user, form: noting.give(case, user, form.printed()),
    "name": lambda case, user, form: noting.name(case, user, form.cleaned_data["note"]),
    "close": lambda case, user, form: cases.close(case, user),
}


def _tend(request: HttpRequest, case: Case) -> HttpResponse:
    copy = get_object_or_404(Copy, case=case, pk=responses.number(request.POST.get("copy")) or 0)
    words = request.POST.get("words", "")
    try:
        cases.tend(copy, request.user, words)
    except Refused as refusal:
        return _page(request, case, status=422, told=(" ".join(refusal.messages), [words] if words.strip() else []))
    return redirect("desk:case", pk=case.pk)


def _page(
    request: HttpRequest, case: Case, sent: dict | None = None, status: int = 200, told: tuple | None = None
) -> HttpResponse:
    """`told`: why nothing was done, and what had been typed, which is shown to be taken along."""
    deeds = listed.deeds(request.user, case, sent)
    handles = permissions.why_not_handle(request.user, case) is None
    context = {
        "title": _("Case %(number)s") % {"number": case.number},
        "case": case,
        "steps": case.steps.select_related("by", "to", "note", "copy__article"),
        "copies": case.copies.select_related("article"),
        "untended": set(case.copies.untended().values_list("pk", flat=True)),
        "takers": partners.takers(case.article_id),
        "told_of": partners.last_told(case.article_id),
        "altered": listed.altered(case),
        "evidence": case.evidence.all(),
        "handles": handles,
        **(_whole_file(request, case) if handles else {}),
        "address": addresses.address(case) if handles else "",
        "possible": [deed for deed in deeds if not deed.why],
        "refused": listed.refused(deeds),
        "open": set(sent or {}),
        "told": told,
    }
    return responses.page(request, "desk/case.html", status, **context)


def _whole_file(request: HttpRequest, case: Case) -> dict:
    row = casefile.of(case)
    return {
        "whole": row,
        "whole_stamp": listed.file_stamp(row),
        "whole_has_grown": row is not None and row.made_at is not None and casefile.has_grown(row),
        "may_ask": casefile.why_not_ask(request.user, case) is None,
    }


@require_GET
def evidence(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """A file that came with a case, to keep, never to be shown in a page. 404 for who does not see the case."""
    found = get_object_or_404(_case_or_404(request, pk).evidence, pk=file)
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def take(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole file of a case, for a lawyer: POST has the worker make it, GET gives what was made, to keep.

    403 for who does not handle the case; the log hears of what is taken. While there is none it leads to the case,
    which says how far it is.
    """
    case = _case_or_404(request, pk)
    if why := permissions.why_not_handle(request.user, case):
        return responses.refused(request, case.article, [why])
    row = casefile.of(case)
    if request.method == "POST":
        with suppress(Refused):  # it is being made already, and the page says so
            casefile.ask(case, request.user)
    elif row and row.made_at:
        with suppress(FileNotFoundError):
            return _taken(request, case, row)
    return redirect(reverse("desk:case", args=[case.pk]) + "#case-file")


def _taken(request: HttpRequest, case: Case, row: CaseFile) -> FileResponse:
    whole = row.file.open("rb")
    log.record(TAKEN, by=request.user, kind="case", pk=case.pk, label=case.number)
    name = f"kasus-{case.number.replace('/', '-')}.zip"
    return FileResponse(whole, as_attachment=True, filename=name, content_type="application/zip")


def file_live(request: HttpRequest, argument: str) -> dict | None:
    """The topic `casefile:<case>`: the stamp of how far its file is."""
    case = Case.objects.select_related("article").filter(pk=responses.number(argument) or 0).first()
    if case is None or permissions.why_not_handle(request.user, case):
        return None
    return {"stamp": listed.file_stamp(casefile.of(case))}


def beside(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet beside story `pk`: its cases, and a form to record one. 404 for strangers to the story."""
    article = responses.story_or_404(request, pk)
    form = RecordForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                case = intake.record(article, _complaint(form, request), request.user)
            except Refused as refusal:
                _put(form, refusal)
            except NotStored as failure:
                form.add_error("files", not_kept(failure))
                status = 503
            else:
                return redirect("desk:case", pk=case.pk)
    rows = permissions.seen_by(request.user).filter(article=article).select_related("owner")[:MOST_BESIDE]
    context = {"title": _("Cases"), "article": article, "rows": rows, "form": form}
    context |= {"takers": partners.takers(pk), "told_of": partners.last_told(pk)}
    return drawer.show(request, "desk/cases_beside.html", status, sheet="cases", **context)


def _complaint(form: RecordForm, request: HttpRequest) -> Complaint:
    said = dict(form.cleaned_data)
    told = {"kind": CaseKind(said.pop("kind")), "channel": Channel(said.pop("channel"))}
    return Complaint(**told, **said | {"files": request.FILES.getlist("files")})


def _case_or_404(request: HttpRequest, pk: int) -> Case:
    case = Case.objects.select_related("article__section", "owner", "recorded_by").filter(pk=pk).first()
    if case is None or permissions.why_not_see(request.user, case):
        raise Http404(_("There is no such case, or it is not on your desk."))
    return case


def _put(form: CaseForm | RecordForm, refusal: Refused) -> None:
    """What was refused, beside its field where the form has it."""
    told = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
    for name, sentences in told.items():
        put = partial(form.add_error, name if name in form.fields else None)
        for sentence in sentences:
            put(sentence)
