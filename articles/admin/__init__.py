"""The desk's pages about stories."""

from articles.admin import sheets, steps, synonyms
from articles.admin.story import StoryAdmin

__all__ = ["StoryAdmin", "sheets", "steps", "synonyms"]
