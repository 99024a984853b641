"""Who may give a story to readers, take it from them, or drop it."""

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Article, WithdrawalRequest
from articles.permissions import originals
from articles.permissions.authorship import is_maker, is_own
from articles.permissions.seeing import Reason, is_withdrawn, why_not_view
from articles.workflow.desks import desk_ids, on_desk
from articles.workflow.status import Status
from people.models import User
from people.roles import Right

_NOT_PUBLISHED_BY_YOU = _("Only the desk's editors publish stories.")
_NOT_WITHDRAWN_BY_YOU = _("Only the managing editor and the editor-in-chief withdraw stories.")
_NOT_BROUGHT_BACK_BY_YOU = _("This story was withdrawn. Only whoever may withdraw stories brings one back.")
_ANOTHER_BRINGS_BACK = _("You restored this withdrawn story. Another person must give it to readers.")
_NOT_DETACHED_BY_YOU = _("Only who may withdraw both stories says that this is another one.")
_ANOTHER_DETACHES = _("You wrote this story. Another person says whether it is another one than the withdrawn story.")
_NOT_RELEASED_BY_YOU = _("Only who publishes on every desk answers for an archive that readers get.")
#: Four eyes, as with an approval.
OWN_ARCHIVE = _("You have brought this archive in yourself. Somebody else who publishes on every desk releases it.")
_NOT_SPIKED_BY_YOU = _("Only the desk's editors may do this once a story has been submitted.")


def _why_not_on_desk(user: User, article: Article, right: Right, reason: Reason) -> Reason | None:
    if why := why_not_view(user, article):
        return why
    return None if user.may(right) and on_desk(user, article) else reason


def why_not_publish(user: User, article: Article) -> Reason | None:
    """Why `user` may not publish or schedule the story, nor take back its schedule, or None."""
    return _why_not_on_desk(user, article, Right.PUBLISH, _NOT_PUBLISHED_BY_YOU)


def why_not_withdraw(user: User, article: Article) -> Reason | None:
    """Why `user` may not take the story from its readers, or None."""
    return _why_not_on_desk(user, article, Right.WITHDRAW, _NOT_WITHDRAWN_BY_YOU)


def withdrawals_to_confirm(user: User) -> QuerySet[WithdrawalRequest]:
    """The open requests of others for whose stories `why_not_withdraw` answers None."""
    if not (user.may(Right.EDIT) and user.may(Right.WITHDRAW)):
        return WithdrawalRequest.objects.none()
    found: QuerySet[WithdrawalRequest] = WithdrawalRequest.objects.open().exclude(asked_by=user)
    return found if user.may(Right.ALL_DESKS) else found.filter(article__section__in=desk_ids(user))


def why_not_spike(user: User, article: Article) -> Reason | None:
    """Why `user` may neither spike the story nor restore it, or None.

    Writers may while it is a draft of their own in their hands; editors, what is on their desk.
    """
    kept = article.status_before_spike if article.status == Status.SPIKED else article.status
    if kept == Status.DRAFT and user.may(Right.WRITE) and is_own(user, article):
        return None
    return _why_not_on_desk(user, article, Right.SPIKE, _NOT_SPIKED_BY_YOU)


def why_not_restore(user: User, article: Article) -> Reason | None:
    """Why `user` may not take the story up again, or None. One that was withdrawn takes the right to withdraw."""
    if is_withdrawn(article):
        return _why_not_on_desk(user, article, Right.WITHDRAW, _NOT_BROUGHT_BACK_BY_YOU)
    return why_not_spike(user, article)


def why_not_publish_again(user: User, article: Article) -> Reason | None:
    """Why `user` may not give readers the story now, or None.

    One that was withdrawn is brought back by two people, both with the right to withdraw it.
    """
    if (why := why_not_publish(user, article)) or not is_withdrawn(article):
        return why
    if not user.may(Right.WITHDRAW):
        return _NOT_BROUGHT_BACK_BY_YOU
    restored = article.transitions.filter(move="restore").first()
    alone = restored is not None and restored.by_id == user.pk and settings.NEWSROOM_FOUR_EYES
    return _ANOTHER_BRINGS_BACK if alone else None


def why_not_detach(user: User, article: Article) -> Reason | None:
    """Why `user` may not call the story another one than the withdrawn one whose text it has, nor end that, or None.

    Whoever could bring the withdrawn one back may, and never who made this one, also where the house does without
    four eyes.
    """
    above = Article.objects.filter(pk__in=found) if (found := originals.withdrawn(article)) else ()
    for one in (article, *above):
        if why := _why_not_on_desk(user, one, Right.WITHDRAW, _NOT_DETACHED_BY_YOU):
            return why if one is article else _NOT_DETACHED_BY_YOU
    return _ANOTHER_DETACHES if is_maker(user, article) else None


def why_not_answer_for_archive(user: User) -> Reason | None:
    """Why `user` may not let readers have what they had elsewhere, or None. It stands for approval and publishing."""
    return None if user.may(Right.PUBLISH) and user.may(Right.ALL_DESKS) else _NOT_RELEASED_BY_YOU


def why_not_bring_in(user: User | None, article: Article) -> Reason | None:
    """Why `user` may not answer for this story of an archive, or None. Never for one that they brought in."""
    return _why_not_release(user, article.created_by_id)


def why_not_put_back(user: User | None, by: User) -> Reason | None:
    """Why `user` may not answer for a story that `by` puts back with its history, or None. Never the same person."""
    return _why_not_release(user, by.pk)


def _why_not_release(user: User | None, brought_in_by: int) -> Reason | None:
    if user is None:
        return _NOT_RELEASED_BY_YOU
    return why_not_answer_for_archive(user) or (OWN_ARCHIVE if brought_in_by == user.pk else None)
