"""A front as readers would get it, for those who arrange it: its draft, any revision, and any moment to come.

Printed by the readers' own code with their templates, in their language and under their policy; writes nothing.
"""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.csp import CSP
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.views.decorators.http import require_safe

from fronts import defaults, names, permissions, revisions
from fronts.arrangement import Arrangement, read
from fronts.models import Draft, FrontRevision
from people import clock
from people.permissions import refusal
from public import popularity, site
from public.views import fronts

#: Of the most read so many are offered.
OFFERED = 30


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The front of section `pk` (0: the home page): `?of=` draft, live, or a revision's number; `?at=` a moment.

    At a moment to come a scheduled revision that is live by then takes the draft's place. Raises Http404 for a front
    or revision that is not there, or not for this person.
    """
    section = _section(request, pk)
    key, now = section and section.pk, _moment(request.GET.get("at"))
    with translation.override(settings.LANGUAGE_CODE):
        response = fronts.shown(section, _asked(request.GET.get("of", "draft"), key, now), now)
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    policy = getattr(response, "_csp_config", settings.SECURE_CSP)
    response._csp_config = policy | {"frame-ancestors": [CSP.SELF]}
    return response


@require_safe
def most_read(request: HttpRequest, pk: int) -> JsonResponse:
    """`{"articles": [ids]}`: what readers open most at present, for the tray. Raises Http404 as `show` does."""
    _section(request, pk)
    return JsonResponse({"articles": popularity.most_read(limit=OFFERED)})


def _section(request: HttpRequest, pk: int) -> site.Rubric | None:
    section = None
    if pk:
        section = site.refreshed().by_id.get(pk)
        if section is None or not section.url:
            raise Http404
    if why := permissions.why_not_arrange(request.user, pk or None):
        raise Http404(refusal(why))
    return section


def _asked(which: str, section: int | None, now: datetime | None) -> Arrangement:
    if which == "live":
        return revisions.arrangement(section, now)
    if which.isdecimal() and len(which) < 10:
        revision = FrontRevision.objects.filter(front__section=section, number=int(which)).first()
        if revision is None:
            raise Http404
        return names.present(read(revision.layout))
    then, present = revisions.live(section, now), revisions.live(section)
    if now and then and then != present:
        return names.present(read(then.layout))
    draft = Draft.objects.filter(front__section=section).first()
    if draft:
        return read(draft.layout)
    return names.present(read(present.layout)) if present else defaults.of(section)


def _moment(text: str | None) -> datetime | None:
    """A moment to come; None for the present and for what is none."""
    try:
        found = parse_datetime(text or "")
    except ValueError:
        return None
    return found if found and is_aware(found) and found > clock.now() else None
