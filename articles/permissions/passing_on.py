"""Who may give a story to another desk, or show it to someone outside."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.permissions import originals
from articles.permissions.seeing import Reason, why_not_view
from articles.workflow import desks
from articles.workflow.desks import on_desk
from articles.workflow.status import EDITORS
from people.models import User
from people.roles import Right
from sections.models import Section


def why_not_hand_over(user: User, article: Article) -> Reason | None:
    """Why `user` may hand the story to no other desk, or None. `why_not_hand_to` answers for one of them."""
    if why := why_not_view(user, article):
        return why
    if on_desk(user, article) or (user.may(Right.EDIT) and desks.desk_ids(user)):
        return None
    return _("Only the editors of its desk, or of the desk that takes it, may hand a story over.")


def why_not_hand_to(user: User, article: Article, section: Section | None) -> Reason | None:
    """Why `user` may not hand the story to the desk of `section`, or None.

    Its own desk may give it to any other; the editors of another desk may take it, if they can see it.
    """
    if why := why_not_hand_over(user, article):
        return why
    if section is None:
        return _("Choose the desk that takes the story.")
    if section.pk == article.section_id:
        return _("The story is on this desk already.")
    if not section.is_active:
        return _("This section is switched off. Choose another.")
    if on_desk(user, article) or section.pk in desks.desk_ids(user):
        return None
    return _("You may only take this story to a desk of your own.")


def why_not_lay_on(user: User, article: Article, section_id: int | None) -> Reason | None:
    """Why `user` may not save the story with that section, or None.

    With its writer, a story's section is one of its fields; in the editors' hands, changing it is a hand-over.
    """
    if section_id == article.section_id or article.state.holder not in EDITORS:
        return None
    section = None if section_id is None else Section.objects.filter(pk=section_id).first()
    return why_not_hand_to(user, article, section)


def receiving_desks(user: User, article: Article) -> QuerySet[Section]:
    """The sections for which `why_not_hand_to` answers None."""
    if why_not_hand_over(user, article):
        return Section.objects.none()
    sections = Section.objects.active()
    if article.section_id is not None:
        sections = sections.exclude(pk=article.section_id)
    return sections if on_desk(user, article) else sections.filter(pk__in=desks.desk_ids(user))


def why_not_share(user: User, article: Article) -> Reason | None:
    """Why `user` may not show the text to anyone outside, or None. The desk answers for what leaves the house."""
    if reason := why_not_view(user, article):
        return reason
    if article.state.taken_out:
        return _("This story was spiked or withdrawn. Restore it before you show it to anyone outside.")
    return originals.why_not_taken(article) or why_not_end_share(user, article)


def why_not_end_share(user: User, article: Article) -> Reason | None:
    """Why `user` may not close a link to the text, or see its address, or None."""
    if reason := why_not_view(user, article):
        return reason
    if on_desk(user, article):
        return None
    return _("Only editors of the story's desk show it to people outside. Ask one of them.")
