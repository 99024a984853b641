"""Where a story stands on the desk. What readers see is another question: see `articles.models.edition`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Desk states. Only `articles.workflow.workflow` writes them."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    CHANGES_REQUESTED = "changes_requested", _("changes requested")
    APPROVED = "approved", _("approved")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    ENDED = "ended", _("ended")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SPIKED = "spiked", _("spiked")


#: The text is in its writer's hands.
WITH_WRITER = frozenset({Status.DRAFT, Status.CHANGES_REQUESTED})
#: Who saves a text in these has written it. Elsewhere an editor mends what a writer has handed in.
WRITTEN = WITH_WRITER | {Status.PUBLISHED}
#: The text is in an editor's hands.
WITH_EDITOR = frozenset({Status.IN_REVIEW, Status.APPROVED})
#: The paper no longer stands by the text.
TAKEN_OUT = frozenset({Status.WITHDRAWN, Status.SPIKED})
#: The text may not be edited before another move.
CLOSED = frozenset({Status.SCHEDULED, Status.ENDED, Status.WITHDRAWN, Status.SPIKED})


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
