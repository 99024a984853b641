"""Addresses as others are told them: whole, from NEWSROOM_URL, and never from a request."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse


def absolute(path: str) -> str:
    """`path` as a full address of this paper; a full address stays what it is."""
    return path if path.startswith(("http://", "https://")) else settings.NEWSROOM_URL + path


@lru_cache(maxsize=1024)
def path(name: str, *args) -> str:
    """An address of the readers' site; a front names several of them each time."""
    return reverse(f"public:{name}", args=args)
