"""What is known of an archive of ours before the database is asked: its keys, and what waits for an answer."""

from articles.workflow.status import Status

_OURS = "urn:newsroom:"
#: States in which a story is a draft, or nothing at all: it was before nobody's readers, and nobody had approved it.
UNANSWERED = frozenset([Status.DRAFT, Status.CHANGES_REQUESTED, Status.SPIKED])


def is_own(key: str) -> bool:
    """True for the key of something that a newsroom like this one has taken out."""
    return key.startswith(_OURS)


def key_of(name: str) -> str:
    """The key of a thing by the name it has for ever. Raises ValueError for a name of another kind."""
    if not is_own(name):
        raise ValueError(name)
    return name
