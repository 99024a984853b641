"""The page a story is written on: opening it, saving it, and moving it on."""

from copy import copy
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import moving, pages, pulse, responses, sending
from articles.admin.conflict import Own, find_conflict
from articles.admin.pages import SAVED_FORMS
from articles.forms import StoryForm, typed_values
from articles.locks import locks, presence
from articles.models import Article, Autosave
from articles.readers import embargoes
from articles.refusals import Refused, Stale
from articles.text import autosaves, drafts, revisions
from articles.workflow import workflow
from articles.workflow.status import Status

#: Moves after which someone else is to write.
HANDS_OVER = frozenset({"request_changes"})
#: Moves that say a word in review; if the story is in review still, the next word is someone else's.
JUDGES = frozenset({"approve", "skip"})
#: What a changed text does to a story by itself, so that the button pressed with it is another person's now.
LEADS_AWAY = frozenset({"reopen", "hand_over"})


def add(request: HttpRequest) -> HttpResponse:
    """A new story. 403 with the reason for those whose role does not write."""
    if why := permissions.why_not_create(request.user):
        return responses.refused(request, None, [why])
    if request.method == "POST":
        with transaction.atomic():
            return _begin(request)
    return pages.show_form(request, _opened(request, Article(created_by=request.user)))


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A story: to write on for those who may edit it, to read for those who may see it, 404 for anyone else."""
    if request.method == "POST":
        with transaction.atomic():
            return _post(request, responses.story_or_404(request, pk, lock=True))
    article = responses.story_or_404(request, pk)
    workflow.settle(article)
    if why := permissions.why_not_edit(request.user, article):
        return pages.show_page(request, article, why)
    if _only_looks(request):
        return pages.show_page(request, article, "")
    form = _opened(request, article)
    here = pulse.open_page(request, form.initial["key"])
    lock = locks.take(article, here)
    if not locks.is_mine(lock, here):
        return pages.show_page(request, article, "", lock=lock)
    presence.prune()
    return pages.show_form(request, form)


def _only_looks(request: HttpRequest) -> bool:
    """Whoever asked to read takes no lock, nor does a browser that fetches a page nobody has opened yet."""
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    return request.method == "HEAD" or ahead or "read" in request.GET


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
    if wrong := _from_another_person(request, article):
        return wrong
    if key := _uuid(request.POST.get("key")):
        presence.gone(request.user, key)
    why = permissions.why_not_edit(request.user, article)
    if why:
        _keep_refused(request, article)
    if why and not request.POST.get("_move"):
        return responses.refused(request, article, [why])
    # The page that is only read (someone else writes, or one came to look) sends a move and no text.
    only_move = bool(why) or ("_move" in request.POST and "body" not in request.POST)
    return _move_only(request, article) if only_move else _save(request, article)


def _from_another_person(request: HttpRequest, article: Article) -> HttpResponse | None:
    """Refuses a page that someone else opened in this browser: nobody's words are saved under another's name."""
    if request.POST.get("_user", str(request.user.pk)) == str(request.user.pk):
        return None
    words = {"who": request.user}
    why = _("You are signed in as %(who)s now. This page's text belongs to someone else and was not saved.") % words
    return responses.refused(request, article, [why, _("It is kept in this browser for the person who wrote it.")])


def _keep_refused(request: HttpRequest, article: Article) -> None:
    """A form sent by someone who may no longer edit: what it holds stays theirs, to look at and to copy from."""
    kept = _kept(request, article)
    if kept is None:
        return
    if autosaves.differs(kept, article):
        messages.warning(request, _("Your text was not saved. It is kept for you."))
    else:
        kept.delete()


def _kept(request: HttpRequest, article: Article) -> Autosave | None:
    """What the form holds as an autosave; None for a form that is not one of ours."""
    key, version = _uuid(request.POST.get("key")), responses.number(request.POST.get("version"))
    if key is None or "body" not in request.POST or (version is None and article.pk):
        return None
    return autosaves.keep(request.user, key, article if article.pk else None, version or 0, _posted(request))


def _save(request: HttpRequest, article: Article) -> HttpResponse:
    """Save the form, then make the move that its button names. A refused move leaves the save in place."""
    # A form writes on its instance while it checks; `article` must stay what the database says.
    form = StoryForm(request.POST, instance=copy(article), user=request.user)
    if not form.is_valid():
        _kept(request, article)  # the page may be closed before its fields are mended
        messages.error(request, _("Not saved yet. Please look at the marked fields."))
        return pages.show_form(request, form, dirty=True)
    new = article.pk is None
    if not new and (refused := _refuse_stale(request, article, form)):
        return refused
    saved = drafts.save(article, form.snapshot(), request.user)
    held = embargoes.put(article, form.cleaned_data["embargo_until"], request.user, counted=saved is not None)
    _let_go(request, form.cleaned_data["key"], _uuid(request.POST.get("_mine")))
    sending.saved(request, article.pk)
    if request.POST.get("_move"):
        return _move_after_save(request, article, saved)
    _say_saved(request, saved, new, held)
    return _back_to(request, article)


def _refuse_stale(request: HttpRequest, article: Article, form: StoryForm) -> HttpResponse | None:
    """The page that shows both texts, if the story changed since this form opened or someone else writes in it.

    None for a save that may go on. What was typed is kept first, so that nothing depends on the page.
    """
    lock = locks.holder(article)
    held = lock if lock and lock.user_id != request.user.pk else None
    opened = _opened_at(form)
    current = held is None and opened == article.version
    if current and "_merge" not in request.POST:
        return None
    if held is None and _sent_before(request, article, form):
        _let_go(request, form.cleaned_data["key"], _uuid(request.POST.get("_mine")))
        messages.success(request, _("Your text is saved."))
        return _back_to(request, article)
    kept = autosaves.keep(request.user, form.cleaned_data["key"] or uuid4(), article, opened, _posted(request))
    own = Own(kept.key, opened, form.snapshot())
    if current and (earlier := _mine(request, article)):
        own = Own(earlier.key, earlier.base_version, autosaves.snapshot(earlier))
    conflict = find_conflict(article, form, own, request.POST, held)
    return pages.show_form(request, conflict.form, conflict=conflict, dirty=True, status=409)


def _opened_at(form: StoryForm) -> int:
    """The version that the form says it opened at; 0 for one that no story has."""
    version = form.cleaned_data["version"] or 0
    return version if 0 <= version < 2**31 else 0


def _sent_before(request: HttpRequest, article: Article, form: StoryForm) -> bool:
    """True if this very save went through already and only its answer was lost on the way."""
    newest = revisions.latest(article)
    opened = _opened_at(form)
    own = newest and newest.created_by_id == request.user.pk and newest.version == opened + 1 == article.version
    return bool(own) and "_move" not in request.POST and newest.fields == form.snapshot()


def _mine(request: HttpRequest, article: Article):
    """One's own text as it was when the conflict arose, from which its page makes every choice anew."""
    key = _uuid(request.POST.get("_mine"))
    return autosaves.find(request.user, key, article) if key else None


def _posted(request: HttpRequest) -> dict[str, list[str]]:
    """What a form holds, as an autosave keeps it."""
    names = [name for name in request.POST if not name.startswith("_") and name != "csrfmiddlewaretoken"]
    return responses.typed({"fields": {name: request.POST.getlist(name) for name in names}})


def _move_after_save(request: HttpRequest, article: Article, saved) -> HttpResponse:
    order = None
    try:
        name = moving.wanted(request)
        order = moving.order_form(request, name)
        moving.perform(request.user, article, order, version=None)
    except Refused as refusal:
        if saved and order is not None and saved.transitions.filter(move__in=LEADS_AWAY).exists():
            article.refresh_from_db()
            _say_saved(request, saved, new=False, held=False)
            return _back_to(request, article)
        if order is None or moving.forbidden(request.user, article, name):
            return responses.refused(request, article, refusal.messages, saved=saved is not None)
        messages.warning(request, _("Your text is saved. The story was not moved: %s") % " ".join(refusal.messages))
        article.refresh_from_db()
        return pages.show_form(request, StoryForm(instance=article, user=request.user), order=order)
    return _after_move(request, article, name)


def _move_only(request: HttpRequest, article: Article) -> HttpResponse:
    """A move by someone who may not change the text: nothing is saved."""
    order = None
    version = responses.number(request.POST.get("version")) or 0
    try:
        name = moving.wanted(request)
        order = moving.order_form(request, name)
        moving.perform(request.user, article, order, version=version)
    except Stale as stale:
        messages.warning(request, stale.messages[0])
        return _back_to(request, article)
    except Refused as refusal:
        if order is None or moving.forbidden(request.user, article, name):
            return responses.refused(request, article, refusal.messages)
        messages.warning(request, _("The story was not moved: %s") % " ".join(refusal.messages))
        return pages.show_page(request, article, permissions.why_not_edit(request.user, article) or "", order)
    return _after_move(request, article, name)


def _say_saved(request: HttpRequest, saved, new: bool, held: bool) -> None:
    if new:
        messages.success(request, _("Saved as a draft. Only you and the desk's editors can see it."))
    elif saved:
        messages.success(request, _("Saved as revision %s.") % saved.number)
        if saved.transitions.filter(move="reopen").exists():
            messages.warning(request, _("The text before it was approved. Your change needs those approvals again."))
            _say_where(request, saved.article)
    elif held:
        messages.success(request, _("The embargo is saved. The text was not different."))
    else:
        messages.info(request, _("Nothing was different, so nothing was saved."))


def _after_move(request: HttpRequest, article: Article, name: str) -> HttpResponse:
    """Back to the story; whoever handed it to someone else goes on reading, so that the other can write.

    So does who sent it on through review: a reviewer's page left open must not keep the next one from their word.
    """
    _say_where(request, article)
    judged = name in JUDGES and article.status == Status.IN_REVIEW
    if name not in HANDS_OVER and not judged:
        return _back_to(request, article)
    if key := _uuid(request.POST.get("key")):
        locks.leave(article, pulse.open_page(request, key))
    return _back_to(request, article, "?read")


def _say_where(request: HttpRequest, article: Article) -> None:
    if article.review_step:
        messages.success(request, _("The story is now in review, at the step “%s”.") % article.review_step)
    else:
        messages.success(request, _("The story is now: %s.") % article.state.label)


def _back_to(request: HttpRequest, article: Article, query: str = "") -> HttpResponse:
    """To the story; or to the list, if it is where this person may not see it: on a desk, or at another step."""
    if permissions.why_not_view(request.user, article):
        last = article.transitions.first()
        if last and last.to_desk:
            messages.info(request, _("“%s” now lies on another desk.") % article.headline)
        else:
            messages.info(request, _("“%s” is with others now.") % article.headline)
        return redirect("admin:articles_article_changelist")
    return redirect(reverse("admin:articles_article_change", args=[article.pk]) + query)


def _let_go(request: HttpRequest, *keys: UUID | None) -> None:
    """The text is in a revision: drop the autosave, and tell the browser to drop its copy."""
    for key in filter(None, keys):
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
