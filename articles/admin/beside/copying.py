"""The buttons that begin a follow-up or a copy of a story."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles.admin import responses
from articles.readers import embargoes
from articles.refusals import Refused
from articles.text import copies
from people import clock


def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a follow-up of story `pk` and open it. 403 with the reason for who may see the story but not write."""
    return _begin(request, pk, copies.follow_up, _("This is the follow-up: a draft of its own. Write what is new."))


def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a draft with the text of story `pk` and open it. 403 with the reason, as above."""
    return _begin(
        request, pk, copies.copy, _("This is the copy: a draft of its own. The other story stays as it is.")
    )


def _begin(request: HttpRequest, pk: int, verb: Callable, said: str) -> HttpResponse:
    article = responses.story_or_404(request, pk)
    if request.method != "POST":
        return redirect("admin:articles_article_change", pk)
    try:
        new = verb(article, request.user)
    except Refused as refusal:
        return responses.refused(request, article, refusal.messages)
    messages.success(request, said)
    if embargoes.in_force(article):
        when = {"when": clock.moment(article.embargo_until)}
        messages.warning(request, _("The other story is under embargo until %(when)s; this one is not.") % when)
    return redirect("admin:articles_article_change", new.pk)
