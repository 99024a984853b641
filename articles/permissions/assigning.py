"""Who may give a draft to somebody else to go on with, and to whom."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.permissions.authorship import is_own
from articles.permissions.seeing import Reason, why_not_view
from articles.workflow import desks
from articles.workflow.desks import on_desk
from articles.workflow.status import Holder
from people.models import User
from people.roles import Right


def why_not_assign(user: User, article: Article) -> Reason | None:
    """Why `user` may not give the story to somebody else to go on with, or None: whose it is, and the desk's editors.

    What is with its editors is nobody's draft; what has ended or is live is none either.
    """
    if why := why_not_view(user, article):
        return why
    if article.state.holder != Holder.WRITER:
        return _("Only a draft is given to somebody else. This story is: %(state)s.") % {"state": article.state.label}
    if on_desk(user, article) or (user.may(Right.WRITE) and is_own(user, article)):
        return None
    return _("Only whoever has the draft, and the desk's editors, give it to somebody else.")


def assignable() -> QuerySet[User]:
    """The people to whom a draft can be given: all who write stories and whose account is switched on."""
    return User.objects.filter(desks.with_right(Right.WRITE), is_active=True)
