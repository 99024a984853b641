"""Giving readers a story that is not verified yet, and telling them how its verification ended.

The cyber media guidelines (clause 2c and d) allow it if the public needs it urgently, the first source is named,
credible and competent, and its subject cannot be found; if readers are told at the end of the same story; and if the
result comes in an update that is linked to it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Correction, Edition, NoteKind
from articles.readers import corrections, editions
from articles.readers.corrections import Wording
from articles.refusals import Refused
from audit import actions, log
from people import clock, rowlocks
from people.models import User
from press import permissions
from press.models import Unverified
from press.models.verifying import LONGEST_NOTE, LONGEST_REASON
from press.signals import verification_changed

MARKED = actions.register("story.unverified", _("gave readers a story as unverified"))
SETTLED = actions.register("story.verified", _("said how the verification of a story ended"))


@dataclass(frozen=True)
class Reasons:
    """The three reasons, what readers are told, and by when it is to be verified."""

    urgent: str
    source: str
    unreachable: str
    note: str
    due_at: datetime | None

    def refuse_unfit(self) -> None:
        """Raise Refused, beside the field, for one without its words, or a time that has passed."""
        limits = {"urgent": LONGEST_REASON, "source": LONGEST_REASON, "unreachable": LONGEST_REASON}
        for name, longest in (limits | {"note": LONGEST_NOTE}).items():
            if not getattr(self, name).strip():
                raise Refused({name: _("Say it in words: all three reasons are needed, and what readers are told.")})
            if len(getattr(self, name)) > longest:
                raise Refused({name: _("At most %(most)s characters.") % {"most": longest}})
        if self.due_at is None or self.due_at <= clock.now():
            raise Refused({"due_at": _("Give a time to come, by which it is verified.")})


def open_of(article: Article) -> Unverified | None:
    """What says that the story is not verified, or None."""
    return Unverified.objects.open().filter(article_id=article.pk).select_related("opened_by").first()


def mark(article: Article, user: User, reasons: Reasons) -> Unverified:
    """Tell readers at the end of the story that it is not verified. Raises Refused, beside the field where it can."""
    reasons.refuse_unfit()
    with transaction.atomic():
        locked = Article.objects.held(article.pk)
        if why := permissions.why_not_mark(user, locked):
            raise Refused(why)
        row = Unverified.objects.create(
            article=locked,
            urgent=reasons.urgent.strip(),
            source=reasons.source.strip(),
            unreachable=reasons.unreachable.strip(),
            note=_bare(reasons.note),
            due_at=reasons.due_at,
            opened_at=clock.now(),
            opened_by=user,
        )
        log.record(MARKED, by=user, kind="story", pk=locked.pk, label=locked.headline)
        verification_changed.send_robust(Unverified, article_id=locked.pk)
    return row


def settle(row: Unverified, user: User, result: str, update: Article | None = None) -> None:
    """Say how it ended. Readers of a live story get it as a public note, which leads to `update` if that has it.

    Raises Refused without words, and for an update that readers do not have or that does not link back.
    """
    if not result.strip():
        raise Refused({"result": _("Say what the verification showed: readers are told.")})
    with transaction.atomic():
        article = Article.objects.held(row.article_id)
        held = rowlocks.held(Unverified.objects).get(pk=row.pk)
        if why := permissions.why_not_settle(user, held):
            raise Refused(why)
        if update:
            _refuse_unlinked(update, article)
        told = _told(article, user, result, update)
        now = {"settled_at": clock.now(), "settled_by": user, "result": result.strip(), "told": told}
        Unverified.objects.filter(pk=held.pk).update(**now)
        log.record(SETTLED, by=user, kind="story", pk=article.pk, label=article.headline)
        verification_changed.send_robust(Unverified, article_id=article.pk)


def updates_of(article: Article):
    """The live stories that link back to it, newest first: one of them may have the result."""
    live = Edition.objects.live().filter(references__contains=[article.pk]).exclude(article=article.pk)
    return Article.objects.filter(pk__in=live.values("article")).order_by("-pk")


def _told(article: Article, user: User, result: str, update: Article | None) -> Correction | None:
    if editions.current(article) is None:
        return None
    wording = Wording(NoteKind.VERIFICATION, result, leads_to=update)
    return corrections.post(article, wording, by=user, approved_by=None)


def _refuse_unlinked(update: Article, article: Article) -> None:
    live = editions.current(update)
    if live is None or article.pk not in live.references:
        words = _("The update must be live and link back to this story: name it as “read also” in its text.")
        raise Refused({"update": words})


def _bare(note: str) -> str:
    """Without the brackets that the page sets around it."""
    words = note.strip()
    return words[1:-1].strip() if words.startswith("(") and words.endswith(")") else words
