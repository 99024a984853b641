from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    name = "fronts"
    verbose_name = _("Fronts")

    def ready(self) -> None:
        """Let drafts follow tags and authors that are merged, and tell which pictures they show."""
        import_module("fronts.names")
        import_module("fronts.pictures")
