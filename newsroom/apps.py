"""The wiring's own app, and the admin site that every room registers with."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.admin.apps import AdminConfig

from newsroom import checks  # noqa: F401  importing them registers them
from newsroom.watching import tracker

#: Libraries of Unfold's that take orders from attributes: no page of ours loads them (decision 23), and markup of a
#: stranger's must find none to load. The editor's library is served as we cut it (articles/body/library.py).
NOT_SERVED = [
    *(f"unfold/js/{library}/*" for library in ("alpine", "chart", "htmx", "jedison")),
    "django_prose_editor/*",
]


class NewsroomConfig(AppConfig):
    """Commands and system checks of the whole house."""

    name = "newsroom"

    def ready(self) -> None:
        """Tell the desk of a worker that stands still and of imports, and collect the static files that are used."""
        import_module("newsroom.alarms")
        import_module("newsroom.api")
        import_module("newsroom.imports")
        import_module("newsroom.wires")
        import_module("newsroom.sealing")
        if settings.NEWSROOM_TRACKER_DSN and find_spec("sentry_sdk"):  # or a check says that it is missing
            tracker.begin(settings.NEWSROOM_TRACKER_DSN, "staging" if settings.NEWSROOM_STAGING else "production")
        files = apps.get_app_config("staticfiles")
        files.ignore_patterns = [*files.ignore_patterns, *NOT_SERVED]


class NewsroomAdminConfig(AdminConfig):
    """Puts the newsroom's own admin site in place of Django's."""

    default_site = "newsroom.admin.NewsroomAdminSite"
