"""How a picture came to be, as IPTC names it, and what readers are told where a machine made it or a part of it.

https://cv.iptc.org/newscodes/digitalsourcetype/ has the names. Dewan Pers regulation 1/2025, article 5, asks for the
label and for a person's check; `photos.rights` lets nothing of the kind be printed that nobody has checked.
"""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class SourceType(models.TextChoices):
    """The names of those that owe readers a label; of all others nothing is kept."""

    MADE = "trainedAlgorithmicMedia", _("made with AI")
    EDITED = "compositeWithTrainedAlgorithmicMedia", _("edited with AI")
    COMPOSED = "compositeSynthetic", _("put together with parts made with AI")


class _Words(NamedTuple):
    """What is said where a picture has a caption, and upon one that has none."""

    label: str
    mark: str


_WORDS = {
    SourceType.MADE: _Words(_("Picture made with AI"), pgettext_lazy("on a small picture", "AI picture")),
    SourceType.EDITED: _Words(_("Picture edited with AI"), pgettext_lazy("on a small picture", "AI-edited")),
    SourceType.COMPOSED: _Words(
        _("Picture with parts made with AI"), pgettext_lazy("on a small picture", "AI in parts")
    ),
}


def label(name: str) -> str:
    """What stands at a picture of this source; empty for one that owes none."""
    return str(_WORDS[SourceType(name)].label) if name in SourceType else ""


def mark(name: str) -> str:
    """The same in few words, which stand upon a picture in a list; empty for one that owes none."""
    return str(_WORDS[SourceType(name)].mark) if name in SourceType else ""


def labelled(words: str, name: str) -> str:
    """The plain `words` that describe a picture of this source, behind its label: for whoever has the words alone."""
    said = label(name)
    return f"{said}. {words}".strip() if said else words


def read(words: str) -> str:
    """The name in what a file says of itself: an address of the scheme, or the name alone; empty for any other."""
    name = words.strip().rstrip("/").rpartition("/")[2]
    return name if name in SourceType else ""
