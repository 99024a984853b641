"""Whether the notice in a withdrawn story's place names its headline, changed from the story's page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles.admin import responses
from articles.readers import notices
from articles.refusals import Refused


def withhold(request: HttpRequest, pk: int) -> HttpResponse:
    """POST `withheld=1` leaves the headline out, anything else names it. 403 with the reason, 404 for strangers."""
    article = responses.story_or_404(request, pk)
    if request.method != "POST":
        return redirect("admin:articles_article_change", pk)
    withheld = request.POST.get("withheld") == "1"
    try:
        notices.withhold(article, request.user, withheld)
    except Refused as refusal:
        return responses.refused(request, article, refusal.messages)
    said = _("The notice no longer shows the headline.") if withheld else _("The notice names the headline now.")
    messages.success(request, said)
    return redirect("admin:articles_article_change", pk)
