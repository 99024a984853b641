"""The notice that stands where a withdrawn story was: whether it names the headline that readers knew.

A headline may itself be what was wrong. Withheld, it is in nothing that leaves the house; the story's rows keep it,
for the desk and as the record of what was printed.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.finding.questions import phrase
from articles.models import Article, Edition, Withdrawal
from articles.readers import editions
from articles.readers.grounds import SILENT
from articles.refusals import Refused
from audit import actions, log
from audit.wordindex import Lexemes

WITHHELD = actions.register("story.headline_withheld", _("withheld the headline of a withdrawn story"))
SHOWN = actions.register("story.headline_shown", _("let the notice of a withdrawn story name its headline"))
#: As many as an editor is told of at once.
MOST_TOLD = 5


def in_force(article: Article) -> Withdrawal | None:
    """The notice that readers find at the story's address, or None."""
    return article.withdrawals.in_force().first()


def why_not_withhold(user, article: Article) -> permissions.Reason | None:
    """Why `user` may not say whether the notice names the headline, or None. Whoever withdraws stories may."""
    if why := permissions.why_not_withdraw(user, article):
        return why
    return None if in_force(article) else _("No notice stands at this story's address.")


def withhold(article: Article, user, withheld: bool) -> bool:
    """Let the notice do without the headline, or name it again. Returns whether anything changed.

    Raises Refused with the reason. Readers' pages and caches are told after commit.
    """
    with transaction.atomic():
        locked = Article.objects.held(article.pk)
        if why := why_not_withhold(user, locked):
            raise Refused(why)
        notice = in_force(locked)
        if notice.headline_withheld == withheld:
            return False
        if not withheld and notice.ground in SILENT:
            raise Refused(_("The ground of this withdrawal forbids to name the headline."))
        notice.headline_withheld = withheld
        notice.save(update_fields=["headline_withheld"])
        record(notice, user)
        editions.announce_notice(locked)
    return True


def record(notice: Withdrawal, user) -> None:
    """Tell the log whether the notice names the headline. Call it in the transaction that decides it."""
    action = WITHHELD if notice.headline_withheld else SHOWN
    log.record(action, by=user, kind="story", pk=notice.article_id, label=notice.headline)


def still_said_in(notice: Withdrawal) -> list[Edition]:
    """Live stories in whose words a withheld headline stands all the same: somebody has to mend these."""
    if notice.shown_headline:
        return []
    said = Lexemes(phrase(notice.headline))
    found = Edition.objects.live().filter(words=said).exclude(article_id=notice.article_id)
    return list(found.newest_first().only("article_id", "headline", "slug")[:MOST_TOLD])
