"""Posting a public note: what was wrong and is now right, a reply, a ruling, a withdrawal.

A note is there from its moment on, and from then on nobody changes it, the database least of all. What is wrong in
one is mended by a further one. The lists that have the story say that it bears a note (`Edition.corrected_at`).
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Correction, Edition, NoteKind, Weight
from articles.models.correction import LONGEST_NOTE
from articles.refusals import Refused
from articles.signals import note_posted
from people import clock
from people.models import User

#: Characters of an apology, and of the sentence that says what was broken.
LONGEST_SENTENCE = 2_000


@dataclass(frozen=True)
class Wording:
    """What a note says, and where it stands. `sender`: who replied; `mends`: the note that this one puts right.
    `leads_to`: another story that tells more.

    `before_closed`: readers may not open the text as it was, for the ground forbids it.
    """

    kind: NoteKind
    note: str
    apology: str = ""
    violation: str = ""
    sender: str = ""
    is_shortened: bool = False
    weight: Weight = Weight.TOP
    before_closed: bool = False
    mends: Correction | None = None
    leads_to: Article | None = None

    def refuse_unfit(self) -> None:
        """Raise Refused, beside the field, for a note that says nothing or too much."""
        if not self.note.strip():
            raise Refused({"note": _("A note needs words: what was wrong, and what is right.")})
        if len(self.note) > LONGEST_NOTE:
            raise Refused({"note": _("At most %(most)s characters.") % {"most": LONGEST_NOTE}})
        for name in ("apology", "violation"):
            if len(getattr(self, name)) > LONGEST_SENTENCE:
                raise Refused({name: _("At most %(most)s characters.") % {"most": LONGEST_SENTENCE}})
        if self.kind == NoteKind.REPLY and not self.sender.strip():
            raise Refused({"sender": _("A reply names who replies.")})


def post(
    article: Article, wording: Wording, *, by: User, approved_by: User | None, before: Edition | None = None
) -> Correction:
    """Give readers a note on `article`, now, and mark what they have of the story as corrected.

    `before` is what they had, if the note tells of a change of the text. Call inside the transaction that holds the
    story's row. Raises Refused beside the field that is wrong.
    """
    wording.refuse_unfit()
    if wording.mends and wording.mends.article_id != article.pk:
        raise Refused({"mends": _("This note belongs to another story.")})
    if wording.mends and Correction.objects.filter(mends=wording.mends).exists():
        raise Refused({"mends": _("This note was mended already. Mend the further note.")})
    now = clock.now()
    note = Correction.objects.create(
        article=article,
        kind=wording.kind,
        before=before,
        before_closed=wording.before_closed,
        note=wording.note.strip(),
        apology=wording.apology.strip(),
        violation=wording.violation.strip(),
        sender=" ".join(wording.sender.split())[:200],
        is_shortened=wording.is_shortened,
        weight=wording.weight,
        mends=wording.mends,
        leads_to=wording.leads_to,
        at=now,
        by=by,
        approved_by=approved_by,
    )
    mark(article, now)
    tell(note)
    return note


def mark(article: Article, at: datetime) -> None:
    """Let lists say of what readers have, and of what they are to have, that a note was posted at `at`."""
    article.editions.exclude(ends_at__lte=at).update(corrected_at=Greatest("corrected_at", Value(at)))


def tell(note: Correction) -> None:
    """Tell the floors above, inside the transaction, that readers have another note."""
    note_posted.send_robust(Correction, note=note)
