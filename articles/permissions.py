"""Who may do what to which story.

Each rule is a pair that a test holds equal: a question about one story, answered None for yes or the reason why
not, and a queryset of the stories for which the answer is yes. A story someone may not see does not exist for them.
"""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles import desks, reviewers
from articles.desks import on_desk
from articles.models import Approval, Article, Byline, Revision
from articles.status import CLOSED, TAKEN_OUT, WITH_EDITOR, WITH_WRITER, BylineRole, Status
from people.models import User
from people.roles import Right
from sections.models import Section

Reason = str  # translated lazily; None stands for "yes"

NOT_YOURS = _("This story is not yours and not on your desk.")


def wrote(user, article: Article) -> bool:
    """True if the text is (also) `user`'s: begun, bylined, or saved by them while it was written."""
    return (
        article.created_by_id == user.pk
        or article.bylines.filter(author__user=user).exclude(role=BylineRole.EDITOR).exists()
        or article.revisions.filter(created_by=user, with_writer=True).exists()
    )


def writers(article: Article) -> set[int]:
    """Ids of the people for whom `wrote` answers True."""
    bylines = article.bylines.exclude(role=BylineRole.EDITOR).filter(author__user__isnull=False).order_by()
    saves = article.revisions.filter(with_writer=True).order_by()
    found = bylines.values_list("author__user").union(saves.values_list("created_by")).order_by()
    return {article.created_by_id} | {pk for (pk,) in found}


def is_own(user, article: Article) -> bool:
    """True if `user` began the story or has a writer's byline of it."""
    return article.created_by_id == user.pk or any(
        line.role != BylineRole.EDITOR and line.author.user_id == user.pk
        for line in article.bylines.select_related("author")
    )


def why_not_create(user) -> Reason | None:
    """Why `user` may not begin a story, or None."""
    return None if user.may(Right.WRITE) else _("Your role does not write stories.")


def why_not_view(user, article: Article) -> Reason | None:
    """Why `user` may not see the story on the desk, or None."""
    own = user.may(Right.WRITE) and is_own(user, article)
    return None if own or on_desk(user, article) or reviewers.reviews(user, article) else NOT_YOURS


def visible_to(user) -> QuerySet[Article]:
    """The stories for which `why_not_view` answers None."""
    return Article.objects.filter(_own_or_on_desk(user))


def why_not_copy(user, article: Article) -> Reason | None:
    """Why `user` may begin neither a follow-up of the story nor a story with its text, or None."""
    return why_not_view(user, article) or why_not_create(user)


def copyable_by(user) -> QuerySet[Article]:
    """The stories for which `why_not_copy` answers None."""
    return visible_to(user) if user.may(Right.WRITE) else Article.objects.none()


def works_on_stories(user) -> bool:
    """True for those who have a list of stories at all."""
    return user.may(Right.WRITE) or user.may(Right.EDIT) or reviewers.reviews_anything(user)


def viewers(article: Article) -> QuerySet[User]:
    """The people for whom `why_not_view` answers None: whom one may tell of the story. One statement."""
    writers = Byline.objects.filter(article=article).exclude(role=BylineRole.EDITOR).values("author__user")
    own = (Q(pk=article.created_by_id) | Q(pk__in=writers)) & desks.holding(Right.WRITE)
    found = own | (desks.holding(Right.EDIT) & desks.sitting_at(article.section_id))
    if article.status == Status.IN_REVIEW and article.review_step_id is not None:
        found |= Q(pk__in=reviewers.of(article.review_step, article.section_id).values("pk"))
    return User.objects.filter(found, is_active=True)


def why_not_edit(user, article: Article) -> Reason | None:
    """Why `user` may not change the text, or None."""
    if reason := why_not_view(user, article):
        return reason
    if article.status == Status.SCHEDULED:
        return _("This story is scheduled. Take back the schedule before you change it.")
    if article.status in CLOSED:
        return _("This story is closed. Restore it before you change it.")
    if article.status == Status.IN_REVIEW:
        in_hand = reviewers.reviews(user, article)
    else:
        in_hand = on_desk(user, article) or article.status in WITH_WRITER or article.status == Status.PUBLISHED
    if in_hand:
        return None
    if article.review_step_id is not None:
        return _why_read_only(article)
    return _("This story is with the editors. Ask them to send it back if you need to change it.")


def _why_read_only(article: Article) -> Reason:
    told = {"step": article.review_step}
    return _("This story is in review, at the step “%(step)s”. Only its reviewers change the text now.") % told


def editable_by(user) -> QuerySet[Article]:
    """The stories for which `why_not_edit` answers None."""
    stories = visible_to(user).exclude(status__in=CLOSED)
    at_hand = Q(status__in=[*WITH_WRITER, Status.PUBLISHED]) | reviewers.reviewed_by(user)
    if user.may(Right.EDIT):
        approved = Q(status=Status.APPROVED)
        at_hand |= approved if user.may(Right.ALL_DESKS) else approved & Q(section__in=desks.seats(user))
    return stories.filter(at_hand)


def why_not_take_over(user, article: Article) -> Reason | None:
    """Why `user` may not take the story from a colleague who is editing it, or None."""
    if reason := why_not_view(user, article):
        return reason
    if on_desk(user, article) or reviewers.reviews(user, article):
        return None
    return _("Only the desk's editors take a story from someone who is editing it. Ask one of them.")


def takeable_by(user) -> QuerySet[Article]:
    """The stories for which `why_not_take_over` answers None."""
    if not user.may(Right.EDIT):
        return Article.objects.filter(reviewers.reviewed_by(user))
    if user.may(Right.ALL_DESKS):
        return Article.objects.all()
    return Article.objects.filter(Q(section__in=desks.seats(user)) | reviewers.reviewed_by(user))


def why_not_ease_embargo(user, article: Article) -> Reason | None:
    """Why `user` may not shorten or lift an embargo that is in force, or None. To set one, see `why_not_edit`."""
    if reason := why_not_view(user, article):
        return reason
    if user.may(Right.PUBLISH) and on_desk(user, article):
        return None
    return _("Only the desk's editors shorten or lift an embargo that is in force. Ask one of them.")


def embargo_easable_by(user) -> QuerySet[Article]:
    """The stories for which `why_not_ease_embargo` answers None."""
    if not (user.may(Right.PUBLISH) and user.may(Right.EDIT)):
        return Article.objects.none()
    return (
        Article.objects.all() if user.may(Right.ALL_DESKS) else Article.objects.filter(section__in=desks.seats(user))
    )


def why_not_four_eyes(user, article: Article) -> Reason | None:
    """Why `user` may not approve the text because it is their own, or None."""
    if settings.NEWSROOM_FOUR_EYES and wrote(user, article):
        return _("You wrote this text. Another editor must approve it.")
    return None


def why_not_review(user, article: Article) -> Reason | None:
    """Why the story does not wait for `user`'s word, or None: it stands at their step, and they may approve it."""
    if article.status != Status.IN_REVIEW:
        return _("This story is not in review.")
    return why_not_approve(user, article)


def reviewable_by(user) -> QuerySet[Article]:
    """The stories for which `why_not_review` answers None."""
    stories = Article.objects.filter(reviewers.reviewed_by(user), status=Status.IN_REVIEW)
    if settings.NEWSROOM_FOUR_EYES:
        bylines = Byline.objects.filter(article=OuterRef("pk"), author__user=user).exclude(role=BylineRole.EDITOR)
        saves = Revision.objects.filter(article=OuterRef("pk"), created_by=user, with_writer=True)
        stories = stories.exclude(created_by=user).exclude(Exists(bylines)).exclude(Exists(saves))
    given = Approval.objects.filter(article=OuterRef("pk"), run=OuterRef("review_run"), by=user, skipped=False)
    if settings.NEWSROOM_ONE_STEP_EACH:
        stories = stories.exclude(Exists(given.filter(step__isnull=False).exclude(step=OuterRef("review_step"))))
    newest = Revision.objects.filter(article=OuterRef("article")).order_by("-number").values("pk")[:1]
    here = given.filter(step=OuterRef("review_step"), at__gte=OuterRef("status_changed_at"), revision=newest)
    return stories.exclude(Exists(here))


def why_not_approve(user, article: Article) -> Reason | None:
    """Why `user` may not approve the text at the step where the story stands, or None."""
    if why := why_not_view(user, article):
        return why
    if not reviewers.reviews(user, article):
        return _why_no_reviewer(article)
    return why_not_four_eyes(user, article) or _why_not_again(user, article)


def _why_no_reviewer(article: Article) -> Reason:
    if article.review_step_id is None:
        return _("Only the desk's editors approve stories.")
    return _("Only the reviewers of the step “%(step)s” approve this story now.") % {"step": article.review_step}


def _why_not_again(user, article: Article) -> Reason | None:
    """One step of a round for each person, and each text once."""
    if article.review_step_id is None:
        return None
    given = article.approvals.filter(run=article.review_run, by=user, skipped=False)
    elsewhere = given.filter(step__isnull=False).exclude(step=article.review_step_id).first()
    if elsewhere and settings.NEWSROOM_ONE_STEP_EACH:
        told = {"step": elsewhere.step_name}
        return _("You approved this story at the step “%(step)s”. Someone else must approve it here.") % told
    newest = article.revisions.order_by("-number").first()
    if given.filter(step=article.review_step_id, revision=newest, at__gte=article.status_changed_at).exists():
        return _("You have approved this text. It waits for the others of this step.")
    return None


def why_not_skip(user, article: Article) -> Reason | None:
    """Why `user` may not pass the story on without the step where it stands, or None."""
    if why := why_not_view(user, article):
        return why
    if article.review_step is None or not article.review_step.is_skippable:
        return _("This step may not be skipped.")
    if not (user.may(Right.APPROVE) and on_desk(user, article)):
        return _("Only the desk's editors skip a step.")
    return why_not_four_eyes(user, article)


def why_not_send_back(user, article: Article) -> Reason | None:
    """Why `user` may not ask the writer for changes, or None."""
    if why := why_not_view(user, article):
        return why
    if on_desk(user, article) or reviewers.reviews(user, article):
        return None
    return _("Only the desk's editors and the reviewers of the step send a story back.")


def why_not_hand_over(user, article: Article) -> Reason | None:
    """Why `user` may hand the story to no other desk, or None. `why_not_hand_to` answers for one of them."""
    if why := why_not_view(user, article):
        return why
    if on_desk(user, article) or (user.may(Right.EDIT) and desks.seats(user)):
        return None
    return _("Only the editors of its desk, or of the one that takes it, hand a story over.")


def why_not_hand_to(user, article: Article, section: Section | None) -> Reason | None:
    """Why `user` may not hand the story to the desk of `section`, or None.

    Its own desk may give it to any other; the editors of another desk may take it, if they can see it.
    """
    if why := why_not_hand_over(user, article):
        return why
    if section is None:
        return _("Choose the desk that takes the story.")
    if section.pk == article.section_id:
        return _("The story lies on this desk already.")
    if not section.is_active:
        return _("This section is switched off. Choose another.")
    if on_desk(user, article) or section.pk in desks.seats(user):
        return None
    return _("You may only take this story to a desk of your own.")


def why_not_lay_on(user, article: Article, section_id: int | None) -> Reason | None:
    """Why `user` may not save the story with that section, or None.

    With its writer, a story's section is one of its fields; in the editors' hands, changing it is a hand-over.
    """
    if section_id == article.section_id or article.status not in WITH_EDITOR:
        return None
    return why_not_hand_to(user, article, Section.objects.filter(pk=section_id).first())


def receiving_desks(user, article: Article) -> QuerySet[Section]:
    """The sections for which `why_not_hand_to` answers None."""
    sections = Section.objects.active().exclude(pk=article.section_id)
    if why_not_hand_over(user, article):
        return sections.none()
    return sections if on_desk(user, article) else sections.filter(pk__in=desks.seats(user))


def why_not_share(user, article: Article) -> Reason | None:
    """Why `user` may not show the text to anyone outside, or None. The desk answers for what leaves the house."""
    if reason := why_not_view(user, article):
        return reason
    if article.status in TAKEN_OUT:
        return _("This story was taken out. Restore it before you show it to anyone outside.")
    return why_not_end_share(user, article)


def why_not_end_share(user, article: Article) -> Reason | None:
    """Why `user` may not close a link to the text, or see its address, or None."""
    if reason := why_not_view(user, article):
        return reason
    if on_desk(user, article):
        return None
    return _("Only editors of the story's desk show it to people outside. Ask one of them.")


def shareable_by(user) -> QuerySet[Article]:
    """The stories for which `why_not_share` answers None."""
    return shares_ended_by(user).exclude(status__in=TAKEN_OUT)


def shares_ended_by(user) -> QuerySet[Article]:
    """The stories for which `why_not_end_share` answers None."""
    if not user.may(Right.EDIT):
        return Article.objects.none()
    stories = Article.objects.all()
    return stories if user.may(Right.ALL_DESKS) else stories.filter(section__in=desks.seats(user))


def own(user, also: Q | None = None) -> Q:
    """The stories for which `is_own` answers True, as a union of ids: quick by itself, slow as a part of an OR.

    `also` adds stories to the union.
    """
    begun = Article.objects.filter(created_by=user).order_by().values("pk")
    parts = [Byline.objects.writer_articles(user).order_by()]
    if also:
        parts.append(Article.objects.filter(also).order_by().values("pk"))
    return Q(pk__in=begun.union(*parts))


def _own_or_on_desk(user) -> Q:
    """What `why_not_view` allows. Its parts stay unions of ids where they can: an OR of tables is slow."""
    edits, writes = user.may(Right.EDIT), user.may(Right.WRITE)
    if edits and user.may(Right.ALL_DESKS):
        return Q()
    reviewed = reviewers.at_step_of(user)
    if not edits:
        return own(user, also=reviewed) if writes else reviewed
    found = Q(section__in=desks.seats(user)) | reviewed
    if not writes:
        return found
    return found | Q(created_by=user) | Q(pk__in=Byline.objects.writer_articles(user))
