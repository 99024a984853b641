"""Who may set the checklist, and who may tick its boxes."""

from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.permissions import Reason, why_not_edit, why_not_view
from articles.workflow.desks import on_desk
from people.roles import Right


def why_not_set(user) -> Reason | None:
    """Why `user` may not change what the newsroom asks of stories, or None: it is for leading editors."""
    if user.may(Right.EDIT) and user.may(Right.ALL_DESKS):
        return None
    return _("Only leading editors change the checklist.")


def why_not_tick(user, article: Article) -> Reason | None:
    """Why `user` may not tick a box of the story, or None. Whoever has the text in hand may, and the editors."""
    if reason := why_not_view(user, article):
        return reason
    return None if on_desk(user, article) else why_not_edit(user, article)
