"""How a picture came to be, as IPTC names it, and what readers are told where a machine made it or a part of it.

https://cv.iptc.org/newscodes/digitalsourcetype/ has the names. Dewan Pers regulation 1/2025, article 5, asks for the
label and for a person's check; `photos.rights` lets nothing of the kind be printed that nobody has checked.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class SourceType(models.TextChoices):
    """The names of those that owe readers a label; of all others nothing is kept."""

    MADE = "trainedAlgorithmicMedia", _("made with AI")
    EDITED = "compositeWithTrainedAlgorithmicMedia", _("edited with AI")
    COMPOSED = "compositeSynthetic", _("put together with parts made with AI")


_LABELS = {
    SourceType.MADE: _("Picture made with AI"),
    SourceType.EDITED: _("Picture edited with AI"),
    SourceType.COMPOSED: _("Picture with parts made with AI"),
}


def label(name: str) -> str:
    """What stands at a picture of this source; empty for one that owes none."""
    return str(_LABELS[SourceType(name)]) if name in SourceType else ""


def read(words: str) -> str:
    """The name in what a file says of itself: an address of the scheme, or the name alone; empty for any other."""
    name = words.strip().rstrip("/").rpartition("/")[2]
    return name if name in SourceType else ""
