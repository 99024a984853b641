"""How the table of staff addresses is read: `staff_table` holds its rows, `test_addresses` the house to them."""

import re
from dataclasses import dataclass

WRITERS = frozenset(["writer"])
DESK_EDITORS = frozenset(["section_editor"])
LEADERS = frozenset(["managing_editor", "editor_in_chief"])
PHOTO_EDITORS = frozenset(["photo_editor"])
ADMINISTRATORS = frozenset(["administrator"])
LOG_READERS = frozenset(["editor_in_chief", "administrator"])
EDITORS = DESK_EDITORS | LEADERS
DESK = WRITERS | EDITORS
JOURNALISTS = DESK | PHOTO_EDITORS
LEGAL = frozenset(["legal"])
STAFF = JOURNALISTS | ADMINISTRATORS | LEGAL
NOBODY = frozenset()

STRANGER, ROLELESS = "stranger", "roleless"
TO_SIGN_IN = (302, 302)


@dataclass(frozen=True)
class Row:
    """Who gets what at one staff address, as statuses by GET and by POST without any data.

    `who` get `gets`; `seers` may look but not change (200, 403); `knowers` know that it is there, and are told why
    they may not (403, 403); other colleagues get `others`. A stranger is led to the sign-in page, and so is a
    colleague without any role (where they learn why), unless the row says more.
    """

    route: str
    who: frozenset[str]
    gets: tuple[int, int] = (200, 200)
    others: tuple[int, int] = (403, 403)
    seers: frozenset[str] = NOBODY
    knowers: frozenset[str] = NOBODY
    strangers: tuple[int, int] = TO_SIGN_IN
    roleless: tuple[int, int] = TO_SIGN_IN
    path: str = ""

    def address(self, scene: dict) -> str:
        """The route with something of the scene in each of its places; `path` where that cannot be guessed."""
        thing = _THINGS.search(self.route)
        kind = thing.group(1) if thing else ""
        template = self.path or _PLACE.sub("{" + kind + "}", self.route)
        return "/" + template.format(**scene)

    def expected(self, person: str) -> tuple[int, int]:
        """What the person gets."""
        if person == STRANGER:
            return self.strangers
        if person == ROLELESS:
            return self.roleless
        if person in self.seers:
            return 200, 403
        if person in self.knowers:
            return 403, 403
        return self.gets if person in self.who else self.others


def public(gets: tuple[int, int] = (200, 200)) -> dict:
    """The columns of an address that is open before sign-in and treats everyone alike."""
    return {"who": STAFF, "gets": gets, "strangers": gets, "roleless": gets}


def own_account(gets: tuple[int, int] = (200, 200)) -> dict:
    """The columns of an address about one's own account: for everyone who has one."""
    return {"who": STAFF, "gets": gets, "roleless": gets}


def data(who: frozenset[str], gets: tuple[int, int]) -> dict:
    """The columns of an address that a script of the page asks: it is told 401 and 403, not led to a page."""
    refused = tuple(403 if got != 405 else 405 for got in gets)
    unknown = tuple(401 if got != 405 else 405 for got in gets)
    return {"who": who, "gets": gets, "others": refused, "roleless": refused, "strangers": unknown}


def managed(base: str, who: frozenset[str]) -> list[Row]:
    """The six addresses of a list that nobody but `who` may so much as see."""
    one = f"{base}<path:object_id>/"
    return [
        Row(base, who),
        Row(f"{base}add/", who),
        Row(f"{one}history/", who, others=(302, 302)),
        Row(f"{one}delete/", who),
        Row(f"{one}change/", who),
        Row(one, **public((302, 302))),
    ]


_KINDS = "author|role|user|section|photo|article|page|sociallink|textfile|reviewstep|synonym|tag|photos-api|imports"
_THINGS = re.compile(rf"admin/(?:\w+/)?({_KINDS})/")
_PLACE = re.compile(r"<(?:path:object_id|int:pk)>")
