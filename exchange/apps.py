from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "exchange"
    verbose_name = _("Exchange")

    def ready(self) -> None:
        """Let the log know what is done here, hear the rooms below, and put the wire's sheet beside stories."""
        import_module("articles.archive.restoring")
        import_module("exchange.api.tokens")
        import_module("exchange.exporting")
        import_module("exchange.importing.running")
        import_module("exchange.importing.undoing")
        import_module("exchange.origins")
        import_module("exchange.outlets.partners")
        import_module("exchange.outlets.pictures")
        import_module("exchange.outlets.setting_up")
        import_module("exchange.webhooks.recording")
        import_module("exchange.webhooks.views")
        import_module("exchange.wires.wiring")
