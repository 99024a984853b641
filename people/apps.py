from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        """Let the log hear of accounts, and keep what authors were called in addresses."""
        import_module("people.audited")
        import_module("people.former").watch(self.get_model("Author"))
