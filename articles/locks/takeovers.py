"""Taking a story from whoever is editing it: first their words are kept, then the lock changes hands.

Every form that opened before is stale from then on, for the story's version is counted up: whatever the former owner
still sends is refused, and they are shown both texts.
"""

from copy import copy

from django.db import transaction
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import permissions, signals
from articles.forms import StoryForm
from articles.locks import locks
from articles.locks.locks import OpenPage
from articles.models import Article, Autosave, Lock, Presence, Revision, Takeover
from articles.refusals import Refused, Stale
from articles.text import drafts, revisions, storyfields
from articles.text.storyfields import FieldType
from audit import actions, log

LOCK_BROKEN = actions.register("story.lock_broken", gettext_lazy("took over a story"))


def take_over(pk: int, page: OpenPage, owner_id: int | None) -> Takeover | None:
    """Give the lock of story `pk` to `page`, after keeping what its owner had typed as a revision of theirs.

    `owner_id` is whom the person saw editing: Stale if it is someone else by now. None if the story was free.
    Raises Refused with the reason for those who may not; one's own lock of another session one may always take.
    """
    with transaction.atomic():
        article = Article.objects.held(pk)
        if why := permissions.why_not_edit(page.user, article):
            raise Refused(why)
        lock = locks.take(article, page)
        if locks.is_mine(lock, page):
            return None
        if lock.user_id != page.user.pk and (why := permissions.why_not_take_over(page.user, article)):
            raise Refused(why)
        if lock.user_id != owner_id:
            raise Stale(locks.sentence(lock))
        return _hand_over(article, lock, page)


def _hand_over(article: Article, lock: Lock, page: OpenPage) -> Takeover:
    owner = lock.user
    revision = _keep_words(article, lock)
    if revision is None:
        article.version += 1
        Article.objects.filter(pk=article.pk).update(version=article.version)
    made = Takeover.objects.create(
        article=article, owner=owner, by=page.user, version=article.version, revision=revision
    )
    locks.give(lock, page)
    details = {"owner": owner.get_username(), "revision": revision.number if revision else None}
    log.record(LOCK_BROKEN, by=page.user, kind="story", pk=article.pk, label=article.headline, details=details)
    if owner.pk != page.user.pk:
        transaction.on_commit(lambda: signals.lock_broken.send_robust(Article, article=article, takeover=made))
    return made


def _keep_words(article: Article, lock: Lock) -> Revision | None:
    """The owner's newest unsaved words as a revision by the owner; None if there are none.

    Words that began from an older text than the story's stay where they are, with their writer: put on top of a
    newer text they would undo it.
    """
    pages = Presence.objects.filter(article=article, user=lock.user, session=lock.session)
    keys = [lock.key, *pages.values_list("key", flat=True)]
    typed = Autosave.objects.filter(article=article, user=lock.user, key__in=keys, base_version=article.version)
    kept = typed.first()
    if kept is None:
        return None
    fields, note = fit(kept, article)
    revision = drafts.keep(article, fields, lock.user, note)
    if revision and not note:
        kept.delete()
    return revision


def fit(kept: Autosave, article: Article) -> tuple[dict, str]:
    """What was typed as a revision's fields, and a note of what no field can hold as it was typed.

    A field with something that cannot be saved keeps what the story says.
    """
    data = MultiValueDict(kept.fields)
    form = StoryForm(data, instance=copy(article), user=kept.user)
    if form.is_valid():
        return form.snapshot(), ""
    saved = revisions.snapshot(article)
    lines = []
    for name in form.errors:
        if name not in form.fields:
            continue
        field = storyfields.BY_NAME.get(name)
        as_saved = field is not None and field.type is not FieldType.REFERENCE
        form.cleaned_data[name] = saved[name] if as_saved else getattr(article, name, None)
        if typed := ", ".join(filter(None, data.getlist(name))):
            lines.append(f"{form.fields[name].label}: {typed}")
    note = "\n".join([_("Typed, but could not be saved in its field:"), *lines]) if lines else ""
    return form.snapshot(), note


def since(article: Article, user, version: int) -> Takeover | None:
    """The takeover that made stale what `user` opened at `version`; None if nobody took it from them."""
    taken = Takeover.objects.filter(article=article, owner=user, version__gt=version)
    return taken.select_related("by", "revision").first()
