"""A section's slug is a first path part of its own, so it must be none that the site uses itself."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver, reverse

from sections.models import KEPT_SLUGS, SHARED_SLUGS, Section, reserved_slugs
from tests.architecture.test_addresses import routes

OWN = [
    "admin",
    "baca",
    "cari",
    "csp",
    "feed",
    "halaman",
    "indeks",
    "koreksi",
    "media",
    "penulis",
    "pratinjau",
    "read",
    "static",
]


@pytest.mark.parametrize("slug", [*OWN, "tag", *sorted(KEPT_SLUGS)])
def test_a_section_can_hide_no_address_of_the_site(slug):
    with pytest.raises(ValidationError, match="address of the site itself"):
        Section(name="Baru", slug=slug).clean()


@pytest.mark.parametrize("slug", ["ekonomi", "video", "tags", ""])
def test_a_section_may_have_any_other_address(slug):
    Section(name="Baru", slug=slug).clean()


def test_every_address_is_looked_at():
    fixed = {route.split("/")[0] for route in routes(get_resolver().url_patterns)}
    assert {part for part in fixed if part and "<" not in part} <= reserved_slugs() | SHARED_SLUGS


def test_what_is_kept_free_stands_for_nothing_yet():
    parts = {route.split("/")[0] for route in routes(get_resolver().url_patterns)}
    assert not KEPT_SLUGS & parts, "It follows from the address now: take it out of KEPT_SLUGS in sections/models.py."


def test_what_sections_share_is_there():
    assert reverse("public:video").strip("/") in SHARED_SLUGS
