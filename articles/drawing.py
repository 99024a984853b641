"""Pieces of a page that many pages show alike: drawn once, and then kept for whoever sees the same."""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def drawn(template: str, words: Hashable) -> SafeString:
    """`template` with `words`: all that it may print. What is equal looks alike, so nothing drawn is old.

    Times come in `words` as they are to be read, for the active zone is no part of it, and text comes as plain text.
    """
    draw = _drawn.__wrapped__ if settings.DEBUG else _drawn  # whoever changes a template wants to see it
    return draw(template, words, get_language(), get_script_prefix())


@lru_cache(maxsize=4_000)
def _drawn(template: str, words: Hashable, _language: str | None, _prefix: str) -> SafeString:
    return get_template(template).render({"words": words})
