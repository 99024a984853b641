"""On what ground a picture is had, and how its credit is printed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

#: What papers print behind the credit of a handout.
HANDED_OUT = "HO"


class Licence(models.TextChoices):
    """On what ground the house has a picture."""

    OWN = "own", _("the newsroom's own")
    AGENCY = "agency", _("agency")
    HANDOUT = "handout", _("handout")
    FREE = "free", _("free licence")
    BOUGHT = "bought", _("bought for this use")


def printed_credit(credit: str, licence_kind: str) -> str:
    """A credit as it is printed: of a picture that was handed out it says so."""
    is_said = HANDED_OUT in credit.replace("/", " ").replace("-", " ").split()
    return f"{credit}/{HANDED_OUT}" if licence_kind == Licence.HANDOUT and credit and not is_said else credit
