"""Fixtures that every room's tests share."""

import pytest

from public import changes, popularity, site
from tests.stage import Cast, make_cast


@pytest.fixture(autouse=True)
def _house_rules(settings, tmp_path):
    """Files go to a folder of the test's own, words are English, and no one waits for a slow password hash."""
    settings.LANGUAGE_CODE = "en"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and only here
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        "originals": settings.STORAGES["originals"]
        | {"OPTIONS": {"location": str(tmp_path / "originals"), "base_url": None}},
    }


@pytest.fixture(autouse=True)
def _nothing_kept(settings, monkeypatch):
    """Each test's reader meets a process that has just started: no page kept, nothing counted, no look under way.

    A look for changes would be one more statement in any test that lasts a second.
    """
    settings.NEWSROOM_PAGE_CACHE_MB = 0
    monkeypatch.setattr(changes, "INTERVAL", 3600.0)
    for room in (changes, popularity, site):
        room.forget()


@pytest.fixture
def cast(db) -> Cast:
    """Everyone who works here."""
    return make_cast()
