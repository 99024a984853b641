"""The screen of a front page, and what its script asks and sends. Every answer to the script is JSON.

A refusal is `{"error": sentence}`: 409 if somebody changed the same thing, 403 if the person may not, 422 if it
cannot be done as asked.
"""

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from taggit.models import Tag

from articles.admin import responses
from articles.models import Article
from articles.refusals import Refused, Stale
from articles.workflow.status import Kind
from audit.storable import storable_data
from desk.fronts import history as told
from desk.fronts import state, tray
from fronts import bars, drafts, permissions, presence, publishing
from fronts.arrangement import CROPS, FILLS
from fronts.drafts import Change
from fronts.layouts import LAYOUTS, TONES, WIDTHS
from fronts.models import FrontRevision
from fronts.publishing import Seen
from people import clock
from people.models import Author
from sections.models import Section

#: Bytes of one change; a container of twenty cards with all words is a tenth of it.
LONGEST = 200_000
#: Tags and authors that a rule can be narrowed to.
OFFERED = 300


def section_of(request: HttpRequest, pk: int) -> Section | None:
    """The section whose front has this number in its address; None for 0, the home page. Raises Http404."""
    if pk == 0:
        return None
    return get_object_or_404(Section.objects.active(), pk=pk)


def answers(verb: Callable) -> Callable:
    """A view of the script's: `verb(request, section id or None, what was sent, …)`, then the front's new state."""

    @require_POST
    @wraps(verb)
    def view(request: HttpRequest, pk: int, **more) -> JsonResponse:
        section = section_of(request, pk)
        key = section and section.pk
        if why := permissions.why_not_arrange(request.user, key):
            return JsonResponse({"error": str(why)}, status=403)
        try:
            if len(request.body) > LONGEST:
                raise Refused(_("This is too much at once. Load the page again."))
            sent = storable_data(json.loads(request.body or b"{}"))
            verb(request, key, sent, **more)
        except Stale as stale:
            return JsonResponse({"error": " ".join(stale.messages)}, status=409)
        except Refused as refusal:
            return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
        except responses.NO_SUCH_JSON:
            return JsonResponse({"error": _("This page sends nothing of this kind. Load it again.")}, status=400)
        return JsonResponse(state.of(request.user, key))

    return view


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Leads to the first front that this person arranges. 403 with the reason for who arranges none."""
    if why := permissions.why_not_arrange_any(request.user):
        return responses.refused(request, None, [why])
    if permissions.why_not_arrange(request.user, None) is None:
        return redirect("desk:front", 0)
    first = permissions.sections_arranged_by(request.user).first()
    return redirect("desk:front", first.pk) if first else responses.refused(request, None, [permissions.NOT_HOME])


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The screen of one front. 403 with the reason for colleagues who do not arrange it."""
    section = section_of(request, pk)
    user = request.user
    if why := permissions.why_not_arrange(user, section and section.pk):
        return responses.refused(request, None, [why])
    context = {
        "title": _("Front pages"),
        "front": section.name if section else _("Home page"),
        "number": pk,
        "section": section,
        "has_home": permissions.why_not_arrange(user, None) is None,
        "sections": permissions.sections_arranged_by(user),
        "every_section": Section.objects.active(),
        "layouts": LAYOUTS.values(),
        "widths": WIDTHS.items(),
        "tones": TONES.items(),
        "kinds": Kind.choices,
        "tags": Tag.objects.order_by("name")[:OFFERED],
        "authors": Author.objects.active().order_by("name")[:OFFERED],
        "zone": clock.zone_of(user).key,
        "zone_names": json.dumps(clock.names(clock.zone_of(user), clock.now())),
        "crops": CROPS,
        "fills": FILLS,
        "bar": bars.standing(),
        "may_set_bar": permissions.why_not_set_bar(user) is None,
        "is_fullwidth": "1",
    }
    return responses.page(request, "desk/fronts.html", **context)


@require_GET
def current(request: HttpRequest, pk: int) -> JsonResponse:
    """The state of the front, for its script."""
    section = section_of(request, pk)
    if why := permissions.why_not_arrange(request.user, section and section.pk):
        return JsonResponse({"error": str(why)}, status=403)
    return JsonResponse(state.of(request.user, section and section.pk))


@answers
def change(request: HttpRequest, section: int | None, sent: dict[str, Any]) -> None:
    """`{containers: {key: container or null}, versions: {key: number}, order: [keys] or null}`."""
    versions = sent["versions"]
    changes = [
        Change(str(key), container, _number(versions.get(key))) for key, container in sent["containers"].items()
    ]
    order = [str(key) for key in sent["order"]] if sent.get("order") is not None else None
    drafts.change(request.user, section, changes, order, _number(versions.get(drafts.ORDER)))


@answers
def publish(request: HttpRequest, section: int | None, sent: dict[str, Any]) -> None:
    """`{versions, live, at: ISO time or null, name}`: now, or from `at` on."""
    at = _moment(sent["at"]) if sent.get("at") else None
    seen = Seen(dict(sent["versions"]), _number(sent.get("live")))
    publishing.publish(request.user, section, seen, at=at, name=str(sent.get("name") or ""))


@answers
def restore(request: HttpRequest, section: int | None, sent: dict[str, Any], number: int) -> None:
    """`{versions}` of the draft as it was seen. Make revision `number` the draft; 0 makes it what readers get now."""
    drafts.restore(request.user, section, _revision(section, number) if number else None, dict(sent["versions"]))


@answers
def call_off(request: HttpRequest, section: int | None, sent: dict[str, Any], number: int) -> None:
    """Take a scheduled revision back."""
    publishing.call_off(request.user, _revision(section, number))


@require_POST
def pulse(request: HttpRequest, pk: int) -> JsonResponse:
    """The page is open, at the container `key`: who else is here, and a stamp that tells whether to look again."""
    section = section_of(request, pk)
    if why := permissions.why_not_arrange(request.user, section and section.pk):
        return JsonResponse({"error": str(why)}, status=403)
    front = state.front_of(section and section.pk)
    if front.pk is None:
        front.save()
    presence.seen(front, request.user, request.POST.get("key", ""))
    return JsonResponse({"stamp": state.stamp(drafts.of(front)), "others": state.people(front, request.user)})


@require_GET
def stories(request: HttpRequest, pk: int) -> JsonResponse:
    """The tray: `?of=newest|section|approved|search|named`, with `section`, `q` or `ids`."""
    section = section_of(request, pk)
    if why := permissions.why_not_arrange(request.user, section and section.pk):
        return JsonResponse({"error": str(why)}, status=403)
    which, words = request.GET.get("of", "newest"), request.GET.get("q", "")[:200]
    ids = [int(one) for one in request.GET.get("ids", "").split(",")[:40] if one.isdecimal() and len(one) < 18]
    lists = {
        "section": lambda: tray.newest(responses.number(request.GET.get("section"))),
        "approved": lambda: tray.approved(request.user),
        "search": lambda: tray.matching(words) if words.strip() else [],
        "named": lambda: tray.named(ids),
    }
    return JsonResponse({"stories": lists.get(which, tray.newest)()})


@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """The front's revisions, as a part of the screen."""
    section = section_of(request, pk)
    if why := permissions.why_not_arrange(request.user, section and section.pk):
        return responses.refused(request, None, [why])
    lines = told.of(request.user, state.front_of(section and section.pk))
    return render(request, "desk/fronts_history.html", {"lines": lines, "number": pk})


@require_POST
def bar(request: HttpRequest) -> JsonResponse:
    """Set the breaking bar (`text`, `ends_at`, `article` or `url`), or lift it (`lift`)."""
    user = request.user
    if why := permissions.why_not_set_bar(user):
        return JsonResponse({"error": str(why)}, status=403)
    try:
        if request.POST.get("lift"):
            bars.lift(user)
            return JsonResponse({"said": _("The breaking bar is lifted.")})
        pk = responses.number(request.POST.get("article"))
        article = Article.objects.filter(pk=pk).first() if pk else None
        text, url = (" ".join(request.POST.get(name, "").split()) for name in ("text", "url"))
        bars.put(user, text, _moment_or_none(request.POST.get("ends_at")), article=article, url=url)
    except Refused as refusal:
        return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
    return JsonResponse({"said": _("The breaking bar stands above every page.")})


def _revision(section: int | None, number: int) -> FrontRevision:
    revision = FrontRevision.objects.filter(front__section=section, number=number).select_related("front").first()
    if revision is None:
        raise Http404(_("This front page has no such revision."))
    return revision


def _number(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _moment(text: Any) -> datetime:
    found = parse_datetime(str(text))
    if found is None or not is_aware(found):
        raise Refused({"at": _("Give a day and a time.")})
    return found


def _moment_or_none(text: str | None) -> datetime | None:
    try:
        return _moment(text) if text else None
    except (Refused, ValueError):
        return None
