"""A story's way through its review steps. The moves call these; the caller holds the story's row lock.

A *round* (`Article.review_run`) begins when a story is submitted. An approval counts for the round and the revision
for which it was given; a round is over when every active step has approved one and the same revision.
"""

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.models import Agreement, Approval, Article, ReviewStep, Revision
from articles.refusals import Refused
from articles.text import revisions
from articles.workflow.status import Status
from people.models import User
from people.written import Written, a_number

_STEPS = Written(
    lambda section: ReviewStep.objects.active().filter(Q(section=section) | Q(section=None)), section=a_number()
)


def plan(section_id: int | None) -> list[ReviewStep]:
    """The steps that stories of a section pass: its own, else the newsroom's; none means the desk's editors alone."""
    steps = _STEPS.objects(section=section_id)
    own = [step for step in steps if step.section_id is not None]
    return own or steps


def begin(article: Article) -> None:
    """Start a new round at the first step."""
    article.review_run += 1
    article.review_step = next(iter(plan(article.section_id)), None)


def resume(article: Article) -> None:
    """Go on at the step that sent the story back; a new round if that step is no longer on the story's way."""
    if article.sent_back_step in plan(article.section_id):
        article.review_step = article.sent_back_step
    else:
        begin(article)


def approve(article: Article, user) -> Status:
    """Record that `user` approves the newest revision at the story's step, and go on if that suffices.

    Returns the status the story has then. Raises Refused for a story that was never saved.
    """
    revision = newest(article)
    _record(article, user, revision)
    return go_on(article, revision) if is_satisfied(article, article.review_step, revision) else Status.IN_REVIEW


def skip(article: Article, user) -> Status:
    """Go on without the story's step. Raises Refused if that would leave the text with no approval at all."""
    revision = newest(article)
    _record(article, user, revision, skipped=True)
    return go_on(article, revision)


def go_on(article: Article, revision: Revision) -> Status:
    """To the first step that has not approved `revision`; when none is left, the story is approved with it."""
    for step in plan(article.section_id):
        if not is_satisfied(article, step, revision):
            article.review_step = step
            return Status.IN_REVIEW
    if not given(article, revision).filter(skipped=False).exists():
        raise Refused(_("Nobody has approved this text yet, so its last step cannot be skipped."))
    article.approved_revision = revision
    return Status.APPROVED


def reopen(article: Article, old: Revision | None = None) -> None:
    """After a changed save: back to the first step that had approved what the text was before it.

    `old` is that text, if it is not the revision before the newest.
    """
    old = old or _before_the_last_save(article)
    approved = set(given(article, old).filter(skipped=False).values_list("step", flat=True)) if old else set()
    steps = plan(article.section_id)
    article.review_step = next((step for step in steps if step.pk in approved), steps[0] if steps else None)


def stand_at(article: Article, name: str) -> bool:
    """Let a story of another newsroom stand at the step of this name. Returns False if its way here has none."""
    steps = plan(article.section_id)
    article.review_step = next((step for step in steps if step.name == name), None)
    return article.review_step is not None or not (steps or name)


def checker(article: Article) -> User | None:
    """Who has checked what a machine made of the story: whom it names, else who approved it; None before that."""
    if article.ai_checked_by or article.approved_revision_id is None:
        return article.ai_checked_by
    given = article.approvals.filter(revision=article.approved_revision_id, skipped=False).select_related("by")
    last = given.last()
    return last.by if last else None


def approved_before_the_last_save(article: Article) -> bool:
    """True if anyone had approved, in this round, what the text was before its newest revision."""
    old = _before_the_last_save(article)
    return old is not None and is_approved(article, old)


def is_approved(article: Article, revision: Revision) -> bool:
    """True if anyone has approved `revision` in this round."""
    return given(article, revision).filter(skipped=False).exists()


def _before_the_last_save(article: Article) -> Revision | None:
    return next(iter(article.revisions.order_by("-number")[1:2]), None)


def newest(article: Article) -> Revision:
    """The text that is judged. Raises Refused for a story that was never saved."""
    revision = revisions.latest(article)
    if revision is None:
        raise Refused(_("This story was never saved. Save it first."))
    return revision


def given(article: Article, revision: Revision):
    """What was said of `revision` in the story's present round, approvals and skips."""
    return article.approvals.filter(run=article.review_run, revision=revision)


def is_satisfied(article: Article, step: ReviewStep | None, revision: Revision) -> bool:
    """True if `step` has said its word about `revision`: as many as it asks, or it was skipped.

    What was said at the story's own step before the story came there last does not count: the step sent it back.
    """
    said = given(article, revision).filter(step=step)
    if step == article.review_step:
        said = said.filter(at__gte=article.status_changed_at)
    said = list(said)
    if not said or any(word.skipped for word in said):
        return bool(said)
    return step is None or step.agreement == Agreement.ONE or not _missing(article, step, {w.by_id for w in said})


def has_become_satisfied(article: Article) -> bool:
    """True if the story waits at its step for nobody any more: who was awaited has left, or is no longer named."""
    step = article.review_step
    if article.status != Status.IN_REVIEW or step is None or step.agreement == Agreement.ONE:
        return False
    latest = revisions.latest(article)
    return latest is not None and is_satisfied(article, step, latest)


def become_satisfied() -> list[Article]:
    """The stories for which `has_become_satisfied` answers True."""
    return [story for story in Article.objects.at_steps_of_all() if has_become_satisfied(story)]


def barred(article: Article, step: ReviewStep | None) -> set[int]:
    """Ids of the people who may not approve at `step`: they wrote the text, or approved it elsewhere this round."""
    found = permissions.writers(article) if permissions.is_held_to_four_eyes(article) else set()
    if step is not None and settings.NEWSROOM_ONE_STEP_EACH:
        said = article.approvals.filter(run=article.review_run, skipped=False, step__isnull=False)
        found |= set(said.exclude(step=step).values_list("by", flat=True))
    return found


def _missing(article: Article, step: ReviewStep, said: set[int]) -> list[User]:
    """The named who have not spoken. Who may not approve this story is not waited for, nor who was switched off."""
    silent = [person for person in step.people.filter(is_active=True).order_by("pk") if person.pk not in said]
    if not silent:
        return []
    excused = barred(article, step)
    return [person for person in silent if person.pk not in excused]


def _record(article: Article, user, revision: Revision, skipped: bool = False) -> None:
    # Clocks of several servers differ a little; a word is never older than the state it answers.
    Approval.objects.create(
        article=article,
        run=article.review_run,
        step=article.review_step,
        step_name=article.review_step.name if article.review_step else "",
        revision=revision,
        by=user,
        at=max(timezone.now(), article.status_changed_at),
        skipped=skipped,
    )
