"""The desk's pages about stories."""

from articles.admin import labels, sheets, steps, synonyms
from articles.admin.story import StoryAdmin

__all__ = ["StoryAdmin", "labels", "sheets", "steps", "synonyms"]
