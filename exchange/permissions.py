"""Who may open the door for machines.

An archive comes in by two people: who holds the right to bring it in reads it, tries it and says where things go;
what readers are to have of it, somebody releases who answers for what readers get. Nobody does both for one import.
"""

from django.utils.translation import gettext_lazy as _

from articles import permissions as stories
from exchange.models import ImportRun
from people.models import User
from people.permissions import Reason
from people.roles import Right

NOT_THE_ARCHIVE = _("Your role does not bring in archives.")
_NOT_OUT = _("Your role does not take out archives.")
_NOT_THE_READERS = _("Readers have its stories. Only who withdraws stories on every desk takes them back.")


def why_not_import(user: User) -> Reason | None:
    """Why `user` may not bring in an archive as a trial or as drafts, or None."""
    return None if user.may(Right.ARCHIVE) else NOT_THE_ARCHIVE


def why_not_export(user: User) -> Reason | None:
    """Why `user` may not take out an archive, or None. Of stories it holds what they see on the desk."""
    return None if user.may(Right.ARCHIVE) else _NOT_OUT


def why_not_tell(user: User) -> Reason | None:
    """Why `user` may not say whom webhooks tell, or None: they carry out what readers have, as an archive does."""
    return None if user.may(Right.ARCHIVE) else _("Your role does not set up webhooks.")


def why_not_supply(user: User) -> Reason | None:
    """Why `user` may not say which partners fetch what, or None: they, too, carry out what readers have."""
    return None if user.may(Right.ARCHIVE) else _("Your role does not supply partners.")


def why_not_look(user: User) -> Reason | None:
    """Why `user` may not see imports and their reports, or None: who brings in may, and who releases."""
    return why_not_import(user) and stories.why_not_answer_for_archive(user) and NOT_THE_ARCHIVE


def why_not_release(user: User, run: ImportRun) -> Reason | None:
    """Why `user` may not give readers what readers of the other system had, or None. Never one's own import."""
    if why := stories.why_not_answer_for_archive(user):
        return why
    return stories.OWN_ARCHIVE if run.created_by_id == user.pk else None


def why_not_undo(user: User, run: ImportRun) -> Reason | None:
    """Why `user` may not take back what the import made, or None. What readers have, nobody takes who may not
    withdraw it."""
    if run.released_by_id is None:
        return why_not_import(user)
    return None if user.may(Right.WITHDRAW) and user.may(Right.ALL_DESKS) else _NOT_THE_READERS
