"""Copies and translations of what was withdrawn: none goes out while that stands, unless it is another story by now.

A copy that was begun before has the text that was taken from readers, under another address. What readers have is
another matter: it is listed on a case (`press.copies`), and nothing holds back what is to be mended in it, as long as
no older text is restored. Who calls a copy another story has read it, did not write it, and could bring the withdrawn
one back; it is kept in words, and in the log.
"""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles import permissions, signals
from articles.models import Article, Detachment, Edition
from articles.models.detachment import LONGEST_WORDS
from articles.models.revision import Origin
from articles.permissions import Reason, originals
from articles.refusals import Refused
from articles.workflow.status import Status
from audit import actions, log
from people import clock
from people.models import User

DETACHED = actions.register("story.copy_detached", _("called a copy of a withdrawn story another story"))
ATTACHED = actions.register("story.copy_attached", _("said no longer that a copy is another story"))
#: So many stories with the text of one are looked for.
MOST = 500
#: What was made with the text of a story, on every way down.
_DOWN = """
WITH RECURSIVE down AS (
    SELECT %(story)s::bigint AS id
    UNION
    SELECT made.id FROM down CROSS JOIN LATERAL (
        SELECT id FROM articles_article WHERE copied_from_id = down.id
        UNION ALL
        SELECT id FROM articles_article WHERE translates_id = down.id
    ) AS made
)
SELECT id FROM down WHERE id <> %(story)s LIMIT %(most)s
"""


def why_not_begin(article: Article) -> Reason | None:
    """Why readers may not get the story, and how to mend that, or None. No statement for what is no copy."""
    if not (why := originals.why_not_taken(article)) or _readers_have_it(article):
        return None
    mend = _(
        "Bring that one back, or have somebody who may, and who wrote nothing here, say under “Copies” why this is "
        "another story."
    )
    return f"{why} {mend}"


def _readers_have_it(article: Article) -> bool:
    """True for a text that goes on from what readers have: no older one was restored since."""
    live = (
        Edition.objects.live().filter(article=article).order_by().values_list("revision__number", flat=True).first()
    )
    return live is not None and not article.revisions.filter(number__gt=live, origin=Origin.RESTORE).exists()


def is_stranded(article: Article) -> bool:
    """True if the scheduled story is to go out with the text of one that stands withdrawn by now."""
    return why_not_begin(article) is not None and article.editions.upcoming().exists()


def stranded() -> list[Article]:
    """The scheduled stories of which `is_stranded` is true."""
    made = Q(copied_from__isnull=False) | Q(translates__isnull=False)
    return [article for article in Article.objects.filter(made, status=Status.SCHEDULED) if is_stranded(article)]


def made_of(story: int) -> list[int]:
    """The numbers of the stories that have the text of `story`, copied or translated, also by way of others. One
    statement."""
    with connection.cursor() as cursor:
        cursor.execute(_DOWN, {"story": story, "most": MOST})
        return sorted(pk for (pk,) in cursor.fetchall())


def standing(article: Article) -> Detachment | None:
    """Who calls the story another one, or None."""
    return article.detachments.standing().select_related("by").first()


def detach(article: Article, user: User, words: str, read: int) -> Detachment:
    """Call the story another one than the withdrawn story whose text it began with; `read` is the revision that
    `user` has read. Raises Refused, beside the field where it can."""
    if not words.strip() or len(words) > LONGEST_WORDS:
        raise Refused({"words": _("Say it in words, at most %(most)s characters.") % {"most": LONGEST_WORDS}})
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        if why := permissions.why_not_detach(user, row):
            raise Refused(why)
        if not (found := originals.withdrawn(row)):
            raise Refused(_("It has the text of no withdrawn story, or somebody has called it another one."))
        if read != row.revisions.latest("number").number:
            raise Refused(_("The text was changed since you opened it. Read it again."))
        _end(row, user, clock.now())
        given = row.detachments.create(read=read, words=words.strip(), by=user)
        _record(DETACHED, row, user, {"of": found, "revision": read})  # the words are in the row
        transaction.on_commit(lambda: signals.copy_detached.send_robust(Article, article=row, by=user))
    originals.look_again(article)
    return given


def attach(article: Article, user: User) -> None:
    """Say no longer that it is another story. What readers have of it stays. Raises Refused with the reason."""
    with transaction.atomic():
        row = Article.objects.held(article.pk)
        if why := permissions.why_not_detach(user, row):
            raise Refused(why)
        if _end(row, user, clock.now()):
            _record(ATTACHED, row, user, {})
        originals.look_again(row)
        if is_stranded(row):
            raise Refused(_("This story is scheduled. Unschedule it first."))
    originals.look_again(article)


def _end(article: Article, user: User, at: datetime) -> int:
    return article.detachments.standing().update(ended_at=at, ended_by=user)


def _record(action: actions.Action, article: Article, user: User, details: dict) -> None:
    log.record(action, by=user, kind="story", pk=article.pk, label=article.headline, details=details)
