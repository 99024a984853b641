"""The calendar's page, and the small pages on which the time of one thing in it is changed."""

from datetime import datetime, time, timedelta

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from articles.admin import responses
from articles.checklist import terms
from articles.moments import FURTHEST, MomentField
from articles.readers import editions
from articles.refusals import Refused, Stale
from desk import permissions, screens
from desk.calendar import calendar, days, rescheduling
from desk.calendar.calendar import Span
from desk.models import Assignment
from desk.planning import planning
from people import clock


class TimeForm(forms.Form):
    """A new time, in the person's zone; or a new day, on which the time of day stays."""

    at = MomentField(required=False)
    day = forms.DateField(required=False)

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day and day > timezone.localdate() + FURTHEST:
            raise forms.ValidationError(self.fields["at"].error_messages["too_far"])
        return day


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """`?month=2026-11`, `?week=2026-11-23` or `?from=2026-11-23`, and `?desk=`; this month without any of them."""
    user = request.user
    if why := permissions.why_not_see_plan(user):
        return responses.refused(request, None, [why])
    section = screens.desk_asked_for(request.GET.get("desk", ""))
    span = span_asked_for(request.GET)
    shown = calendar.read(span, user, section)
    edges = [timezone.make_aware(datetime.combine(day, time(12))) for day in (span.begins, span.ends)]
    context = {
        "title": _("Calendar"),
        "is_fullwidth": "1",
        "span": span,
        "days": shown.days,
        "today": timezone.localdate(),
        "most": calendar.MOST_A_DAY,
        "kinds": [(name, symbol, word) for name, (symbol, word) in calendar.KINDS.items()],
        "desk": section,
        "desks": screens.desks_with_stories(user),
        "addresses": _addresses(span, section),
        "around": f"&{span.asked_as}",
        "stamp": shown.stamp,
        "topic": f"calendar:{span.view}.{span.begins.isoformat()}.{section.slug if section else ''}",
        "may_plan": permissions.why_not_plan_anything(user) is None,
        # "WIB", or "EST / EDT" where the clocks change within the days shown
        "zone_name": " / ".join(dict.fromkeys(clock.label(edge) for edge in edges)),
    }
    return responses.page_or_part(request, "desk/calendar.html", "desk/calendar_days.html", **context)


def span_asked_for(asked) -> Span:
    """The days that an address names; this month for anything that names none."""
    if day := days.day_asked_for(asked.get("week", "")):
        return calendar.week(day)
    if day := days.day_asked_for(asked.get("from", "")):
        return calendar.agenda(day)
    return calendar.month(days.month_asked_for(asked.get("month", "")) or timezone.localdate().replace(day=1))


def _addresses(span: Span, section) -> dict[str, str]:
    """Where the page's links lead: the spans before and after, today's, and the other views of the same days."""
    today = timezone.localdate()
    near = today if span.begins <= today <= span.ends else span.begins

    def to(**query) -> str:
        return "?" + urlencode(query | ({"desk": section.slug} if section else {}))

    views = {
        "month": to(month=f"{near:%Y-%m}"),
        "week": to(week=near.isoformat()),
        "list": to(**{"from": near.isoformat()}),
    }
    length = (span.ends - span.begins).days + 1
    if span.view == "month":
        before, after = days.next_month(span.begins, -1), days.next_month(span.begins)
        return views | {"before": to(month=f"{before:%Y-%m}"), "after": to(month=f"{after:%Y-%m}"), "now": to()}
    name = "week" if span.view == "week" else "from"
    step = timedelta(days=length)
    return views | {
        "before": to(**{name: (span.begins - step).isoformat()}),
        "after": to(**{name: (span.begins + step).isoformat()}),
        "now": to(**{name: today.isoformat()}),
    }


def live(request: HttpRequest, argument: str) -> dict | None:
    """The topic `calendar:<view>.<first day>.<section>`."""
    if permissions.why_not_see_plan(request.user):
        return None
    view, _dot, rest = argument.partition(".")
    first, _dot, slug = rest.partition(".")
    day = days.day_asked_for(first)
    make = {"month": calendar.month, "week": calendar.week, "list": calendar.agenda}.get(view)
    try:
        section = screens.desk_asked_for(slug)
    except Http404:
        return None
    if day is None or make is None:
        return None
    return {"stamp": calendar.stamp(make(day.replace(day=1) if view == "month" else day), request.user, section)}


def story(request: HttpRequest, pk: int) -> HttpResponse:
    """When a scheduled story begins; POST `at` or `day` and `version` changes it. 404 for strangers.

    What others let us print on terms gets no other time but in sight of these: a POST that does not say `terms` is
    answered with the form that shows them. `?day=` proposes a day there.
    """
    article = responses.story_or_404(request, pk)
    edition = editions.waiting(article)
    if edition is None and request.method != "POST":
        return responses.refused(request, article, [_("This story is not scheduled any more. Load the page again.")])

    def change(at, version):
        rescheduling.reschedule(request.user, article, at, version)

    at, bound = edition and edition.starts_at, terms.of(article)
    if request.method == "POST" and bound and "terms" not in request.POST:
        if request.headers.get(responses.PART_HEADER):
            day = days.day_asked_for(request.POST.get("day", ""))
            return JsonResponse({"asks": request.path + (f"?day={day.isoformat()}" if day else "")}, status=409)
        return _form(request, article.headline, TimeForm(request.POST), article.version, 409, terms=bound)
    if request.method != "POST" and at and (day := days.day_asked_for(request.GET.get("day", ""))):
        at = rescheduling.on_day(at, day)
    return _when(request, article.headline, at, article.version, change, terms=bound)


def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """When an assignment is due; POST `at` or `day` and `version` changes it. 404 for who may not see it, 403 for
    who may not plan on its desk."""
    row = Assignment.objects.filter(pk=pk).first()
    if row is None or permissions.why_not_see(request.user, row):
        raise Http404(_("There is no such assignment, or it is not on your desk."))
    if why := permissions.why_not_plan(request.user, row):
        return _say_no(request, [why], 403)

    def change(at, version):
        planning.reschedule(request.user, row, at, version)

    return _when(request, row.title, row.due_at, row.version, change)


def _when(request: HttpRequest, title: str, at, version: int, change, **said) -> HttpResponse:
    """The form with the time as it stands and what is to be `said` beside it, or what became of a new time."""
    if request.method != "POST":
        return _form(request, title, TimeForm(initial={"at": at}), version, **said)
    form = TimeForm(request.POST)
    try:
        new = _new_time(form, at)
        change(new, responses.number(request.POST.get("version")) or 0)
    except Stale as stale:
        return _not_moved(request, title, form, version, stale, 409, **said)
    except Refused as refusal:
        return _not_moved(request, title, form, version, refusal, 422, **said)
    done = _("“%(title)s” is now on %(when)s.") % {"title": title, "when": clock.moment(new)}
    if request.headers.get(responses.PART_HEADER):
        return JsonResponse({"said": done})
    messages.success(request, done)
    return redirect(f"{reverse('desk:calendar')}?month={timezone.localtime(new):%Y-%m}")


def _new_time(form: TimeForm, at):
    """The time that the form gives. Raises Refused if it gives none that makes sense."""
    if not form.is_valid():
        raise Refused([sentence for field in form for sentence in field.errors])
    if form.cleaned_data["at"]:
        return form.cleaned_data["at"]
    if form.cleaned_data["day"] and at:
        return rescheduling.on_day(at, form.cleaned_data["day"])
    raise Refused(_("Give the new time."))


def _not_moved(request: HttpRequest, title, form, version, refusal: Refused, status: int, **said) -> HttpResponse:
    if request.headers.get(responses.PART_HEADER):
        return _say_no(request, refusal.messages, status)
    messages.warning(request, _("The time was not changed: %s") % " ".join(refusal.messages))
    return _form(request, title, form, version, status, **said)


def _say_no(request: HttpRequest, reasons, status: int) -> HttpResponse:
    if request.headers.get(responses.PART_HEADER) and request.method == "POST":
        return JsonResponse({"error": " ".join(map(str, reasons))}, status=status)
    return responses.refused(request, None, reasons)


def _form(request: HttpRequest, title: str, form: TimeForm, version: int, status: int = 200, **said) -> HttpResponse:
    context = {
        "title": _("Another time"),
        "named": title,
        "form": form,
        "version": version,
    } | said
    return responses.page_or_part(request, "desk/when.html", "desk/when_form.html", status, **context)
