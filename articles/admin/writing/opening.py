"""Opening the page a story is written on: a form to write in, or the story to read and why."""

from uuid import uuid4

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from articles import permissions
from articles.admin import responses
from articles.admin.hands import pulse
from articles.admin.writing import pages
from articles.forms import StoryForm, typed_values
from articles.locks import locks, presence
from articles.models import Article, Autosave
from articles.text import autosaves, drafts
from articles.text.storyfields import FIELDS
from articles.workflow import workflow

ADD = "admin:articles_article_add"


def new(request: HttpRequest) -> HttpResponse:
    """The form of a story that is not saved yet. 403 with the reason for those whose role does not write.

    Its address names the form (`?form=<key>`): whoever comes back to it after the first save, by “back” or by
    loading it again, finds the story that was begun in it and does not begin a second one.
    """
    if why := permissions.why_not_create(request.user):
        return responses.refused(request, None, [why])
    article = Article(created_by=request.user)
    kept = _asked_for(request, article)
    if kept:
        return pages.show_form(request, _form(request, article, kept), restored=kept)
    key = responses.uuid(request.GET.get("form") or request.GET.get("restore"))
    if key and (begun := drafts.begun(request.user, key)):
        return redirect("admin:articles_article_change", begun.pk)
    if key is None or "form" not in request.GET:
        return redirect(f"{reverse(ADD)}?form={uuid4()}")
    return pages.show_form(request, StoryForm(instance=article, user=request.user, initial={"key": key}))


def story(request: HttpRequest, pk: int) -> HttpResponse:
    """A story: to write on for those who may edit it, to read for those who may see it, 404 for anyone else."""
    article = responses.story_or_404(request, pk)
    workflow.settle(article)
    if why := permissions.why_not_edit(request.user, article):
        return pages.show_page(request, article, why)
    # whoever asked to read takes no lock, nor does a browser that fetches a page nobody has opened yet
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if request.method == "HEAD" or ahead or "read" in request.GET:
        return pages.show_page(request, article, "")
    kept = _asked_for(request, article)
    prefetch_related_objects(
        [article], *(field.name for field in FIELDS if field.is_list)
    )  # the checklist asks as well
    form = _form(request, article, kept)
    here = pulse.open_page(request, form.initial["key"])
    lock = locks.take(article, here, sent=True)
    if not locks.is_mine(lock, here):
        return pages.show_page(request, article, "", lock=lock)
    if kept:
        presence.begins(here)
    return pages.show_form(request, form, restored=kept)


def _asked_for(request: HttpRequest, article: Article) -> Autosave | None:
    """With ?restore=<form>: what was typed there."""
    key = responses.uuid(request.GET.get("restore"))
    return autosaves.find(request.user, key, article if article.pk else None) if key else None


def _form(request: HttpRequest, article: Article, kept: Autosave | None) -> StoryForm:
    """An untouched form; or one that holds what was typed and kept."""
    if kept is None:
        return StoryForm(instance=article, user=request.user)
    initial = typed_values(kept.fields) | {"key": kept.key, "version": kept.base_version}
    return StoryForm(instance=article, user=request.user, initial=initial)
