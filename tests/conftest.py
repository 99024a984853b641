"""Fixtures that every room's tests share."""

import pytest

from tests.stage import Cast, make_cast


@pytest.fixture(autouse=True)
def _house_rules(settings, tmp_path):
    """Files go to a folder of the test's own; making people does not wait for a slow password hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and only here
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = settings.STORAGES | {
        "originals": settings.STORAGES["originals"]
        | {"OPTIONS": {"location": str(tmp_path / "originals"), "base_url": None}}
    }


@pytest.fixture
def cast(db) -> Cast:
    """Everyone who works here."""
    return make_cast()
