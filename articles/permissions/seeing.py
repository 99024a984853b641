"""Whose a story is, who sees it on the desk, and who may begin one."""

from collections.abc import Collection
from functools import cache

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Byline, ReviewStep, Standing, Withdrawal
from articles.permissions import originals
from articles.permissions.authorship import is_own
from articles.workflow import desks, reviewers
from articles.workflow.desks import on_desk
from articles.workflow.status import Holder, Status
from people import clock
from people.models import User
from people.roles import Right
from people.written import A_MOMENT, SOME_NUMBERS, Written, a_number

Reason = str | Promise  # translated lazily; None stands for "yes"

WITHDRAWN = _("This story was withdrawn, so nothing is made out of it.")
NOT_YOURS = _("This story is not yours and not on your desk.")
_NOTICES = Written(
    lambda story, now: Withdrawal.objects.in_force(now).filter(article=story), story=a_number(), now=A_MOMENT
)


def why_not_create(user: User) -> Reason | None:
    """Why `user` may not begin a story, or None."""
    return None if user.may(Right.WRITE) else _("Your role does not write stories.")


def why_not_view(user: User, article: Article) -> Reason | None:
    """Why `user` may not see the story on the desk, or None."""
    if on_desk(user, article):  # asked first: it takes no statement, and every other rule asks this one
        return None
    own = user.may(Right.WRITE) and is_own(user, article)
    return None if own or reviewers.reviews(user, article) else NOT_YOURS


def visible_to(user: User) -> QuerySet[Article]:
    """The stories for which `why_not_view` answers None."""
    return Article.objects.filter(_own_or_on_desk(user))


def why_not_copy(user: User, article: Article) -> Reason | None:
    """Why `user` may begin neither a follow-up of the story nor a story with its text, or None.

    What was withdrawn stays withdrawn by whatever name: nobody takes its headline or text along, not even while it is
    being worked on to come back, nor out of a copy.
    """
    if why := why_not_view(user, article) or why_not_create(user):
        return why
    return WITHDRAWN if is_withdrawn(article) else originals.why_not_taken(article)


def is_withdrawn(article: Article) -> bool:
    """True while the notice of a withdrawal stands at the story's address, whatever the desk does with it.

    One statement, and none for a story that readers have: with its edition the notice went.
    """
    if article.pk is None or article.state.holder == Holder.READERS:
        return False
    return _NOTICES.exists(story=article.pk, now=clock.now())


def works_on_stories(user: User) -> bool:
    """True for those who have a list of stories at all."""
    return user.may(Right.WRITE) or user.may(Right.EDIT) or reviewers.reviews_anything(user)


def viewers(article: Article) -> QuerySet[User]:
    """The people for whom `why_not_view` answers None: whom one may tell of the story. One statement."""
    writers = Byline.objects.filter(article=article).of_writers().values("author__user")
    own = (Q(pk__in=[article.created_by_id, article.assigned_to_id]) | Q(pk__in=writers)) & desks.with_right(
        Right.WRITE
    )
    found = own | (desks.with_right(Right.EDIT) & desks.people_at(article.section_id))
    if article.status == Status.IN_REVIEW and article.review_step_id is not None:
        found |= Q(pk__in=reviewers.of(article.review_step, article.section_id).values("pk"))
    return User.objects.filter(found, is_active=True)


def viewers_among(article: Article, people: Collection[int]) -> list[User]:
    """Those of `people` (ids) who are `viewers`, in the order of their ids. One statement."""
    step = article.review_step if article.status == Status.IN_REVIEW else None
    stands = {"section": article.section_id, "step": step and step.pk}
    stands = {name: value for name, value in stands.items() if value is not None}
    whose = {"created_by_id": article.created_by_id, "assigned_to_id": article.assigned_to_id}
    asked = _viewers_among(frozenset(stands), bool(step and step.desk_only))
    return asked.objects(story=article.pk, people=list(people), **whose, **stands)


@cache
def _viewers_among(stands: Collection[str], desk_only: bool) -> Written[User]:
    """`viewers_among` for a story of a section or none, at a step or none, which is for the desk alone or not."""

    def build(
        people: list[int], story: int, section: int | None = None, step: int | None = None, **whose: int
    ) -> QuerySet[User]:
        at = {"status": Status.IN_REVIEW, "review_step": ReviewStep(pk=step, desk_only=desk_only)} if step else {}
        article = Article(pk=story, section_id=section, **whose, **at)
        return viewers(article).filter(pk__among=people).order_by("pk").only("time_zone")

    names = ("story", "created_by_id", "assigned_to_id", *sorted(stands))
    return Written(build, people=SOME_NUMBERS, **{name: a_number(nth) for nth, name in enumerate(names)})


def own(user: User) -> Q:
    """The stories for which `is_own` answers True."""
    return Q(Exists(Standing.objects.filter(article=OuterRef("pk"), user=user)))


def _own_or_on_desk(user: User) -> Q:
    """What `why_not_view` allows: where a story stands in lists tells whose it is, one look for each story."""
    if user.may(Right.EDIT) and user.may(Right.ALL_DESKS):
        return Q()
    reviewed = reviewers.at_step_of(user)
    standings = held_by(user)
    if not standings:
        return reviewed
    found = Q(Exists(Standing.objects.filter(standings, article=OuterRef("pk"))))
    return found | reviewed if reviewers.steps_of(user) else found


def held_by(user: User) -> Q:
    """The places in lists of the stories that are `user`'s or lie on their desks; empty for who has neither."""
    found = Q(user=user) if user.may(Right.WRITE) else Q()
    return found | Q(user=None, section__in=desks.desk_ids(user)) if user.may(Right.EDIT) else found
