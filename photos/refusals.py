"""Why a photo was not taken, changed or deleted, as an exception with the sentence for the person who asked."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """Something the library does not do; `message` says what, and what to do instead."""
