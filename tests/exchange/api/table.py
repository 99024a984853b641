"""Who gets what from each operation of the API: the one table. `test_table` walks it.

Without a token an operation that is not in OPEN is answered with 401; with a token that lacks its scope, with 403.
What is left is what the token's person may, by the state of the story: each row tells who gets what in which states.
"""

from dataclasses import dataclass, field

#: Operations that ask for no token, and whose answers no token changes.
OPEN = {
    "stories",
    "story",
    "story_notes",
    "gone",
    "notes",
    "sections",
    "tags",
    "tag",
    "authors",
    "author",
    "front",
    "photo",
}
#: What they answer about a story, by its state; every other: 404.
OF_READERS = {"published": 200, "withdrawn": 410, "ended": 410}

#: The story is the writer's, on the section editor's desk; the leaders work on every desk.
ITS_WRITER = frozenset(["writer"])
ITS_EDITORS = frozenset(["section_editor", "managing_editor", "editor_in_chief"])
COLLEAGUES = ITS_WRITER | ITS_EDITORS
WRITERS = frozenset(["writer", "other_writer"])
JOURNALISTS = COLLEAGUES | {"other_writer", "other_section_editor"}
EVERYBODY = JOURNALISTS | {"photo_editor", "administrator", "legal"}
ALL_STATES = frozenset(
    ["draft", "changes_requested", "in_review", "approved", "scheduled", "published", "ended", "spiked", "withdrawn"]
)
BEING_WRITTEN = frozenset(["draft", "changes_requested"])


@dataclass(frozen=True)
class Row:
    """An operation with a token: its scope, who is answered with `status` in which states, and with what all others
    are: those who see the story, and those who do not."""

    scope: str
    may: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)
    status: int = 200
    seers: int = 403
    strangers: int = 404

    def expected(self, person: str, state: str) -> int:
        """What the person gets about the story in that state."""
        if any(person in people and state in states for people, states in self.may.items()):
            return self.status
        return self.seers if person in COLLEAGUES else self.strangers


ROWS = {
    "me": Row("", {EVERYBODY: ALL_STATES}),
    "desk_stories": Row("stories:read", {EVERYBODY: ALL_STATES}),
    "desk_story": Row("stories:read", {COLLEAGUES: ALL_STATES}),
    "desk_story_begin": Row("stories:write", {JOURNALISTS: ALL_STATES}, status=201, strangers=403),
    "desk_story_change": Row(
        "stories:write",
        {
            COLLEAGUES: BEING_WRITTEN | {"published"},
            ITS_EDITORS: frozenset(["in_review", "approved"]),
        },
    ),
    "desk_story_submit": Row("stories:submit", {COLLEAGUES: BEING_WRITTEN}),
    "desk_photo_upload": Row("photos:write", {JOURNALISTS | {"photo_editor"}: ALL_STATES}, status=201, strangers=403),
}
