"""The embargo of a story that is scheduled: what may change without taking back the schedule."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.admin.writing import pages
from articles.models import Article
from articles.orderforms import EmbargoForm
from articles.readers import embargoes
from articles.refusals import Refused
from articles.workflow.status import Holder


def embargo(request: HttpRequest, pk: int) -> HttpResponse:
    """Set, move or lift it by POST of `embargo_until` and `version`; the page again, with why not at the field.

    403 with the reason for who may not, 404 for strangers. Any other story's embargo is a field of its form.
    """
    with transaction.atomic():
        article = responses.story_or_404(request, pk, lock=request.method == "POST")
        if why := permissions.why_not_ease_embargo(request.user, article):
            return responses.refused(request, article, [why])
        if request.method != "POST":
            return redirect("admin:articles_article_change", pk)
        if article.state.holder != Holder.CLOCK or responses.number(request.POST.get("version")) != article.version:
            newer = _("Someone has changed this story since you opened it. Load it again and look at the change.")
            messages.warning(request, newer)
            return redirect("admin:articles_article_change", pk)
        return _change(request, article)


def _change(request: HttpRequest, article: Article) -> HttpResponse:
    form = EmbargoForm(request.POST, article=article)
    try:
        if form.is_valid():
            changed = embargoes.change(article, form.asked(), request.user)
            said = _("The embargo is saved.") if changed else _("Nothing has changed, so nothing was saved.")
            messages.success(request, said)
            return redirect("admin:articles_article_change", article.pk)
    except Refused as refusal:
        form.add_error(None, refusal)
    return pages.show_page(request, article, permissions.why_not_edit(request.user, article) or "", embargo_form=form)
