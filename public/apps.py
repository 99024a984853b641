from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    name = "public"
    verbose_name = _("Public")

    def ready(self) -> None:
        """Listen to what the rooms below say, and check the settings of this one."""
        import_module("public.fast.purge")
        import_module("public.checks")
