"""Who may do what to which story.

Each rule is a pair that a test holds equal: a question about one story, answered None for yes or the reason why
not, and a queryset of the stories for which the answer is yes. A story someone may not see does not exist for them.
"""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Byline
from articles.status import CLOSED, WITH_WRITER, BylineRole, Status
from people.models import User
from people.roles import Right

Reason = str  # translated lazily; None stands for "yes"

NOT_YOURS = _("This story is not yours and not on your desk.")


def wrote(user, article: Article) -> bool:
    """True if the text is (also) `user`'s: begun, bylined, or saved by them while it was written."""
    return (
        article.created_by_id == user.pk
        or article.bylines.filter(author__user=user).exclude(role=BylineRole.EDITOR).exists()
        or article.revisions.filter(created_by=user, with_writer=True).exists()
    )


def is_own(user, article: Article) -> bool:
    """True if `user` began the story or has a writer's byline of it."""
    return article.created_by_id == user.pk or any(
        line.role != BylineRole.EDITOR and line.author.user_id == user.pk
        for line in article.bylines.select_related("author")
    )


def on_desk(user, article: Article) -> bool:
    """True if the story lies on a desk where `user` edits."""
    if not user.may(Right.EDIT):
        return False
    if user.may(Right.ALL_DESKS):
        return True
    return article.section_id is not None and article.section_id in _desks(user)


def _desks(user) -> set[int]:
    """Ids of the sections where `user` is a desk member; read once for each loaded user."""
    if not hasattr(user, "_desk_ids"):
        user._desk_ids = set(user.desks.values_list("pk", flat=True))
    return user._desk_ids


def why_not_create(user) -> Reason | None:
    """Why `user` may not begin a story, or None."""
    return None if user.may(Right.WRITE) else _("Your role does not write stories.")


def why_not_view(user, article: Article) -> Reason | None:
    """Why `user` may not see the story on the desk, or None."""
    own = user.may(Right.WRITE) and is_own(user, article)
    return None if own or on_desk(user, article) else NOT_YOURS


def visible_to(user) -> QuerySet[Article]:
    """The stories for which `why_not_view` answers None."""
    return Article.objects.filter(_own_or_on_desk(user))


def viewers(article: Article) -> QuerySet[User]:
    """The people for whom `why_not_view` answers None: whom one may tell of the story. One statement."""
    writers = Byline.objects.filter(article=article).exclude(role=BylineRole.EDITOR).values("author__user")
    own = (Q(pk=article.created_by_id) | Q(pk__in=writers)) & _holding(Right.WRITE)
    on_desk = Q(_holding(Right.ALL_DESKS))
    if article.section_id is not None:
        on_desk |= Q(desks=article.section_id)
    return User.objects.filter(own | (_holding(Right.EDIT) & on_desk), is_active=True).distinct()


def _holding(right: Right) -> Q:
    """The people one of whose roles carries `right`."""
    return Q(Exists(User.roles.through.objects.filter(user=OuterRef("pk"), role__rights__contains=[right])))


def why_not_edit(user, article: Article) -> Reason | None:
    """Why `user` may not change the text, or None."""
    if reason := why_not_view(user, article):
        return reason
    if article.status == Status.SCHEDULED:
        return _("This story is scheduled. Take back the schedule before you change it.")
    if article.status in CLOSED:
        return _("This story is closed. Restore it before you change it.")
    if on_desk(user, article) or article.status in WITH_WRITER or article.status == Status.PUBLISHED:
        return None
    return _("This story is with the editors. Ask them to send it back if you need to change it.")


def editable_by(user) -> QuerySet[Article]:
    """The stories for which `why_not_edit` answers None."""
    stories = visible_to(user).exclude(status__in=CLOSED)
    if not user.may(Right.EDIT):
        return stories.filter(status__in=[*WITH_WRITER, Status.PUBLISHED])
    if user.may(Right.ALL_DESKS):
        return stories
    return stories.filter(Q(section__in=_desks(user)) | Q(status__in=[*WITH_WRITER, Status.PUBLISHED]))


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
    return Article.objects.all() if user.may(Right.ALL_DESKS) else Article.objects.filter(section__in=_desks(user))


def why_not_four_eyes(user, article: Article) -> Reason | None:
    """Why `user` may not approve the text because it is their own, or None."""
    if settings.NEWSROOM_FOUR_EYES and wrote(user, article):
        return _("You wrote this text. Another editor must approve it.")
    return None


def own(user) -> Q:
    """The stories for which `is_own` answers True, as a union of ids: quick by itself, slow as a part of an OR."""
    begun = Article.objects.filter(created_by=user).order_by().values("pk")
    return Q(pk__in=begun.union(Byline.objects.writer_articles(user).order_by()))


def _own_or_on_desk(user) -> Q:
    if not user.may(Right.EDIT):
        return own(user) if user.may(Right.WRITE) else Q(pk__in=[])
    if user.may(Right.ALL_DESKS):
        return Q()
    on_desks = Q(section__in=_desks(user))
    if not user.may(Right.WRITE):
        return on_desks
    return on_desks | Q(created_by=user) | Q(pk__in=Byline.objects.writer_articles(user))
