"""Who mends what readers have while an update of it is unfinished, and who says yes to it."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from articles.comparing import substance
from articles.models import Article, Fix, Revision
from articles.permissions.authorship import UNCHANGED, is_own, why_not_four_eyes, written_by
from articles.permissions.seeing import Reason, why_not_view
from articles.text import ai
from articles.workflow.desks import desk_ids, on_desk
from people.models import User
from people.roles import Right


def why_not_fix(user: User, article: Article) -> Reason | None:
    """Why `user` may not write a fix of what readers have, or None."""
    if why := why_not_view(user, article):
        return why
    if on_desk(user, article) or (user.may(Right.WRITE) and is_own(user, article)):
        return None
    return _("Only the story's writers and the desk's editors mend what readers have.")


def why_not_publish_fix(user: User, article: Article) -> Reason | None:
    """Why `user` may not say yes to the story's open fix and publish it, or None.

    One yes is enough, whatever steps the section has; but nobody's own words: what they changed in the fix counts
    with what they changed in the story before.
    """
    if why := why_not_view(user, article):
        return why
    if not (user.may(Right.APPROVE) and user.may(Right.PUBLISH) and on_desk(user, article)):
        return _("Only the desk's editors publish a fix.")
    fix = article.fixes.open().select_related("edition__revision").first()
    return why_not_four_eyes(user, article, _written(user, fix) if fix else UNCHANGED)


def publishable_fixes(user: User) -> QuerySet[Fix]:
    """The open fixes for whose stories `why_not_publish_fix` answers None.

    Making it weighs what `user` wrote themselves, in one statement, or in two where there are any; it is another one
    to read.
    """
    if not (user.may(Right.EDIT) and user.may(Right.APPROVE) and user.may(Right.PUBLISH)):
        return Fix.objects.none()
    found: QuerySet[Fix] = Fix.objects.open()
    if not user.may(Right.ALL_DESKS):
        found = found.filter(article__section__in=desk_ids(user))
    if not found.exists():  # nearly always: to weigh none is most of the work
        return found.none()
    # asked of each fix: a set of all that somebody ever wrote would be made of every story there is
    held = Q() if settings.NEWSROOM_FOUR_EYES else ai.written()
    of_held = Exists(Article.objects.filter(held, pk=OuterRef("article")))
    theirs = Article.objects.filter(held & written_by(user), pk=OuterRef("article"))
    found = found.exclude(Exists(theirs))
    saves = Revision.objects.filter(article=OuterRef("article"), created_by=user).order_by().values("article")
    words = Subquery(saves.annotate(words=Sum("words_changed")).values("words"))
    mine = found.filter(of_held, created_by=user).annotate(words_saved=words).select_related("edition__revision")
    heavy = [fix.pk for fix in mine if not _is_copy_edit(_written(user, fix), fix.words_saved or 0)]
    return found.exclude(pk__in=heavy)


def _is_copy_edit(done: substance.Substance, words_before: int) -> bool:
    """True if four eyes let pass what somebody changed, after as many words that they changed before."""
    return not done.facts and done.words + words_before <= settings.NEWSROOM_COPY_EDIT_WORDS


def _written(user: User, fix: Fix) -> substance.Substance:
    """What of the fix is `user`'s own."""
    if fix.created_by_id != user.pk:
        return UNCHANGED
    return substance.of_change(fix.edition.revision.fields, fix.fields)


def why_not_drop_fix(user: User, fix: Fix) -> Reason | None:
    """Why `user` may not give the fix up, or None: who wrote it may, and the editors of the desk."""
    if why := why_not_view(user, fix.article):
        return why
    if fix.created_by_id == user.pk or on_desk(user, fix.article):
        return None
    return _("Only who wrote the fix, and the desk's editors, drop it.")
