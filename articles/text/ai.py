"""What of a story a machine made: its text, a translation, a voice, a video, a likeness. Each is declared once.

Dewan Pers regulation 1/2025: a person has it in hand from beginning to end (article 2(2)), readers are told
(article 5), and whose likeness or voice is made has agreed, or their heirs have. How it was made is told to programs
in IPTC's words (https://cv.iptc.org/newscodes/digitalsourcetype/). Whoever approves the text has checked it; for text
and translations that is never who made them, whatever the house asks otherwise (`articles.permissions.authorship`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Made(models.TextChoices):
    """How much of it, by IPTC's names."""

    MADE = "trainedAlgorithmicMedia", _("made with AI")
    EDITED = "compositeWithTrainedAlgorithmicMedia", _("edited with AI")


@dataclass(frozen=True)
class Use:
    """One thing that a machine made. `labels` are what readers are told; `in_player`: they hear or see it there.

    `needs_consent`: it is somebody's. `is_written`: nobody approves it who made it.
    """

    labels: Mapping[str, Promise]
    in_player: bool = False
    needs_consent: bool = False
    is_written: bool = False


#: By the names of a story's fields.
USES = {
    "ai_text": Use(
        {Made.MADE: _("Text made with AI"), Made.EDITED: _("Text edited with AI")},
        is_written=True,
    ),
    "ai_translation": Use(
        {Made.MADE: _("Translation made with AI"), Made.EDITED: _("Translation edited with AI")},
        is_written=True,
    ),
    "ai_voice": Use(
        {Made.MADE: _("Voice made with AI"), Made.EDITED: _("Voice edited with AI")},
        in_player=True,
        needs_consent=True,
    ),
    "ai_video": Use(
        {Made.MADE: _("Video made with AI"), Made.EDITED: _("Video edited with AI")},
        in_player=True,
    ),
    "ai_likeness": Use(
        {Made.MADE: _("Likeness made with AI"), Made.EDITED: _("Likeness edited with AI")},
        in_player=True,
        needs_consent=True,
    ),
}


def labels(of: Any, *, in_player: bool = False) -> list[str]:
    """What readers are told of a story (anything with its fields): all of it, or what is said at the player."""
    wanted = {name: use for name, use in USES.items() if use.in_player or not in_player}
    return [str(use.labels[made]) for name, use in wanted.items() if (made := getattr(of, name)) in Made]


def named(fields: Mapping[str, Any]) -> list[str]:
    """The labels of a kept text, which may be older than some of them."""
    return [str(use.labels[fields[name]]) for name, use in USES.items() if fields.get(name) in Made]


def sources(of: Any) -> list[str]:
    """How it was made, each of IPTC's names once."""
    return list(dict.fromkeys(made for name in USES if (made := getattr(of, name)) in Made))


def lacks_consent(of: Any) -> bool:
    """True if a voice or a likeness was made, and nobody is named who agreed."""
    return not of.ai_consent.strip() and any(getattr(of, name) for name, use in USES.items() if use.needs_consent)


def is_written(of: Any) -> bool:
    """True if a machine wrote of the text, or translated it."""
    return any(getattr(of, name) for name in _written())


def written() -> Q:
    """The stories for which `is_written` is true."""
    found = Q()
    for name in _written():
        found |= ~Q(**{name: ""})
    return found


def _written() -> Iterable[str]:
    return (name for name, use in USES.items() if use.is_written)
