from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SectionsConfig(AppConfig):
    name = "sections"
    verbose_name = _("Sections")

    def ready(self) -> None:
        """Let the log hear of desks, and keep what sections were called in addresses."""
        import_module("sections.audited")
        import_module("people.former").watch(self.get_model("Section"))
