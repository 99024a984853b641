"""The desk's pages of the photo library."""

from photos.admin.library import PhotoAdmin

__all__ = ["PhotoAdmin"]
