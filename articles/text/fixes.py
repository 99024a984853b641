"""Mending what readers have while an update of it is unfinished (docs/decisions/0022-a-second-road-for-a-typo.md).

A fix starts from the live edition and is small. The desk copy, its version and its lock are left alone until the fix
is published; then the update takes it in (`articles.workflow.mending`).
"""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import body, checklist, permissions, signals
from articles.comparing import substance
from articles.models import Article, Edition, Fix
from articles.permissions import Reason
from articles.readers import editions
from articles.refusals import Refused, Stale
from articles.text import storyfields
from articles.workflow.status import Holder, Kind
from audit import actions, log
from people.written import Written, a_number

MADE = actions.register("story.fix_made", _("wrote a fix of a live story"))
DROPPED = actions.register("story.fix_dropped", _("dropped a fix of a live story"))
SETTLED = actions.register("story.fix_settled", _("settled what an update could not take in of a fix"))

_OPEN = Written(lambda story: Fix.objects.open().filter(article=story)[:1], story=a_number())
#: What a fix may change: the words.
FIELDS = storyfields.names(lambda field: field.is_prose)
OTHER_EDITION = _("Readers have another text since this fix was begun. Look at it again, and save it anew.")


def of(article: Article) -> Fix | None:
    """The story's open fix, or None."""
    if found := _OPEN.first(story=article.pk):
        found.article = article
    return found


def why_none(article: Article) -> Reason | None:
    """Why the story as it stands has no use for a fix, or None. Who may write one: `permissions.why_not_fix`."""
    live, upcoming = editions.of_readers(article)
    if live is None:
        return _("Readers do not have this story, so there is nothing to fix.")
    if upcoming is not None:
        return _("An update is scheduled. Unschedule it first, so that it can take the fix in.")
    if article.state.holder == Holder.READERS and of(article) is None:
        return _("There is no unfinished update. Change the story itself.")
    return None


def refuse_old(article: Article, edition_id: int | None) -> Edition:
    """Raise Stale if readers have another edition of the story than `edition_id` by now; else answer with it."""
    live = editions.current(article)
    if live is None or live.pk != edition_id:
        raise Stale(OTHER_EDITION)
    return live


def keep(article: Article, edition_id: int | None, changes: dict[str, Any], user) -> Fix:
    """Write the story's fix, or write it anew: what readers have, with `changes` by the names of `FIELDS`.

    Raises Refused with the reason, and Stale if readers have another edition than `edition_id` by now.
    """
    with transaction.atomic():
        locked = Article.objects.held(article.pk)
        if why := permissions.why_not_fix(user, locked) or why_none(locked):
            raise Refused(why)
        live, fix = refuse_old(locked, edition_id), of(locked)
        if fix and fix.created_by_id != user.pk:
            told = {"who": fix.created_by}
            raise Refused(_("%(who)s has written a fix already. Publish or drop it before you write another.") % told)
        fields = live.revision.fields | {name: changes[name] for name in FIELDS if name in changes}
        _refuse_unfit(live.revision.fields, fields)
        if fix is None:
            fix = Fix(article=locked, created_by=user, version=0)
        fix.edition, fix.fields, fix.version = live, fields, fix.version + 1
        fix.save()
        _record(MADE, fix, user)
        transaction.on_commit(lambda: signals.fix_made.send_robust(Article, article=locked, fix=fix, by=user))
    return fix


def _refuse_unfit(live: dict[str, Any], fields: dict[str, Any]) -> None:
    if fields == live:
        raise Refused(_("Nothing is different from what readers have."))
    if fields["kind"] != Kind.VIDEO and not body.plain_text(fields["body"]):
        raise Refused(_("Write the story."))
    most, words = settings.NEWSROOM_COPY_EDIT_WORDS, substance.of_change(live, fields).words
    if words > most:
        told = _("Words changed: %(words)s. A fix changes up to %(most)s; put the rest into the update.")
        raise Refused(told % {"words": words, "most": most})
    lacking = {finding.name for finding in checklist.judge(live) if finding.complaints}
    found = [finding for finding in checklist.judge(fields) if finding.blocks and finding.name not in lacking]
    if new := [str(message) for finding in found for _field, message in finding.complaints]:
        raise Refused(new)


def drop(fix: Fix, user) -> None:
    """Give the fix up. Raises Refused with the reason."""
    if why := permissions.why_not_drop_fix(user, fix):
        raise Refused(why)
    with transaction.atomic():
        if Fix.objects.open().filter(pk=fix.pk).update(closed_at=timezone.now()):
            _record(DROPPED, fix, user)


def settle(article: Article, user) -> None:
    """Note that somebody who goes on with the update has looked at what it did not take in. Raises Refused."""
    if why := permissions.why_not_edit(user, article):
        raise Refused(why)
    with transaction.atomic():
        if article.fixes.unsettled().update(settled_at=timezone.now()):
            log.record(SETTLED, by=user, kind="story", pk=article.pk, label=article.headline)


def _record(action: actions.Action, fix: Fix, user) -> None:
    log.record(action, by=user, kind="story", pk=fix.article_id, label=fix.article.headline)
