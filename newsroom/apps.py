"""The wiring's own app, and the admin site that every room registers with."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig

from newsroom import checks  # noqa: F401  importing them registers them


class NewsroomConfig(AppConfig):
    """Commands and system checks of the whole house."""

    name = "newsroom"

    def ready(self) -> None:
        """Tell the desk of a worker that stands still."""
        import_module("newsroom.alarms")


class NewsroomAdminConfig(AdminConfig):
    """Puts the newsroom's own admin site in place of Django's."""

    default_site = "newsroom.admin.NewsroomAdminSite"
