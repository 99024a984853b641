"""Who may say which words mean the same to search."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Synonym
from articles.permissions.seeing import Reason
from people.models import User
from people.roles import Right


def why_not_edit_synonyms(user: User, synonym: Synonym | None = None) -> Reason | None:
    """Why `user` may not see and change words that mean the same, or None: every editor may."""
    return None if user.may(Right.EDIT) else _("Only editors say which words mean the same.")


def synonyms_of(user: User) -> QuerySet[Synonym]:
    """Those that `user` may change."""
    return Synonym.objects.none() if why_not_edit_synonyms(user) else Synonym.objects.all()
