"""Receiving a story's form: whose it is, whether it may be saved, and what came of it.

Each function here is called inside the transaction that holds the story's row lock, and ends with an outcome.
"""

from copy import copy
from dataclasses import replace
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles import permissions
from articles.admin import responses
from articles.admin.hands import pulse
from articles.admin.writing import moving
from articles.admin.writing.conflict import Own, find_conflict
from articles.admin.writing.outcomes import Conflicting, Faulty, NotAllowed, Outcome, Saved, said_of_save
from articles.forms import StoryForm
from articles.locks import locks, presence
from articles.models import Article, Autosave
from articles.readers import embargoes
from articles.refusals import Refused
from articles.text import autosaves, drafts, revisions


def begin(request: HttpRequest) -> Outcome:
    """A story's first save. The same form sent again (a double click, a page gone back to) saves into that story."""
    if why := permissions.why_not_create(request.user):
        return NotAllowed(article=None, reasons=[why])
    article = drafts.begin(request.user, responses.uuid(request.POST.get("key")))
    if article.pk is None:
        return _save(request, article)
    first = drafts.first_saved(article)
    form = StoryForm(request.POST, instance=copy(article), user=request.user)
    if form.is_valid() and form.snapshot() == first.fields:
        return Saved(article=article)
    request.POST = request.POST.copy()
    request.POST["version"] = first.version  # what this form looked at is what it saved itself
    return receive(request, article)


def receive(request: HttpRequest, article: Article) -> Outcome:
    """A form of a story that was saved before: text, a move, or both."""
    # a page that someone else opened in this browser: no words are saved under another's name
    if request.POST.get("_user", str(request.user.pk)) != str(request.user.pk):
        return NotAllowed(article=article, reasons=pulse.not_saved(request.user))
    if key := responses.uuid(request.POST.get("key")):  # the page makes room for the one that answers it
        here, turn = pulse.open_page(request, key), responses.number(request.POST.get("_turn"))
        presence.begins(here) if turn is None else presence.gone(article, here, turn)
        locks.renew(article, here)  # whoever signed in again in the page goes on with it in the session they have now
    if why := permissions.why_not_edit(request.user, article):
        said = _keep_refused(request, article)
        outcome = (
            moving.alone(request, article)
            if request.POST.get("_move")
            else NotAllowed(article=article, reasons=[why])
        )
        return replace(outcome, said=said + outcome.said)
    # The page that is only read (someone else writes, or one came to look) sends a move and no text.
    if "_move" in request.POST and "body" not in request.POST:
        return moving.alone(request, article)
    return _save(request, article)


def refused(request: HttpRequest, pk: int | None, refusal: Refused) -> Outcome:
    """A form that a verb refused after all, with everything it had begun undone; its words stay to copy from."""
    if pk is None:
        _keep(request, Article(created_by=request.user))
        return NotAllowed(article=None, reasons=refusal.messages)
    article = responses.story_or_404(request, pk)
    return NotAllowed(article=article, reasons=refusal.messages, said=_keep_refused(request, article))


def _keep_refused(request: HttpRequest, article: Article) -> tuple:
    """A form sent by someone who may no longer edit: what it holds stays theirs, to look at and to copy from."""
    kept = _keep(request, article)
    if kept is None:
        return ()
    if autosaves.differs(kept, article):
        return ((messages.WARNING, _("Your text was not saved. It is kept for you.")),)
    kept.delete()
    return ()


def _keep(request: HttpRequest, article: Article) -> Autosave | None:
    """What the form holds as an autosave; None for a form that is not one of ours."""
    key, version = responses.uuid(request.POST.get("key")), responses.number(request.POST.get("version"))
    if key is None or "body" not in request.POST or (version is None and article.pk):
        return None
    return autosaves.keep(request.user, key, article if article.pk else None, version or 0, _posted(request))


def _save(request: HttpRequest, article: Article) -> Outcome:
    """Save the form, then make the move that its button names. A refused move leaves the save in place."""
    # A form writes on its instance while it checks; `article` must stay what the database says.
    form = StoryForm(request.POST, instance=copy(article), user=request.user)
    if not form.is_valid():
        _keep(request, article)  # the page may be closed before its fields are mended
        said = (messages.ERROR, _("Not saved yet. Please look at the marked fields."))
        return Faulty(article=article, form=form, said=(said,))
    new = article.pk is None
    if not new and (stale := _stale(request, article, form)):
        return stale
    revision = drafts.save(article, form.snapshot(), request.user)
    held = embargoes.put(article, form.cleaned_data["embargo_until"], request.user, counted=revision is not None)
    finished = _forget(request, form)
    if request.POST.get("_move"):
        outcome = moving.after_save(request, article, revision)
    else:
        outcome = Saved(article=article, said=said_of_save(revision, new=new, held=held))
    return replace(outcome, wrote=True, finished=finished)


def _stale(request: HttpRequest, article: Article, form: StoryForm) -> Outcome | None:
    """Both texts, if the story changed since this form opened or someone else writes in it.

    None for a save that may go on. What was typed is kept first, so that nothing depends on the page.
    """
    lock = locks.holder(article, request.user)
    held = lock if lock and lock.user_id != request.user.pk else None
    version = form.cleaned_data["version"] or 0
    opened = version if 0 <= version < 2**31 else 0  # no story has another one
    current = held is None and opened == article.version
    if current and "_merge" not in request.POST:
        return None
    if held is None and _sent_before(request, article, form, opened):
        said = (messages.SUCCESS, _("Your text is saved."))
        return Saved(article=article, said=(said,), finished=_forget(request, form))
    kept = autosaves.keep(request.user, form.cleaned_data["key"] or uuid4(), article, opened, _posted(request))
    own = Own(kept.key, opened, form.snapshot(_began_from(article, opened)))
    if current and (earlier := _mine(request, article)):
        fields = autosaves.snapshot(earlier, _began_from(article, earlier.base_version))
        own = Own(earlier.key, earlier.base_version, fields)
    return Conflicting(article=article, conflict=find_conflict(article, form, own, request.POST, held))


def _began_from(article: Article, version: int) -> dict:
    """The text that a form of that version opened with: its passages are no one's typing."""
    began = drafts.saved_at_version(article, version)
    return began.fields if began else {}


def _sent_before(request: HttpRequest, article: Article, form: StoryForm, opened: int) -> bool:
    """True if this very save went through already and only its answer was lost on the way."""
    newest = revisions.latest(article)
    own = newest and newest.created_by_id == request.user.pk and newest.version == opened + 1 == article.version
    return bool(own) and "_move" not in request.POST and newest.fields == form.snapshot()


def _mine(request: HttpRequest, article: Article) -> Autosave | None:
    """One's own text as it was when the conflict arose, from which its page makes every choice anew."""
    key = responses.uuid(request.POST.get("_mine"))
    return autosaves.find(request.user, key, article) if key else None


def _posted(request: HttpRequest) -> dict[str, list[str]]:
    """What a form holds, as an autosave keeps it."""
    names = [name for name in request.POST if not name.startswith("_") and name != "csrfmiddlewaretoken"]
    return responses.typed({"fields": {name: request.POST.getlist(name) for name in names}})


def _forget(request: HttpRequest, form: StoryForm) -> tuple[UUID, ...]:
    """Drop the autosaves of a text that is in a revision now. Returns the keys of the forms it was typed in."""
    keys = tuple(filter(None, [form.cleaned_data["key"], responses.uuid(request.POST.get("_mine"))]))
    for key in keys:
        autosaves.forget(request.user, key)
    return keys
