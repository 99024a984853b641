"""The switch beside a story that leaves it out of feeds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles.admin import responses
from articles.readers import feeds
from articles.refusals import Refused


def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """POST `in_feeds` (1 or nothing) and `reason`. 403 with the reason for who may not, 404 for strangers."""
    article = responses.story_or_404(request, pk)
    if why := feeds.why_not_set(request.user, article):
        return responses.refused(request, article, [why])
    if request.method != "POST":
        return redirect("admin:articles_article_change", pk)
    wanted = request.POST.get("in_feeds") == "1"
    try:
        changed = feeds.put(article, request.user, wanted, request.POST.get("reason", ""))
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return redirect("admin:articles_article_change", pk)
    if changed and wanted:
        messages.success(request, _("Feeds have this story again."))
    elif changed:
        messages.success(request, _("This story is left out of feeds. Its page and the lists still show it."))
    else:
        messages.info(request, _("Nothing has changed."))
    return redirect("admin:articles_article_change", pk)
