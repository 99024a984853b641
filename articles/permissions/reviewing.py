"""Who may say yes to a text, pass it by a step, or send it back."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import Approval, Article, Revision
from articles.permissions.authorship import is_held_to_four_eyes, why_not_four_eyes, written_by
from articles.permissions.seeing import Reason, why_not_view
from articles.text import ai
from articles.workflow import reviewers
from articles.workflow.desks import on_desk
from articles.workflow.status import Status
from people.models import User
from people.roles import Right


def why_not_review(user: User, article: Article) -> Reason | None:
    """Why the story does not wait for `user`'s word, or None: it stands at their step, and they may approve it."""
    if article.status != Status.IN_REVIEW:
        return _("This story is not in review.")
    return why_not_approve(user, article)


def reviewable_by(user: User) -> QuerySet[Article]:
    """The stories for which `why_not_review` answers None."""
    return Article.objects.filter(reviewable(user))


def reviewable(user: User) -> Q:
    """The same as a condition on the story itself: a walk along waiting stories can stop where it has enough."""
    held = Q() if settings.NEWSROOM_FOUR_EYES else ai.written()
    given = Approval.objects.filter(article=OuterRef("pk"), run=OuterRef("review_run"), by=user, skipped=False)
    newest = Revision.objects.filter(article=OuterRef("article")).order_by("-number").values("pk")[:1]
    here = given.filter(step=OuterRef("review_step"), at__gte=OuterRef("status_changed_at"), revision=newest)
    spent = Q(Exists(here))
    if settings.NEWSROOM_ONE_STEP_EACH:
        spent |= Q(Exists(given.filter(step__isnull=False).exclude(step=OuterRef("review_step"))))
    return Q(reviewers.reviewed_by(user), ~(held & written_by(user)), ~spent, status=Status.IN_REVIEW)


def why_not_approve(user: User, article: Article) -> Reason | None:
    """Why `user` may not approve the text at the step where the story stands, or None."""
    if why := why_not_view(user, article):
        return why
    if not reviewers.reviews(user, article):
        if article.review_step_id is None:
            return _("Only the desk's editors approve stories.")
        return _("Only the reviewers of the step “%(step)s” approve this story now.") % {"step": article.review_step}
    return why_not_four_eyes(user, article) or _why_not_again(user, article)


def _why_not_again(user: User, article: Article) -> Reason | None:
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


def why_not_skip(user: User, article: Article) -> Reason | None:
    """Why `user` may not pass the story on without the step where it stands, or None."""
    if why := why_not_view(user, article):
        return why
    if article.review_step is None or not article.review_step.is_skippable:
        return _("This step may not be skipped.")
    if not (user.may(Right.APPROVE) and on_desk(user, article)):
        return _("Only the desk's editors skip a step.")
    return why_not_four_eyes(user, article)


def why_not_send_back(user: User, article: Article) -> Reason | None:
    """Why `user` may not ask the writer for changes, or None."""
    if why := why_not_view(user, article):
        return why
    if on_desk(user, article) or reviewers.reviews(user, article):
        return None
    return _("Only the desk's editors and the reviewers of the step send a story back.")


def copy_editing_goes(user: User, article: Article) -> str:
    """How far `user` may change the text and still approve it; empty for who may not, or where nothing limits it."""
    if not is_held_to_four_eyes(article) or why_not_approve(user, article):
        return ""
    done = article.revisions.filter(created_by=user).aggregate(words=Sum("words_changed"))["words"] or 0
    left = max(0, settings.NEWSROOM_COPY_EDIT_WORDS - done)
    told = ngettext(
        "You may change %(left)s more word and still approve this text, but no number, name, quotation or “not”.",
        "You may change %(left)s more words and still approve this text, but no number, name, quotation or “not”.",
        left,
    )
    return told % {"left": left}
