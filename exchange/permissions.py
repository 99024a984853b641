"""Who may open the door for machines."""

from django.utils.translation import gettext_lazy as _

from people.models import User
from people.permissions import Reason
from people.roles import Right

NOT_THE_ARCHIVE = _("Your role does not bring in archives.")


def why_not_import(user: User) -> Reason | None:
    """Why `user` may not bring in an archive, look at imports or undo one; None for yes."""
    return None if user.may(Right.ARCHIVE) else NOT_THE_ARCHIVE
