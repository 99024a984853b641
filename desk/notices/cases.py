"""What cases tell people: what came in, what happens with it, which of our own stories say the same, what is late."""

from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, NoteKind, Transition
from articles.signals import article_moved
from articles.workflow.desks import people_at, with_right
from articles.workflow.moves import MOVES
from articles.workflow.status import Status
from desk.notes import notes
from desk.notices import notices
from desk.notices.receivers import withdrawers
from people import clock, rowlocks
from people.models import User
from people.roles import Right
from press import jobs, permissions
from press.models import Case, CaseStep, Copy, StepKind
from press.signals import case_grew, copies_listed

#: Late cases told of in one go.
AT_ONE_GO = 50


def handlers(article: Article):
    """Who decides about cases at the desk of the story."""
    return User.objects.filter(with_right(Right.CASES) & people_at(article.section_id), is_active=True)


@receiver(case_grew, dispatch_uid="desk.notices.cases.grew")
def _grew(case: Case, step: CaseStep, **kwargs) -> None:
    if step.what == StepKind.CAME:
        people = {*notes.writers(case.article), *handlers(case.article).values_list("pk", flat=True)}
        words = {"what": case.kind, "due": clock.moment(case.due_at, clock.newsroom_zone())}
        _tell(people, "case_came", case, step.by, **words)
    elif step.what == StepKind.ASSIGNED:
        _tell([step.to_id], "case_given", case, step.by)
    else:
        people = {case.owner_id} if case.owner_id else set(handlers(case.article).values_list("pk", flat=True))
        _tell(people, "case_grew", case, step.by, what=step.what)
    if step.is_shown and step.by_id and case.sender_email:
        jobs.send_step.enqueue(step.pk)


@receiver(copies_listed, dispatch_uid="desk.notices.cases.copies")
def _copies(case: Case, copies: list[Copy], **kwargs) -> None:
    """Who wrote what says the same, and another desk that has it, hear of it; of what repeats a withdrawn story also
    whoever may withdraw it. On the case, or where that is not theirs to see, by the note itself."""
    for copy in Copy.objects.filter(pk__in=[one.pk for one in copies]).select_related("article", "note"):
        ids = set(notes.writers(copy.article))
        if copy.article.section_id != case.article.section_id:
            ids.update(handlers(copy.article).values_list("pk", flat=True))
        if copy.note.kind == NoteKind.WITHDRAWAL:
            ids |= withdrawers(copy.article)
        for person in User.objects.filter(pk__in=ids):
            may_not = permissions.why_not_see(person, case)
            page = copy.note.get_absolute_url() if may_not else reverse("desk:case", args=[case.pk])
            notices.tell([person], "case_copy", story=copy.article, url=page, number=case.number)


#: What whoever may withdraw a story hears of, by the move's name in the log.
_TWO_EYES = {"story.withdrawal_asked": "withdrawal_asked"}


@receiver(article_moved, dispatch_uid="desk.notices.cases.withdrawing")
def _withdrawing(article: Article, transition: Transition, **kwargs) -> None:
    """Whoever may withdraw a story hears that one is to be withdrawn, or that a withdrawn one is worked on again."""
    move = MOVES.get(transition.move)
    kind = _TWO_EYES.get(move.logged.name) if move else None
    if (transition.move, transition.from_status) == ("restore", Status.WITHDRAWN):
        kind = "brought_back"
    if kind:
        notices.tell(withdrawers(article), kind, story=article, actor=transition.by)


def tell_late() -> int:
    """Tell whose it is, and who decides at its desk, of each case whose time has passed: once. Returns how many."""
    with transaction.atomic():
        late = rowlocks.held(Case.objects.late().filter(late_told_at=None), waiting=False)
        rows = list(late.select_related("article").soonest_first()[:AT_ONE_GO])
        for case in rows:
            _tell({case.owner_id, *handlers(case.article).values_list("pk", flat=True)}, "case_late", case, None)
        Case.objects.filter(pk__in=[case.pk for case in rows]).update(late_told_at=timezone.now())
    return len(rows)


def _tell(people, kind: str, case: Case, by: User | None, **words) -> None:
    address = reverse("desk:case", args=[case.pk])
    notices.tell(people, kind, story=case.article, actor=by, url=address, number=case.number, **words)
