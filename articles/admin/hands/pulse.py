"""The pulse of an open story: the page says that it lives, and hears who else is there and who has the lock."""

import json
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.locks import locks, presence, takeovers
from articles.locks.locks import OpenPage
from articles.models import Article, Lock
from articles.text import revisions
from people import clock
from people.browsers import describe

#: All that the questions of `permissions` read of a story; its text stays in the database.
_ASKED = ["headline", "section", "status", "version", "created_by", "assigned_to", "review_step"]


def open_page(request: HttpRequest, key: UUID) -> OpenPage:
    """The open page `key` of the person of this request."""
    device = describe(request.META.get("HTTP_USER_AGENT", ""))
    return OpenPage(request.user, locks.digest(request.session.session_key), key, device)


def pulse(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of story `pk` tells that it is open. Takes JSON `{key, writing, version, user, turn, leaving}`.

    `turn` counts the page's messages: of two that overtook each other on the way, the later one counts.

    Answers with who else is there, the lock, and what happened since `version`. 409 if someone else signed in
    meanwhile, 400 for what is no pulse, 404 for strangers.
    """
    article = responses.story_or_404(request, pk, only=_ASKED)
    if request.method != "POST":
        return JsonResponse({"error": _("Send this with POST.")}, status=405)
    try:
        sent = json.loads(request.body)
        here, version = open_page(request, UUID(sent["key"])), int(sent["version"])
        writing, user_id, turn = sent["writing"] is True, int(sent["user"]), counted(sent.get("turn"))
    except responses.NO_SUCH_JSON:
        return JsonResponse({"error": _("This is not a signal from an open page.")}, status=400)
    if other := someone_else(request, user_id):
        return other
    if sent.get("leaving") is True:
        if presence.gone(article, here, turn):
            locks.leave(article, here)
        return JsonResponse({})
    if presence.seen(article, here, writing=writing, turn=turn) and writing:
        _hold(article, here, version, turn)
    return JsonResponse(told(article, here, version, writing=writing))


def counted(value) -> int:
    """The number of a page's message; 0 for pages that do not count them. Raises what `int` does for what is none."""
    return min(max(int(value or 0), 0), 2**53)


def someone_else(request: HttpRequest, user_id: int) -> HttpResponse | None:
    """409 if the page belongs to another person than the one who is signed in by now, else None."""
    if user_id == request.user.pk:
        return None
    words = {"who": request.user}
    why = _("You are signed in as %(who)s now. This page's text belongs to someone else and is not sent.") % words
    return JsonResponse({"error": why, "someone_else": str(request.user)}, status=409)


def not_saved(user) -> list[str]:
    """What a person reads who sends a page that belongs to another than `user`, who is signed in by now."""
    words = {"who": user}
    why = _("You are signed in as %(who)s now. This page's text belongs to someone else and was not saved.") % words
    return [why, _("It is kept in this browser for the person who wrote it.")]


def _hold(article: Article, here: OpenPage, version: int, turn: int) -> None:
    """Renew the page's lock; take it again if it was lost to a dead line and nothing happened meanwhile."""
    if locks.renew(article, here) or version != article.version:
        return
    if permissions.why_not_edit(here.user, article):
        return
    with transaction.atomic():
        if presence.still(here, turn):
            locks.take(article, here)


def told(article: Article, here: OpenPage, version: int, *, writing: bool) -> dict:
    """What the page shows: who is there, who edits, and what this person may do about it.

    A page of theirs that is only read beside the one they write on is told so, like any other reader.
    """
    lock = locks.holder(article, here.user)
    mine = locks.is_mine(lock, here)
    taken = None if mine else takeovers.since(article, here.user, version)
    return {
        "version": article.version,
        "people": people_data(article, here.user),
        "lock": {"mine": True} if mine and writing else lock_data(article, lock, here.user, mine=mine),
        "may_edit": permissions.why_not_edit(here.user, article) is None,
        "taken": taken
        and {
            "by": "" if taken.by_id == taken.owner_id else str(taken.by),
            "at": clock.short(taken.at),
            "revision": taken.revision.number if taken.revision else None,
        },
        "newer": newer(article, version),
    }


def people_data(article: Article, user) -> list[dict]:
    """Who else has the story open, as faces."""
    return [
        person.user.face() | {"writing": person.writing, "since": clock.short(person.since)}
        for person in presence.others(article, user)
    ]


def lock_data(article: Article, lock: Lock | None, user, *, mine: bool = False) -> dict | None:
    """Who has the lock, for the notice of a page that does not; None if nobody has.

    `mine`: they have it themselves, in another page of the same session, and can write here just so.
    """
    if lock is None:
        return None
    yours = lock.user_id == user.pk
    why = None if yours else permissions.why_not_take_over(user, article)
    return lock.user.face() | {
        "mine": mine,
        "yours": yours,
        "device": lock.device if yours else "",
        "owner": lock.user_id,
        "since": clock.short(lock.taken_at),
        "why": str(why) if why else "",
    }


def newer(article: Article, version: int) -> str:
    """Who saved or moved the story since a page was opened, told before it costs anyone a refused save; or ""."""
    if article.version == version:
        return ""
    newest = revisions.latest(article)
    if newest and newest.version > version:
        return _("%(who)s has saved this story since you opened it.") % {"who": newest.created_by}
    return _("The story has been moved since you opened it.")
