from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    name = "public"
    verbose_name = _("Public")

    def ready(self) -> None:
        """Listen to what the rooms below say, check the settings, and keep what pages were called in addresses."""
        import_module("people.former").watch(self.get_model("Page"))
        import_module("public.fast.purge")
        import_module("public.seen.structured")
        import_module("public.printed")
        import_module("public.checks")
