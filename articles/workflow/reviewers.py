"""Who reviews at which step.

A step names people, roles, or both. Where a section has no steps, and the newsroom no default ones, a story in
review stands at no step: then the editors of its desk who may approve are its reviewers.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, ReviewStep
from articles.workflow import desks
from articles.workflow.status import Status
from people.models import User
from people.roles import Right

#: Under this name a person is told their steps.
STEPS = "review_steps"


@dataclass(frozen=True)
class Steps:
    """Ids of the steps where a person reviews: whatever the story's desk, and only for stories of their desks."""

    anywhere: frozenset[int]
    at_desk: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.anywhere or self.at_desk)


def steps_of(user) -> Steps:
    """The steps where `user` reviews, retired ones too; read once for each loaded user."""
    return user.once(STEPS, lambda: _read_steps(user))


def _read_steps(user) -> Steps:
    if not user.is_staff:
        return Steps(frozenset(), frozenset())
    named = ReviewStep.people.through.objects.filter(reviewstep=OuterRef("pk"), user=user)
    rows = ReviewStep.objects.naming(user).annotate(named=Exists(named)).order_by()
    rows = list(rows.values_list("pk", "desk_only", "named"))
    anywhere = {pk for pk, desk_only, by_name in rows if by_name or not desk_only or user.may(Right.ALL_DESKS)}
    return Steps(frozenset(anywhere), frozenset(pk for pk, _desk_only, _named in rows) - anywhere)


def reviews(user, article: Article) -> bool:
    """True if the story is in review at a step where `user` is a reviewer."""
    if article.status != Status.IN_REVIEW:
        return False
    if article.review_step_id is None:
        return user.may(Right.APPROVE) and desks.on_desk(user, article)
    mine = steps_of(user)
    if article.review_step_id in mine.anywhere:
        return True
    return article.review_step_id in mine.at_desk and desks.works_at(user, article.section_id)


def at_step_of(user) -> Q:
    """The stories that stand at a step which names `user`, or one of their roles."""
    mine = steps_of(user)
    found = Q(review_step__in=mine.anywhere)
    if mine.at_desk:
        found |= Q(review_step__in=mine.at_desk, section__in=desks.desk_ids(user))
    return found


def reviewed_by(user) -> Q:
    """The stories for which `reviews` answers True."""
    found = at_step_of(user)
    if user.may(Right.APPROVE) and user.may(Right.EDIT):
        stepless = Q(status=Status.IN_REVIEW, review_step__isnull=True)
        found |= stepless if user.may(Right.ALL_DESKS) else stepless & Q(section__in=desks.desk_ids(user))
    return found


def reviews_anything(user) -> bool:
    """True if stories may come to `user` for review at all."""
    return (user.may(Right.APPROVE) and user.may(Right.EDIT)) or bool(steps_of(user))


def of(step: ReviewStep | None, section_id: int | None) -> QuerySet[User]:
    """The people who review stories of a section at `step` (None: where there are no steps)."""
    at_desk = desks.people_at(section_id)
    if step is None:
        return User.objects.filter(
            at_desk, desks.with_right(Right.EDIT), desks.with_right(Right.APPROVE), is_active=True
        )
    roles = User.roles.through.objects.filter(user=OuterRef("pk"))
    in_role = Q(Exists(roles.filter(role__in=step.roles.values("pk"))))
    if step.desk_only:
        in_role &= at_desk
    named = Q(pk__in=ReviewStep.people.through.objects.filter(reviewstep=step).values("user"))
    return User.objects.filter(named | in_role, Q(Exists(roles)), is_active=True)
