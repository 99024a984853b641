"""The board's page, and the small page of one story's moves that it opens over a card."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from articles import permissions as stories
from articles.admin import responses
from articles.admin.writing import moving
from articles.models import Article
from articles.refusals import Refused, Stale
from articles.workflow import forged
from desk import permissions, screens
from desk.board import board, cards, moves


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """`?desk=<section>`: its stories by state; without it, everything this person sees. 403 for who sees none."""
    user = request.user
    if why := permissions.why_not_see_stories(user):
        return responses.refused(request, None, [why])
    section = screens.desk_asked_for(request.GET.get("desk", ""))
    shown = board.read(user, section)
    back = urlencode({"back": request.get_full_path()})
    context = {
        "title": _("Board"),
        "lanes": [(lane, [cards.draw(card, section, back) for card in lane.cards]) for lane in shown.lanes],
        "desk": section,
        "desks": screens.desks_with_stories(user),
        "stamp": shown.stamp,
        "topic": f"board:{section.slug if section else ''}",
        "is_fullwidth": "1",
    }
    return responses.page_or_part(request, "desk/board.html", "desk/board_lanes.html", **context)


def live(request: HttpRequest, argument: str) -> dict | None:
    """The topic `board:<section>`."""
    if permissions.why_not_see_stories(request.user):
        return None
    try:
        section = screens.desk_asked_for(argument)
    except Http404:
        return None
    return {"stamp": board.stamp(request.user, section)}


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """A story's moves; POST `_move` makes one. 404 for strangers.

    Asked by a script (header X-Part) a move answers with JSON: 200 `{said}`; 409 when the story was changed since
    `version`, 403 when the person may not, 422 when the story or the form stands in the way: `{error, form}`.
    """
    article = responses.story_or_404(request, pk)
    if request.method != "POST":
        return _menu(request, article)
    form = None
    try:
        name = moving.wanted(request, article)
        if name is None:
            raise Refused(_("Choose a move."))
        form = moving.order_form(request, name)
        moving.perform(request.user, article, form, version=responses.number(request.POST.get("version")) or 0)
    except Stale as stale:
        return _refused(request, article, stale, 409)
    except Refused as refusal:
        forbidden = form is None or forged.why_never(name, request.user, article)
        return _refused(request, article, refusal, 403 if forbidden else 422, form)
    said = _("“%(headline)s” is now: %(state)s.") % {
        "headline": article.headline,
        "state": article.state.label,
    }
    if stories.why_not_view(request.user, article):
        said = _("“%s” is on another desk now.") % article.headline
    if request.headers.get(responses.PART_HEADER):
        return JsonResponse({"said": said})
    messages.success(request, said)
    return redirect(_back(request))


def _menu(request: HttpRequest, article: Article, form=None, status: int = 200) -> HttpResponse:
    context = {
        "title": _("Move the story"),
        "article": article,
        "menu": moves.menu(request.user, article, form),
        "back": _back(request),
        "desk_url": reverse("desk:board"),
    }
    return responses.page_or_part(request, "desk/moves.html", "desk/moves_menu.html", status, **context)


def _refused(request: HttpRequest, article: Article, refusal: Refused, status: int, form=None) -> HttpResponse:
    """Say why. A script gets the sentence, a person without one the menu again, with what they had written."""
    article.refresh_from_db()
    if request.headers.get(responses.PART_HEADER):
        return JsonResponse({"error": " ".join(refusal.messages)}, status=status)
    if status == 403:
        return responses.refused(request, article, refusal.messages)
    messages.warning(request, _("The story was not moved: %s") % " ".join(refusal.messages))
    return _menu(request, article, form, status)


def _back(request: HttpRequest) -> str:
    """The page of the desk that the menu was opened from."""
    asked = request.POST.get("back") or request.GET.get("back", "")
    fine = asked.startswith("/admin/") and url_has_allowed_host_and_scheme(asked, None)
    return asked if fine else reverse("desk:board")
