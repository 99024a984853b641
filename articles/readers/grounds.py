"""The grounds on which a story may be withdrawn: a closed list, in which pressure from outside does not occur.

The first five are those of the Pedoman Pemberitaan Media Siber, clause 5; the last is article 10 of the Kode Etik
Jurnalistik, by which a paper withdraws of its own accord what was false.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ground(models.TextChoices):
    """Why a story is withdrawn, as readers are told beside the reason."""

    DISCRIMINATION = "sara", _("Ethnicity, religion, race or social group (SARA)")
    DECENCY = "decency", _("Decency")
    CHILD = "child", _("The future of a child")
    TRAUMA = "trauma", _("The trauma of a victim")
    COUNCIL = "council", _("Consideration of the press council")
    FALSE = "false", _("False in its core")


#: Grounds that forbid to go on showing what harmed: the notice names no headline, and no older text can be read.
SILENT = frozenset([Ground.DECENCY, Ground.CHILD, Ground.TRAUMA])
_GUIDELINE = _("Cyber media guidelines, clause 5")
_CODE = _("Code of journalistic ethics, article 10")


def rule(ground: str) -> str:
    """Where the ground stands, for readers; empty for a withdrawal from before grounds were kept."""
    if not ground:
        return ""
    return str(_CODE if ground == Ground.FALSE else _GUIDELINE)
