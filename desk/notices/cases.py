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
from people import clock
from people.models import User
from people.roles import Right
from press import jobs
from press.models import Case, CaseStep, Copy, StepKind
from press.signals import case_grew, copies_listed

#: Late cases told of in one go.
AT_ONE_GO = 50


def handlers(case: Case):
    """Who decides about cases at the desk of the story."""
    return User.objects.filter(with_right(Right.CASES) & people_at(case.article.section_id), is_active=True)


@receiver(case_grew, dispatch_uid="desk.notices.cases.grew")
def _grew(case: Case, step: CaseStep, **kwargs) -> None:
    if step.what == StepKind.CAME:
        people = {*notes.writers(case.article), *handlers(case).values_list("pk", flat=True)}
        words = {"what": case.get_kind_display(), "due": clock.moment(case.due_at, clock.newsroom_zone())}
        _tell(people, "case_came", case, step.by, **words)
    elif step.what == StepKind.ASSIGNED:
        _tell([step.to_id], "case_given", case, step.by)
    else:
        people = {case.owner_id} if case.owner_id else set(handlers(case).values_list("pk", flat=True))
        _tell(people, "case_grew", case, step.by, what=step.get_what_display())
    if step.is_shown and step.by_id and case.sender_email:
        jobs.send_step.enqueue(step.pk)


@receiver(copies_listed, dispatch_uid="desk.notices.cases.copies")
def _copies(case: Case, copies: list[Copy], **kwargs) -> None:
    """Whoever wrote what says the same hears of it; of what repeats a withdrawn story, whoever may withdraw it."""
    url = reverse("desk:case", args=[case.pk])
    for copy in Copy.objects.filter(pk__in=[one.pk for one in copies]).select_related("article", "note"):
        people = set(notes.writers(copy.article))
        if copy.note.kind == NoteKind.WITHDRAWAL:
            people |= withdrawers(copy.article)
        notices.tell(people, "case_copy", story=copy.article, url=url, number=case.number)


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
        late = Case.objects.late().filter(late_told_at=None).select_for_update(skip_locked=True, of=("self",))
        rows = list(late.select_related("article").soonest_first()[:AT_ONE_GO])
        for case in rows:
            _tell({case.owner_id, *handlers(case).values_list("pk", flat=True)}, "case_late", case, None)
        Case.objects.filter(pk__in=[case.pk for case in rows]).update(late_told_at=timezone.now())
    return len(rows)


def _tell(people, kind: str, case: Case, by: User | None, **words) -> None:
    address = reverse("desk:case", args=[case.pk])
    notices.tell(people, kind, story=case.article, actor=by, url=address, number=case.number, **words)
