"""Where a story stands on the desk. What readers see is another question: see `articles.models.edition`.

STATES is the one table of the states: every page, query and rule that differs by state reads its row.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Status(StrEnum):
    """The names of the desk's states. What each is, its row in STATES says; only `workflow` writes them."""

    DRAFT = "draft"
    CHANGES_REQUESTED = "changes_requested"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    SPIKED = "spiked"


class Holder(StrEnum):
    """Who has a story in hand: on whom it waits, and who may change its text."""

    WRITER = "writer"
    REVIEWERS = "reviewers"
    DESK = "desk"
    CLOCK = "clock"
    READERS = "readers"
    NOBODY = "nobody"


#: Somebody in the newsroom has work to do on the story, or it waits for its hour.
IN_HAND = (Holder.WRITER, Holder.REVIEWERS, Holder.DESK, Holder.CLOCK)
#: The text is in an editor's hands.
EDITORS = (Holder.REVIEWERS, Holder.DESK)
#: Who saves a text in these has written it. Elsewhere an editor mends what a writer has handed in.
WRITERS = (Holder.WRITER, Holder.READERS)


@dataclass(frozen=True)
class Column:
    """A state's column on the board: its heading, and what it says when there is nothing."""

    label: Promise | str
    empty: Promise | str


@dataclass(frozen=True)
class State:
    """All that depends on a story's state.

    `tone` colours its chip. `tabs` are the list's tabs that hold it, first the one that a full board column leads to.
    `next` is the move that usually comes next. `closed` says why the text may not be edited before another move.
    `live_label` is the chip's word while readers have an earlier text, where `label` would hide that they do.
    `had`: readers have or had the text, so that its editions tell what is in it. `taken_out`: the paper no longer
    stands by it.
    """

    name: str
    label: Promise | str
    tone: str
    tabs: tuple[str, ...]
    holder: Holder
    column: Column | None = None
    next: str = ""
    closed: Promise | str = ""
    live_label: Promise | str = ""
    had: bool = False
    taken_out: bool = False


_RESTORE_FIRST = _("This story is closed. Restore it before you change it.")

#: In the order of the board.
_TABLE = [
    State(
        Status.DRAFT,
        _("draft"),
        tone="quiet",
        tabs=("writing", "mine"),
        holder=Holder.WRITER,
        column=Column(_("Draft"), _("Nobody is writing anything.")),
        live_label=_("Published · changed"),
        next="submit",
    ),
    State(
        Status.CHANGES_REQUESTED,
        _("changes requested"),
        tone="attention",
        tabs=("writing", "mine"),
        holder=Holder.WRITER,
        column=Column(_("Changes requested"), _("Nothing was sent back.")),
        next="submit",
    ),
    State(
        Status.IN_REVIEW,
        _("in review"),
        tone="waiting",
        tabs=("review", "in_review"),
        holder=Holder.REVIEWERS,
        column=Column(_("In review"), _("Nothing waits for review.")),
        next="approve",
    ),
    State(
        Status.APPROVED,
        _("approved"),
        tone="ready",
        tabs=("approved",),
        holder=Holder.DESK,
        column=Column(_("Approved"), _("Nothing waits to be published.")),
        next="publish",
    ),
    State(
        Status.SCHEDULED,
        _("scheduled"),
        tone="ready",
        tabs=("scheduled",),
        holder=Holder.CLOCK,
        column=Column(_("Scheduled"), _("Nothing is scheduled.")),
        next="unschedule",
        closed=_("This story is scheduled. Unschedule it before you change it."),
    ),
    State(
        Status.PUBLISHED,
        _("published"),
        tone="live",
        tabs=("published",),
        holder=Holder.READERS,
        column=Column(_("Published today"), _("Nothing yet today.")),
        had=True,
    ),
    State(
        Status.ENDED,
        _("ended"),
        tone="gone",
        tabs=("closed",),
        holder=Holder.NOBODY,
        next="restore",
        closed=_RESTORE_FIRST,
        had=True,
    ),
    State(
        Status.WITHDRAWN,
        _("withdrawn"),
        tone="gone",
        tabs=("closed",),
        holder=Holder.NOBODY,
        next="restore",
        closed=_RESTORE_FIRST,
        had=True,
        taken_out=True,
    ),
    State(
        Status.SPIKED,
        _("spiked"),
        tone="gone",
        tabs=("closed",),
        holder=Holder.NOBODY,
        next="restore",
        closed=_RESTORE_FIRST,
        taken_out=True,
    ),
]

STATES: dict[str, State] = {state.name: state for state in _TABLE}


def label(name: str) -> str:
    """What a state is called; its own name for one that this version of the code does not know."""
    return str(STATES[name].label if name in STATES else name)


def held_by(*holders: Holder) -> list[str]:
    """The names of the states in which one of `holders` has the story, in the order of the board."""
    return [state.name for state in STATES.values() if state.holder in holders]


def closed() -> list[str]:
    """The names of the states in which no text may be edited."""
    return [state.name for state in STATES.values() if state.closed]


def taken_out() -> list[str]:
    """The names of the states of stories by which the paper no longer stands."""
    return [state.name for state in STATES.values() if state.taken_out]


class Kind(models.TextChoices):
    """What a story mainly is."""

    STORY = "story", _("story")
    VIDEO = "video", _("video")


class BylineRole(models.TextChoices):
    """What a person did for a story, as printed below it."""

    WRITER = "writer", _("writer")
    CONTRIBUTOR = "contributor", _("contributor")
    EDITOR = "editor", _("editor")


class Change(models.TextChoices):
    """What a new edition of a live story is to its readers.

    A minor fix leaves the shown update time alone, an update moves it, and a correction needs a public note
    (Dewan Pers regulation 1/2012, point 4: corrections are shown with the story that they mend, with their time).
    """

    FIRST = "first", _("first publication")
    MINOR = "minor", _("minor fix")
    UPDATE = "update", _("update")
    CORRECTION = "correction", _("correction")
