from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Stories")

    def ready(self) -> None:
        """Answer the photo library, free the locks of those who sign out, check settings, give tags addresses,
        take over what authors who are merged had.
        """
        import_module("articles.checks")
        import_module("articles.locks.release")
        import_module("articles.photo_uses")
        import_module("articles.tags")
        import_module("articles.text.relabelling")
