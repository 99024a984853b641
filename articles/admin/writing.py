"""The page a story is written on: opening it, saving it, and moving it on."""

from copy import copy
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles import autosaves, drafts, permissions, revisions, workflow
from articles.admin import doors, moving, pages
from articles.admin.conflict import find_conflict
from articles.admin.pages import SAVED_FORMS
from articles.forms import StoryForm, typed_values
from articles.models import Article
from articles.refusals import Refused, Stale


def add(request: HttpRequest) -> HttpResponse:
    """A new story. 403 with the reason for those whose role does not write."""
    if why := permissions.why_not_create(request.user):
        return doors.refused(request, None, [why])
    if request.method == "POST":
        with transaction.atomic():
            return _begin(request)
    return pages.show_form(request, _opened(request, Article(created_by=request.user)))


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A story: to write on for those who may edit it, to read for those who may see it, 404 for anyone else."""
    if request.method == "POST":
        with transaction.atomic():
            return _post(request, doors.story_or_404(request, pk, lock=True))
    article = doors.story_or_404(request, pk)
    workflow.settle(article)
    if why := permissions.why_not_edit(request.user, article):
        return pages.show_page(request, article, why)
    return pages.show_form(request, _opened(request, article))


def _begin(request: HttpRequest) -> HttpResponse:
    """A story's first save. The same form sent again (a double click, a page gone back to) saves into that story."""
    article = drafts.begin(request.user, _uuid(request.POST.get("key")))
    if article.pk is None:
        return _save(request, article)
    first = drafts.first_saved(article)
    form = StoryForm(request.POST, instance=copy(article), user=request.user)
    if form.is_valid() and form.snapshot() == first.fields:
        return _back_to(request, article)
    request.POST = request.POST.copy()
    request.POST["version"] = first.version  # what this form looked at is what it saved itself
    return _post(request, article)


def _post(request: HttpRequest, article: Article) -> HttpResponse:
    why = permissions.why_not_edit(request.user, article)
    if why and not request.POST.get("_move"):
        return doors.refused(request, article, [why])
    return _move_only(request, article) if why else _save(request, article)


def _save(request: HttpRequest, article: Article) -> HttpResponse:
    """Save the form, then make the move that its button names. A refused move leaves the save in place."""
    newest = revisions.latest(article) if article.pk else None
    version = article.version if article.pk else 0
    # A form writes on its instance while it checks; `article` must stay what the database says.
    form = StoryForm(request.POST, instance=copy(article), user=request.user)
    if not form.is_valid():
        messages.error(request, _("Not saved yet. Please look at the marked fields."))
        return pages.show_form(request, form, dirty=True)
    if version and _seen(request, form) != version:
        conflict = find_conflict(article, newest, form)
        return pages.show_form(request, conflict.form, conflict=conflict, dirty=True, status=409)
    new = article.pk is None
    saved = drafts.save(article, form.snapshot(), request.user)
    _let_go(request, form.cleaned_data["key"])
    if request.POST.get("_move"):
        return _move_after_save(request, article, saved)
    _say_saved(request, saved, new)
    return _back_to(request, article)


def _seen(request: HttpRequest, form: StoryForm) -> int | None:
    """The version this person looked at: the one the form opened at, or the one they chose to write over."""
    return doors.number(request.POST.get("_overwrite")) or form.cleaned_data["version"]


def _move_after_save(request: HttpRequest, article: Article, saved) -> HttpResponse:
    order = None
    try:
        name = moving.wanted(request)
        order = moving.order_form(request, name)
        moving.perform(request.user, article, order, version=None)
    except Refused as refusal:
        if order is None or moving.forbidden(request.user, article, name):
            return doors.refused(request, article, refusal.messages, saved=saved is not None)
        messages.warning(request, _("Your text is saved. The story was not moved: %s") % " ".join(refusal.messages))
        article.refresh_from_db()
        return pages.show_form(request, StoryForm(instance=article, user=request.user), order=order)
    _say_moved(request, article)
    return _back_to(request, article)


def _move_only(request: HttpRequest, article: Article) -> HttpResponse:
    """A move by someone who may not change the text: nothing is saved."""
    order = None
    version = doors.number(request.POST.get("version")) or 0
    try:
        name = moving.wanted(request)
        order = moving.order_form(request, name)
        moving.perform(request.user, article, order, version=version)
    except Stale as stale:
        messages.warning(request, stale.messages[0])
        return _back_to(request, article)
    except Refused as refusal:
        if order is None or moving.forbidden(request.user, article, name):
            return doors.refused(request, article, refusal.messages)
        messages.warning(request, _("The story was not moved: %s") % " ".join(refusal.messages))
        return pages.show_page(request, article, permissions.why_not_edit(request.user, article) or "", order)
    _say_moved(request, article)
    return _back_to(request, article)


def _say_saved(request: HttpRequest, saved, new: bool) -> None:
    if new:
        messages.success(request, _("Saved as a draft. Only you and the desk's editors can see it."))
    elif saved:
        messages.success(request, _("Saved as revision %s.") % saved.number)
    else:
        messages.info(request, _("Nothing was different, so nothing was saved."))


def _say_moved(request: HttpRequest, article: Article) -> None:
    messages.success(request, _("The story is now: %s.") % article.get_status_display())


def _back_to(request: HttpRequest, article: Article) -> HttpResponse:
    """To the story; or to the list, if it now lies on a desk where this person may not see it."""
    if permissions.why_not_view(request.user, article):
        messages.info(request, _("“%s” now lies on another desk.") % article.headline)
        return redirect("admin:articles_article_changelist")
    return redirect("admin:articles_article_change", article.pk)


def _let_go(request: HttpRequest, key: UUID | None) -> None:
    """The text is in a revision: drop the autosave, and tell the browser to drop its copy."""
    if key:
        autosaves.forget(request.user, key)
        request.session[SAVED_FORMS] = [*request.session.get(SAVED_FORMS, []), str(key)][-10:]


def _opened(request: HttpRequest, article: Article) -> StoryForm:
    """An untouched form; or, with ?restore=<form>, one that holds what was typed there."""
    kept = _asked_for(request, article)
    if kept is None:
        return StoryForm(instance=article, user=request.user)
    initial = typed_values(kept.fields) | {"key": kept.key, "version": kept.base_version}
    form = StoryForm(instance=article, user=request.user, initial=initial)
    form.restored = kept
    return form


def _asked_for(request: HttpRequest, article: Article):
    key = _uuid(request.GET.get("restore"))
    return autosaves.find(request.user, key, article if article.pk else None) if key else None


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
