"""What the log can tell of: each action's name, and the words for it. A name once written never changes meaning.

The room that writes an action registers it, beside the verb that it tells of: `SAVED = register("story.saved", …)`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Action:
    """One thing that people do, as the log names it; `words` stand between who did it and to what."""

    name: str
    words: Promise | str


ACTIONS: dict[str, Action] = {}


def register(name: str, words: Promise | str) -> Action:
    """Let the log tell of `name`. Returns what `log.record` takes. Raises ValueError for a name that is taken."""
    if name in ACTIONS:
        raise ValueError(f"The log's action “{name}” is registered already: “{ACTIONS[name].words}”.")
    ACTIONS[name] = Action(name, words)
    return ACTIONS[name]


def label(name: str) -> str:
    """The words for an action; its own name for one that this version of the code does not know."""
    return str(ACTIONS[name].words if name in ACTIONS else name)
