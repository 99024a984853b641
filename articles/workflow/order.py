"""What someone asks for with a move."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from articles.readers.grounds import Ground
from articles.refusals import Refused
from articles.workflow.status import Change
from sections.models import Section

#: What is said where a move cannot be made without one of these.
_MISSING = {
    "note": _("Write a note: why, and what should happen."),
    "starts_at": _("Give the time to publish."),
    "section": _("Choose the desk that takes the story."),
    "ground": _("Choose the ground. There are no others."),
}


@dataclass(frozen=True)
class Order:
    """Times are aware. `change` and `resurface` are for an edition of a story that readers have already.

    `withhold_headline`: the notice of a withdrawn story does without its headline; `ground` is why it is withdrawn
    (`articles.readers.grounds`).
    """

    note: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    change: Change = Change.UPDATE
    resurface: bool = False
    version: int | None = None
    section: Section | None = None
    start_over: bool = False
    withhold_headline: bool = False
    ground: str = ""

    def refuse_without(self, needs: tuple[str, ...]) -> None:
        """Raise Refused, beside the field, if one of `needs` was not given."""
        given = {
            "note": self.note.strip(),
            "starts_at": self.starts_at,
            "section": self.section,
            "ground": self.ground in Ground,
        }
        for name in needs:
            if not given[name]:
                raise Refused({name: _MISSING[name]})
