"""What a role may do: the rights that exist, and the roles a newsroom starts with.

Rights are fixed by the code that asks for them. Roles are rows (`people.Role`), so a newsroom can make its own
from the same rights; `DEFAULT_ROLES` fills the table the first time.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    """One thing a person may do. Rights over stories hold for the person's own desks unless ALL_DESKS is held."""

    WRITE = "write", _("write stories")
    EDIT = "edit", _("edit the stories of a desk")
    APPROVE = "approve", _("approve stories")
    PUBLISH = "publish", _("publish, schedule and take back a schedule")
    SPIKE = "spike", _("spike stories and restore them")
    WITHDRAW = "withdraw", _("withdraw published stories")
    ALL_DESKS = "all_desks", _("work on every desk, without being its member")
    FRONTS = "fronts", _("arrange the front pages")
    PHOTOS = "photos", _("edit every photo in the library")
    PAGES = "pages", _("edit fixed pages such as About Us")
    PEOPLE = "people", _("manage people and their roles")
    SECTIONS = "sections", _("manage sections and desk members")


_EDITING = [Right.WRITE, Right.EDIT, Right.APPROVE, Right.PUBLISH, Right.SPIKE]
_LEADING = [*_EDITING, Right.WITHDRAW, Right.ALL_DESKS, Right.FRONTS, Right.PHOTOS, Right.PAGES]

#: codename -> (Indonesian name, rights)
DEFAULT_ROLES: dict[str, tuple[str, list[Right]]] = {
    "writer": ("Penulis", [Right.WRITE]),
    "section_editor": ("Redaktur", _EDITING),
    "managing_editor": ("Redaktur Pelaksana", _LEADING),
    "editor_in_chief": ("Pemimpin Redaksi", _LEADING),
    "photo_editor": ("Redaktur Foto", [Right.PHOTOS]),
    "administrator": ("Administrator", [Right.PEOPLE, Right.SECTIONS, Right.PAGES]),
}
