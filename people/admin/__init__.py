"""The desk's pages about people: accounts, roles, bylines."""

from people.admin.ruled import Ruled, RuledModelAdmin

__all__ = ["Ruled", "RuledModelAdmin"]
