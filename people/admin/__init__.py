"""The desk's pages about people: accounts, roles, bylines."""

from people.admin.authors import AuthorAdmin
from people.admin.roles import RoleAdmin
from people.admin.ruled import Ruled, RuledModelAdmin
from people.admin.users import UserAdmin

__all__ = ["AuthorAdmin", "RoleAdmin", "Ruled", "RuledModelAdmin", "UserAdmin"]
