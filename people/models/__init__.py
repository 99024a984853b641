"""People, their roles and bylines, and what was called otherwise before."""

from people.models.accounts import Author, Masthead, Role, Theme, User, initials
from people.models.naming import FormerAddress, FormerNumber, MergeRun

__all__ = [
    "Author",
    "FormerAddress",
    "FormerNumber",
    "Masthead",
    "MergeRun",
    "Role",
    "Theme",
    "User",
    "initials",
]
