"""Why something did not happen, as an exception that carries the sentence for the person who asked."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """A move that the table does not allow; carries the sentence that the greyed button shows."""


class Stale(Refused):
    """The story was changed by someone else since the caller read it."""
