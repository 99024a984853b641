"""The two faces of a story on the desk: the page it is written on, and the page that can only be read."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles import body, checklist, permissions
from articles.admin import checklisting, drawer, moving, progress, responses
from articles.admin.conflict import Conflict
from articles.admin.pulse import lock_data, people_data
from articles.forms import EmbargoForm, StoryForm
from articles.locks import locks
from articles.models import Article, Edition, Lock
from articles.models.revision import Origin
from articles.text import autosaves, revisions
from articles.workflow.status import Status
from people import clock
from photos.models import Photo

#: Session key: forms whose text is safe in a revision, so that the browser may drop its copy.
SAVED_FORMS = "saved_forms"


def show_form(
    request: HttpRequest,
    form: StoryForm,
    *,
    conflict: Conflict | None = None,
    order=None,
    dirty: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The writing page. `dirty`: the form holds words that are in no revision."""
    article = form.instance if form.instance.pk else None
    restored = getattr(form, "restored", None)
    offer = None if restored or dirty else autosaves.offer(request.user, article)
    context = _around(request, article, order) | {
        "page_key": form["key"].value(),
        "title": _("Story %s") % article.pk if article else _("New story"),
        "form": form,
        "conflict": conflict,
        "dirty": dirty or restored is not None,
        "restored": restored,
        "offer": offer,
        "saved_forms": request.session.pop(SAVED_FORMS, []),
        "autosave_url": reverse("admin:articles_article_autosave"),
    }
    return responses.page(request, "articles/story_form.html", status, **context)


def show_page(
    request: HttpRequest,
    article: Article,
    why: str,
    order=None,
    *,
    lock: Lock | None = None,
    holding: EmbargoForm | None = None,
) -> HttpResponse:
    """The story to read, with the moves this person may make, and why they may not edit it: a rule, or a lock.

    `holding` is the form of a refused embargo, to be shown again.
    """
    held = lock or locks.holder(article)
    context = _around(request, article, order) | {
        "page_key": uuid.uuid4(),
        "title": _("Story %s") % article.pk,
        "why": why,
        "held": lock_data(article, held, request.user),
        "holding": holding or _holding(request.user, article),
        "text": _readable(article),
        "bylines": article.bylines.select_related("author"),
        "tags": article.tags.all(),
    }
    return responses.page(request, "articles/story_page.html", **context)


def _holding(user, article: Article) -> EmbargoForm | None:
    """The embargo's form for a story that is scheduled: its text waits, but why it is held back may change."""
    if article.status != Status.SCHEDULED or permissions.why_not_ease_embargo(user, article):
        return None
    return EmbargoForm(article=article)


def _around(request: HttpRequest, article: Article | None, order=None) -> dict:
    """What stands beside the text on either page: where it is, what readers see, the moves, and notes."""
    if article is None:
        return {"sheets": drawer.of_new()} | checklisting.beside(request.user, None, checklist.judge({}))
    newest = revisions.latest(article)
    readers = moving.readers(article, newest)
    asked = None
    if article.status == Status.CHANGES_REQUESTED:
        asked = article.transitions.filter(move="request_changes").select_related("by").first()
    return {
        "article": article,
        "sheets": drawer.of(article, request.user),
        **checklisting.beside(request.user, article, checklist.judge_article(article)),
        "people": people_data(article, request.user),
        "readers": readers,
        "review": progress.of(article),
        "panel": moving.panel(request.user, article, readers.live, order),
        "asked": asked,
        "imported": newest if newest and newest.origin == Origin.IMPORT and newest.note else None,
        "may_edit": permissions.why_not_edit(request.user, article) is None,
        "zone_name": clock.label(timezone.now()),
    }


def _readable(article: Article) -> str:
    """The body as a reader would get it, with what it refers to looked up now."""
    html = body.clean(article.body)
    photos = Photo.objects.in_bulk(body.photo_ids(html))
    named = Edition.objects.live().filter(article__in=body.article_ids(html))
    return mark_safe(body.render(html, photos, {edition.article_id: edition for edition in named}))  # noqa: S308 - cleaned
