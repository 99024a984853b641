"""Taking a story from someone who is editing it, or from oneself in another browser."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.admin.hands import pulse
from articles.locks import locks, takeovers
from articles.refusals import Refused, Stale


def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether one is sure, naming who is editing; POST with `owner`, the id of that person, takes the story.

    403 with the reason for those who may not, 404 for strangers. A free story is simply opened.
    """
    article = responses.story_or_404(request, pk)
    if request.method == "POST":
        return _take(request, article)
    if why := permissions.why_not_edit(request.user, article):
        return responses.refused(request, article, [why])
    held = pulse.lock_data(article, locks.holder(article, request.user), request.user)
    if held is None:
        return redirect("admin:articles_article_change", pk)
    if held["why"]:
        return responses.refused(request, article, [held["why"]])
    return responses.page(request, "articles/take_over.html", title=_("Take over"), article=article, held=held)


def _take(request: HttpRequest, article) -> HttpResponse:
    here = pulse.open_page(request, uuid.uuid4())
    try:
        taken = takeovers.take_over(article.pk, here, responses.number(request.POST.get("owner")))
    except Stale as stale:
        messages.warning(request, stale.messages[0])
        return redirect("admin:articles_article_change", article.pk)
    except Refused as refusal:
        return responses.refused(request, article, refusal.messages)
    if taken and taken.revision:
        words = {"who": taken.owner, "number": taken.revision.number}
        messages.success(request, _("What %(who)s had typed is kept as revision %(number)s.") % words)
    return redirect("admin:articles_article_change", article.pk)
