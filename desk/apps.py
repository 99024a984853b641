from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        """Put this room's sheets beside stories, answer open pages, and listen to the floors below."""
        import_module("desk.wiring")
