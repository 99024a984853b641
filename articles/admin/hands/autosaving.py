"""Where the writing page sends what is typed every few seconds, and where a person looks at what was kept."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.admin.hands import pulse
from articles.comparing.comparison import compare
from articles.locks import locks
from articles.models import Article, Autosave
from articles.text import autosaves, revisions, storyfields
from articles.text.drafts import Text
from people import clock


def keep(request: HttpRequest) -> HttpResponse:
    """Keep a form's text. Takes JSON `{key, article, version, fields, user}`; answers when.

    409 with the reason in `newer` if a save of this form would be refused: the text is kept, but it stands beside
    the story. 409 with `someone_else` if another person signed in: nothing is kept. 400 for what is no such object,
    403 with the reason for those who may not edit, 404 for strangers.
    """
    if request.method != "POST":
        return _no(_("Send the text with POST."), 405)
    try:
        sent = json.loads(request.body)
        key, version = UUID(sent["key"]), int(sent["version"])
        fields = responses.typed(sent)
        pk = int(sent["article"]) if sent["article"] else None
        user_id = int(sent.get("user") or request.user.pk)
    except responses.NO_SUCH_JSON:
        return _no(_("This is not a form's text."), 400)
    if other := pulse.someone_else(request, user_id):
        return other
    article = responses.story_or_404(request, pk) if pk else None
    why = permissions.why_not_edit(request.user, article) if article else permissions.why_not_create(request.user)
    if why:
        return _no(why, 403)
    if not 0 <= version < 2**31:
        return _no(_("This is not a form's text."), 400)
    row = autosaves.keep(request.user, key, article, version, fields)
    local = timezone.localtime(row.saved_at)
    kept = {"at": row.saved_at.isoformat(), "clock": f"{local:%H.%M}", "zone": clock.label(local)}
    if article is None:
        return JsonResponse(kept)
    locks.renew(article, pulse.open_page(request, key))
    lock = locks.holder(article, request.user)
    held = lock is not None and lock.user_id != request.user.pk
    newer = locks.sentence(lock) if held else pulse.newer(article, version)
    return JsonResponse(kept | {"newer": newer}, status=409) if newer else JsonResponse(kept)


def _no(why, status: int) -> JsonResponse:
    return JsonResponse({"error": str(why)}, status=status)


def difference(request: HttpRequest, key: UUID) -> HttpResponse:
    """What was typed in form `key`, beside what is saved. Only for the person who typed it."""
    row = _own(request, key)
    article = _still_visible(request, row)
    fields = autosaves.snapshot(row)
    typed = Text(fields, revisions.labels(fields))
    newest = revisions.latest(article) if article else None
    before = newest or Text(storyfields.blank(), {})
    context = {
        "title": _("Text that was not saved"),
        "article": article,
        "kept": row,
        "newest": newest,
        "differences": compare(before, typed),
        "form_url": _form_url(article),
    }
    return responses.page(request, "articles/unsaved.html", **context)


def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    """Forget what was typed in form `key`."""
    row = _own(request, key)
    article = _still_visible(request, row)
    if request.method == "POST":
        row.delete()
        messages.info(request, _("The unsaved text was discarded."))
    return redirect(_form_url(article))


def _own(request: HttpRequest, key: UUID) -> Autosave:
    row = Autosave.objects.filter(user=request.user, key=key).first()
    if row is None:
        raise Http404(_("There is no such text."))
    return row


def _still_visible(request: HttpRequest, row: Autosave) -> Article | None:
    return responses.story_or_404(request, row.article_id) if row.article_id else None


def _form_url(article: Article | None) -> str:
    if article is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[article.pk])
