"""Who may set the checklist, and who may tick its boxes."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.permissions import Reason, why_not_edit, why_not_view
from articles.permissions.authorship import is_maker
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


def why_not_override(user, article: Article) -> Reason | None:
    """Why `user` may not let a picture without credit or right be printed in the story, nor end that, or None.

    It takes a right of its own, and never whoever made the story, also where the house does without four eyes.
    """
    if reason := why_not_view(user, article):
        return reason
    if not user.may(Right.UNCLEARED) or not on_desk(user, article):
        return _("Your role does not let pictures without credit or right be printed. Ask the leading editors.")
    if is_maker(user, article):
        return _("You wrote this story. Another person answers for a picture without credit or right.")
    return None


def why_not_except(user, article: Article) -> Reason | None:
    """Why `user` may not let the story tell who a child is, nor end that, or None: an editor who did not write it."""
    if reason := why_not_view(user, article):
        return reason
    if not on_desk(user, article):
        return _("Only the desk's editors decide whether a story tells who a child is.")
    if settings.NEWSROOM_FOUR_EYES and is_maker(user, article):
        return _("You wrote this story. Another editor decides whether it tells who a child is.")
    return None
