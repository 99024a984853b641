"""The library's rows: the picture with all that is known of it, and what was said of its use."""

from photos.models.lease import Lease, LeaseKind
from photos.models.licences import HANDED_OUT, Licence, printed_credit
from photos.models.photo import OriginalField, Photo, PhotoManager, PhotoQuerySet, originals

__all__ = [
    "HANDED_OUT",
    "Lease",
    "LeaseKind",
    "Licence",
    "OriginalField",
    "Photo",
    "PhotoManager",
    "PhotoQuerySet",
    "originals",
    "printed_credit",
]
