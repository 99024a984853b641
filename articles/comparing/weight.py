"""How much a change weighs: whether it looks like a minor fix or like an update. A suggestion; a person decides."""

from dataclasses import dataclass

from articles.comparing.comparison import Difference, compare
from articles.models import Revision
from articles.workflow.status import Change

#: A change of at most so many words, come or gone, looks like a minor fix: a name spelt right, a figure, a comma.
SMALL = 12
#: The fields whose words readers read as the story.
_TEXT = ("headline", "standfirst", "body")


@dataclass(frozen=True)
class Weight:
    """The words that came and went in the text, and what a change of that size usually is."""

    words: int
    suggested: Change


def weigh(before: Revision, after: Revision) -> Weight:
    """What `after` changes in `before`, which readers have."""
    words = sum(_words(difference) for difference in compare(before, after) if difference.name in _TEXT)
    return Weight(words, Change.MINOR if words <= SMALL else Change.UPDATE)


def _words(difference: Difference) -> int:
    return difference.words_added + difference.words_removed
