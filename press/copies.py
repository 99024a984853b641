"""Other live stories of ours that say what a note puts right: follow-ups of the story, its copies and translations,
and those that quote it.

A paper that quoted must correct as well (cyber media guidelines, clause 4d). So each is listed on the case, and the
case stays open until somebody has looked after it. A withdrawal, or a correction that nobody had asked for, has no
case; where others quote it, it gets one of the house's own (`follow`).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.db.models import Q, QuerySet
from django.dispatch import receiver

from articles.finding.questions import phrase
from articles.models import Article, Correction, Edition, NoteKind
from articles.readers import copied
from articles.signals import note_posted
from audit.wordindex import Lexemes
from press import intake, steps
from press.cases import DECIDED
from press.intake import Complaint
from press.kinds import CaseKind
from press.models import Case, CaseState, Channel, Copy, Outcome, StepKind
from press.signals import copies_listed

#: Fewer words of a passage are found in stories that have nothing to do with it; more are cut off.
FEWEST, LONGEST = 5, 12
#: So many sentences that readers had, and have no longer, are looked for elsewhere; the longest tell most.
SENTENCES = 12
#: More stories than anybody looks after one by one.
MOST = 50
_END = re.compile(r"(?<=[.!?”])\s+|\n+")
_of_case: ContextVar[bool] = ContextVar("of_case", default=False)


@contextmanager
def of_case() -> Iterator[None]:
    """Within it a note is posted for a case that is there: `find` lists its copies."""
    token = _of_case.set(True)
    try:
        yield
    finally:
        _of_case.reset(token)


def find(case: Case, note: Correction) -> list[Copy]:
    """List the live stories that say the same with the case. Call inside the transaction that posts the note."""
    wanted = _made_of(case.article_id) | _quoting([case.passage, *gone_from(note)])
    return _list(case, note, _live(wanted, case.article_id))


@receiver(note_posted, dispatch_uid="press.copies")
def follow(note: Correction, **kwargs) -> None:
    """List what quotes a story that was withdrawn or corrected without a case: `articles.signals.note_posted`."""
    if _of_case.get() or note.kind not in (NoteKind.WITHDRAWAL, NoteKind.CORRECTION, NoteKind.ERRATUM):
        return
    wanted = _quoting(gone_from(note)) | Q(translates=note.article_id)
    if note.kind == NoteKind.WITHDRAWAL:
        wanted |= _made_of(note.article_id)
    with transaction.atomic():  # whoever posts the note goes on whatever comes of this
        if found := _live(wanted, note.article_id):
            _list(_case_for(note), note, found)


def _made_of(article: int) -> Q:
    """The editions of its follow-ups, and of its copies and translations, also by way of others."""
    return Q(article__follows=article) | Q(translates=article) | Q(article__in=copied.made_of(article))


def gone_from(note: Correction) -> list[str]:
    """The sentences that readers had before the note and have no longer, the longest first."""
    if note.before is None:
        return []
    live = Edition.objects.live().filter(article=note.article_id).exclude(pk=note.before_id)
    now = note.edition or live.first()
    kept = {_folded(one) for one in _END.split(now.plain_text)} if now else set()
    gone = [one for one in _END.split(note.before.plain_text) if _folded(one) not in kept]
    return sorted(gone, key=len, reverse=True)[:SENTENCES]


def _folded(sentence: str) -> str:
    return " ".join(sentence.split()).casefold()


def _quoting(passages: list[str]) -> Q:
    """Editions in which one of the passages stands; none if none is long enough to tell."""
    wanted = Q(pk__in=[])
    for passage in passages:
        words = passage.split()
        if len(words) >= FEWEST and (asked := phrase(" ".join(words[:LONGEST]))):
            wanted |= Q(words=Lexemes(asked))
    return wanted


def _live(wanted: Q, but: int) -> list[int]:
    live: QuerySet[Edition] = Edition.objects.live().filter(wanted).exclude(article=but).newest_first()
    return list(dict.fromkeys(live.values_list("article", flat=True)[:MOST]))


def _list(case: Case, note: Correction, stories: list[int]) -> list[Copy]:
    known = set(case.copies.values_list("article", flat=True))
    found = Copy.objects.bulk_create(Copy(case=case, note=note, article_id=pk) for pk in stories if pk not in known)
    if found:
        transaction.on_commit(lambda: copies_listed.send_robust(Case, case=case, copies=found))
    return found


def _case_for(note: Correction) -> Case:
    """The case of the story that is open, or one of the house's own, decided already: the note says how."""
    if running := Case.objects.running().filter(article=note.article_id).order_by("-pk").first():
        return running
    article, who = Article.objects.get(pk=note.article_id), note.approved_by or note.by
    said = Complaint(CaseKind.ERRATUM, note.note, str(who or ""), channel=Channel.HOUSE)
    case = intake.open_own(article, said, who)
    Case.objects.filter(pk=case.pk).update(state=CaseState.DECIDED, outcome=Outcome.GRANTED)
    steps.take(case, StepKind.DECIDED, DECIDED, who, note.note, outcome=Outcome.GRANTED)
    steps.take(case, StepKind.NOTED, steps.NOTED, who, note=note)
    case.refresh_from_db()
    return case
