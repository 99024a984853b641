"""A section's slug is a first path part of its own, so it must be none that the site uses itself."""

import re

from django.conf import settings
from django.urls import get_resolver

from sections.models import KEPT_SLUGS, TAKEN_SLUGS
from tests.architecture.test_addresses import routes

#: A section called "video" may be there: the list of all videos stands at its address on purpose.
SHARED = {"video"}
A_SLUG = re.compile(r"[-\w]+")


def first_parts() -> set[str]:
    """The first path parts of all addresses that a slug could equal."""
    files = [settings.STATIC_URL.lstrip("/"), settings.MEDIA_URL.lstrip("/")]
    parts = {route.split("/")[0] for route in [*routes(get_resolver().url_patterns), *files]}
    return {part for part in parts if A_SLUG.fullmatch(part)}


def test_the_addresses_are_found():
    assert {"admin", "read", "static", "media"} <= first_parts()


def test_a_section_can_hide_no_address_of_the_site():
    taken = first_parts() - SHARED
    assert taken == TAKEN_SLUGS, "Bring TAKEN_SLUGS in sections/models.py up to date."


def test_what_is_kept_free_is_not_taken_yet():
    assert not KEPT_SLUGS & first_parts(), "Move it from KEPT_SLUGS to TAKEN_SLUGS in sections/models.py."
