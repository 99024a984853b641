"""What a role may do: the rights that exist, and the roles a newsroom starts with.

Rights are fixed by the code that asks for them. Roles are rows (`people.Role`), so a newsroom can make its own
from the same rights. `DEFAULT_ROLES` are those of a new newsroom, which a migration writes.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    """One thing a person may do. Rights over stories hold for the person's own desks unless ALL_DESKS is held."""

    WRITE = "write", _("write stories")
    EDIT = "edit", _("edit the stories of a desk")
    APPROVE = "approve", _("approve stories")
    PUBLISH = "publish", _("publish, schedule and unschedule")
    SPIKE = "spike", _("spike stories and restore them")
    WITHDRAW = "withdraw", _("withdraw published stories")
    CASES = "cases", _("decide about corrections, replies and complaints")
    PAID = "paid", _("make advertorials, sponsored content and press releases")
    UNCLEARED = "uncleared", _("let a picture without credit or right be printed")
    ALL_DESKS = "all_desks", _("work on every desk without being a member")
    HOME = "home", _("arrange the home page")
    FRONTS = "fronts", _("arrange the front page of any section")
    PHOTOS = "photos", _("edit every photo in the library")
    PAGES = "pages", _("edit fixed pages such as About Us")
    PEOPLE = "people", _("manage people and their roles")
    SECTIONS = "sections", _("manage sections and desk members")
    AUDIT = "audit", _("read the newsroom's log")
    ARCHIVE = "archive", _("bring in an archive, and take one out")
    WIRES = "wires", _("set up the wires of agencies")


#: What a person must understand before ticking a right.
EXPLAINED: dict[str, str] = {
    Right.WRITE: _("Begin stories, and change one's own while they are with the writer."),
    Right.EDIT: _("See and change every story of one's desks, and ask writers for changes."),
    Right.APPROVE: _("Say that a story is fit to print. Nobody approves their own text."),
    Right.PUBLISH: _("Publish an approved story, now or at a set time."),
    Right.SPIKE: _("Drop a story before it is published, and bring it back."),
    Right.WITHDRAW: _("Take a published story down, with a public notice, and bring it back."),
    Right.CASES: _(
        "Answer those who ask for a correction or a reply, decide, and print the public note. Nobody decides about a "
        "story that they wrote."
    ),
    Right.PAID: _(
        "Say that a story is not the newsroom's own work: who pays for it, or who sent it. Readers see that at its "
        "headline everywhere."
    ),
    Right.UNCLEARED: _(
        "Say of one picture in one story why readers get it although its credit or its right is missing. Nobody says "
        "so of a story that they wrote."
    ),
    Right.ALL_DESKS: _("The rights over stories hold for every section, not only for one's desks."),
    Right.HOME: _("Choose what stands on the home page, and set the breaking bar above every page."),
    Right.FRONTS: _(
        "Choose what stands on any section's front page. The editors of a desk arrange their own without."
    ),
    Right.PHOTOS: _("Change the caption, credit and crop of any photo, not only one's own."),
    Right.PAGES: _("Write About Us and the other pages that are not news."),
    Right.PEOPLE: _("Invite people, give them roles and switch accounts off."),
    Right.SECTIONS: _("Make and order sections, and choose the members of their desks."),
    Right.ARCHIVE: _(
        "Bring in another system's export: readers get of it what somebody releases who publishes on every desk. "
        "Have an archive taken out by whoever runs the machine: it holds the stories that one sees on the desk."
    ),
    Right.WIRES: _("Say which agencies send us copy, and on what terms, and see what they hold back."),
    Right.AUDIT: _("See who did what, when and from where, and export it as a table. Nobody can change it."),
}

#: Rights over stories. Whoever manages people must not get these by their own hand.
STORY_RIGHTS = frozenset(
    [
        Right.WRITE,
        Right.EDIT,
        Right.APPROVE,
        Right.PUBLISH,
        Right.SPIKE,
        Right.WITHDRAW,
        Right.CASES,
        Right.PAID,
        Right.UNCLEARED,
        Right.ALL_DESKS,
    ]
)
#: Rights that do harm in a thief's hands: their holders need a second factor where the newsroom asks for one.
GUARDED_RIGHTS = frozenset([Right.PUBLISH, Right.WITHDRAW, Right.PEOPLE, Right.ARCHIVE])

#: The codename of the role that `manage.py createsuperuser` gives.
ADMINISTRATOR = "administrator"

_EDITING = [Right.WRITE, Right.EDIT, Right.APPROVE, Right.PUBLISH, Right.SPIKE, Right.CASES]
_LEADING = [
    *_EDITING,
    Right.WITHDRAW,
    Right.PAID,
    Right.UNCLEARED,
    Right.ALL_DESKS,
    Right.HOME,
    Right.FRONTS,
    Right.PHOTOS,
    Right.PAGES,
]

#: codename -> (Indonesian name, rights)
DEFAULT_ROLES: dict[str, tuple[str, list[Right]]] = {
    "writer": ("Penulis", [Right.WRITE]),
    "section_editor": ("Redaktur", _EDITING),
    "managing_editor": ("Redaktur Pelaksana", [*_LEADING, Right.WIRES]),
    "editor_in_chief": ("Pemimpin Redaksi", [*_LEADING, Right.AUDIT, Right.WIRES]),
    "photo_editor": ("Redaktur Foto", [Right.PHOTOS]),
    "administrator": (
        "Administrator",
        [Right.PEOPLE, Right.SECTIONS, Right.PAGES, Right.AUDIT, Right.ARCHIVE, Right.WIRES],
    ),
}
