"""A front being arranged by the verbs of its screen."""

import pytest

from fronts import defaults, drafts, publishing, revisions
from fronts.arrangement import Container, Placed, read, written_container
from fronts.drafts import Change
from fronts.models import Front
from fronts.publishing import Seen


class Desk:
    """Arranges the front of a section (None: the home page) for a person, as their screen does."""

    def __init__(self, user, section=None):
        self.user, self.section = user, section

    @property
    def draft(self):
        return drafts.of(Front.objects.get_or_create(section_id=self.section)[0])

    @property
    def arrangement(self):
        return read(self.draft.layout)

    @property
    def lead(self) -> Container:
        return next(one for one in self.arrangement if one.layout == "lead")

    def seen(self) -> Seen:
        live = revisions.live(self.section)
        return Seen(dict(self.draft.versions), live.number if live else 0)

    def lead_with(self, *cards, version=None, **more):
        """Put these stories (articles or cards) into the lead by hand, and leave the rest of it to the rule."""
        placed = [one if isinstance(one, Placed) else Placed(one.pk) for one in cards]
        raw = written_container(defaults.of(self.section)[0]) | {"fill": "both"} | more
        raw["cards"] = written_container(Container("x", cards=tuple(placed)))["cards"]
        known = self.draft.versions.get("lead0000", 0) if version is None else version
        return drafts.change(self.user, self.section, [Change("lead0000", raw, known)])

    def publish(self, **when):
        return publishing.publish(self.user, self.section, self.seen(), **when)


@pytest.fixture
def home(cast) -> Desk:
    """The home page, arranged by the editor in chief."""
    return Desk(cast.editor_in_chief)


@pytest.fixture
def ekbis(cast) -> Desk:
    """The section's front, arranged by its editor."""
    return Desk(cast.section_editor, cast.section.pk)
