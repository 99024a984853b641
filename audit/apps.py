from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from audit import storable


class AuditConfig(AppConfig):
    name = "audit"
    verbose_name = _("Log")

    def ready(self) -> None:
        """The lowest room puts the rule for text before every field of every room."""
        storable.guard()
