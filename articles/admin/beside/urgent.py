"""Marking a story urgent, from its page and from the board's menu."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from articles.admin import responses
from articles.refusals import Refused
from articles.workflow import urgency


def urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """POST `urgent` (1 or 0) marks the story or takes the mark away; `back` leads back to another page of the desk.

    403 with the reason for who may not, 404 for strangers. A script (header X-Part) gets `{said, urgent}` or
    `{error}`.
    """
    article = responses.story_or_404(request, pk)
    if request.method != "POST":
        return redirect("admin:articles_article_change", pk)
    by_script = responses.PART_HEADER in request.headers
    try:
        urgency.mark(article, request.user, urgent=request.POST.get("urgent") == "1")
    except Refused as refusal:
        if by_script:
            return JsonResponse({"error": " ".join(refusal.messages)}, status=403)
        return responses.refused(request, article, refusal.messages)
    said = _("“%s” is not urgent any more.")
    if article.is_urgent:
        said = _("“%s” is urgent: it stands first in every queue.")
    if by_script:
        return JsonResponse({"said": said % article.headline, "urgent": article.is_urgent})
    messages.success(request, said % article.headline)
    back = request.POST.get("back", "")
    fine = back.startswith("/admin/") and url_has_allowed_host_and_scheme(back, None)
    return redirect(back) if fine else redirect("admin:articles_article_change", pk)
