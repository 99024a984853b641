from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "press"
    verbose_name = _("Press law")

    def ready(self) -> None:
        """Hear of notes that are posted without a case."""
        import_module("press.copies")
