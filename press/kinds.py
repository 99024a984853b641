"""The kinds of cases, each with the note it leads to, the time it has, and where that is written.

Every clock is the house's own to set (docs/settings.md); the ground says what a house that sets another is up
against.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import NoteKind


class CaseKind(models.TextChoices):
    """What somebody asks for."""

    ERRATUM = "erratum", _("erratum of our own")
    CORRECTION = "correction", _("correction")
    REPLY = "reply", _("right of reply")
    USER_CONTENT = "user_content", _("complaint about readers' content")
    RULING = "ruling", _("ruling of the press council")


@dataclass(frozen=True)
class Kind:
    """What differs by the kind of a case.

    `hours` names the setting with the time it has, `because` the ground of that time. `note` is the public note that
    it leads to, None for one that changes no story. `from_outside`: readers may open one. `is_whole`: the note is
    what the sender wrote, to the letter.
    """

    name: CaseKind
    hours: str
    because: Promise | str
    note: NoteKind | None
    from_outside: bool = False
    is_whole: bool = False


_TABLE = [
    Kind(
        CaseKind.ERRATUM,
        "NEWSROOM_CORRECTION_HOURS",
        _("Code of journalistic ethics, article 10: at once, also without being asked. The hours are the house's."),
        NoteKind.ERRATUM,
    ),
    Kind(
        CaseKind.CORRECTION,
        "NEWSROOM_CORRECTION_HOURS",
        _("Press law 40/1999, article 5(3), and the code, article 10: at once. The hours are the house's."),
        NoteKind.CORRECTION,
        from_outside=True,
    ),
    Kind(
        CaseKind.REPLY,
        "NEWSROOM_REPLY_HOURS",
        _("Press law 40/1999, article 5(2), and guideline 9/2008: as fast as possible. The hours are the house's."),
        NoteKind.REPLY,
        from_outside=True,
        is_whole=True,
    ),
    Kind(
        CaseKind.USER_CONTENT,
        "NEWSROOM_USER_CONTENT_HOURS",
        _("Cyber media guidelines, clause 3f: at the latest 2 × 24 hours after the complaint."),
        None,
        from_outside=True,
    ),
    Kind(
        CaseKind.RULING,
        "NEWSROOM_RULING_HOURS",
        _("The ruling itself: proof of its execution, usually within 3 × 24 hours."),
        NoteKind.RULING,
    ),
]

KINDS: dict[str, Kind] = {kind.name: kind for kind in _TABLE}


def due(kind: str, came_at: datetime) -> tuple[datetime, str]:
    """When a case that came at `came_at` is owed an end, and why, in the house's language."""
    row = KINDS[kind]
    hours = getattr(settings, row.hours)
    with translation.override(settings.LANGUAGE_CODE):
        told = gettext("%(hours)s hours. %(because)s") % {"hours": hours, "because": row.because}
    return came_at + timedelta(hours=hours), told
