"""Giving a draft to somebody else: a shift ends, someone leaves. They see it, write it and hear of it from then on.

Who began it and who signs it stays as it was: whose words they are is judged by what each of them wrote.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles import permissions, signals
from articles.locks import locks
from articles.models import Article
from articles.refusals import Refused, Stale
from articles.text import drafts
from audit import actions, log
from people.models import User

ASSIGNED = actions.register("story.assigned", _("gave a draft to someone"))


def assign(article: Article, user: User, to: User, version: int | None = None) -> bool:
    """Let `to` go on with the draft. Returns whether anything changed; who is given it hears of it after commit.

    Raises Refused with the reason, and Stale if `version` is given and not the story's.
    """
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        if why := permissions.why_not_assign(user, row):
            raise Refused(why)
        if version is not None and version != row.version:
            raise Stale(drafts.STALE)
        if held := locks.why_not_change(user, row):
            raise Refused(held)
        if not permissions.assignable().filter(pk=to.pk).exists():
            raise Refused(_("%(person)s does not write stories. Choose somebody who does.") % {"person": to})
        if to.pk == (row.assigned_to_id or row.created_by_id):
            return False
        row.assigned_to = None if to.pk == row.created_by_id else to
        row.save(update_fields=["assigned_to"])
        details = {"assignee": to.get_username()}
        log.record(ASSIGNED, by=user, kind="story", pk=row.pk, label=row.headline, details=details)
        transaction.on_commit(lambda: signals.article_assigned.send(Article, article=row, to=to, by=user))
    article.assigned_to = row.assigned_to
    return True
