"""The bell: what a person is told, which of it they have seen, and how they want to be told."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles import permissions
from articles.admin import responses
from desk.models import Notice
from desk.notices import notices, preferences
from desk.notices.forms import SettingsForm
from desk.notices.kinds import KINDS

PER_PAGE = 30


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """One's own notices, newest first; `?kind=` shows one kind, `?before=<id>` older ones."""
    kind = request.GET.get("kind", "")
    rows = notices.mine(request.user).select_related("actor", "article__section")
    if kind in KINDS:
        rows = rows.filter(kind=kind)
    if before := responses.number(request.GET.get("before")):
        rows = rows.filter(pk__lt=before)
    found = notices.in_sight(request.user, rows, PER_PAGE + 1)
    shown = found[:PER_PAGE]
    mine = set(notices.mine(request.user).order_by().values_list("kind", flat=True).distinct())
    mark_all = _("Mark all as read")
    nothing = _("Nothing yet. Here you find what concerns you: stories that wait for you, answers, mentions.")
    if kind in KINDS:
        mark_all, nothing = _("Mark all of these as read"), _("Nothing of this kind.")
    context = {
        "title": _("Notifications"),
        "mark_all": mark_all,
        "nothing": nothing,
        "rows": [(notice, notices.sentence(notice)) for notice in shown],
        "kind": kind if kind in KINDS else "",
        "kinds": [known for known in KINDS.values() if known.name in mine],
        "older": shown[-1].pk if len(found) > PER_PAGE else None,
        "newest": shown[0].pk if shown and not before else None,
        "unseen": any(notice.seen_at is None for notice in shown),
    }
    return responses.page(request, "desk/notices.html", **context)


@require_GET
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a notice as seen and lead on to what it is about. 404 for another's, or one that is out of sight now.

    Those for the mail alone are followed too, from there.
    """
    notice = get_object_or_404(Notice.objects.select_related("article"), pk=pk, user=request.user)
    if notice.article and permissions.why_not_view(request.user, notice.article):
        raise Http404(_("This story is no longer on your desk."))
    notices.see(request.user, pk=notice.pk)
    return redirect(notice.url or reverse("desk:notices"))


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Note as seen: the notice `one`, or all up to the id `up_to` (of `kind`), so that nothing newer is missed."""
    one, up_to = (responses.number(request.POST.get(name)) for name in ("one", "up_to"))
    which = {"pk": one} if one else {"pk__lte": up_to or 0}
    if not one and request.POST.get("kind") in KINDS:
        which["kind"] = request.POST["kind"]
    notices.see(request.user, **which)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else reverse("desk:notices"))


def choose(request: HttpRequest) -> HttpResponse:
    """How one wants to be told, kind by kind, and when the digest comes."""
    form = SettingsForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        followed = given.get("followed", ())
        preferences.choose(request.user, form.choices(), given["digest"], given["hour"], followed)
        messages.success(request, _("Your choice is kept."))
        return redirect("desk:notice_settings")
    status = 422 if form.errors else 200
    return responses.page(request, "desk/notice_settings.html", status, title=_("Notification settings"), form=form)


def topic(request: HttpRequest, argument: str) -> dict:
    """For an open page: how many notices are unread, and what the newest says."""
    unseen = notices.unseen_ids(request.user)
    answer = {"unread": len(unseen), "shown": notices.shown(len(unseen)), "newest": unseen[0] if unseen else 0}
    if unseen:
        newest = Notice.objects.select_related("actor", "article").get(pk=unseen[0])
        answer |= {"sentence": notices.sentence(newest), "url": reverse("desk:notice", args=[newest.pk])}
    return answer
