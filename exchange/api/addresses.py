"""Addresses as others are told them: whole, from NEWSROOM_URL, and never from a request."""

import re

from django.conf import settings
from django.urls import reverse

#: Largest id the database can hold; a longer number in an address is nothing's.
LARGEST = 2**63 - 1
#: Where the API stands, and what of it is for a person's programs, and for partners with a key.
ROOT = "/api/v1/"
DESK, OUTLETS = f"{ROOT}desk/", f"{ROOT}outlets/"
#: A start tag of a body that we have printed ourselves and that may name an address, and its addresses within.
_NAMING = re.compile(r"<(?:a|img|source)\b[^>]*>")
_ADDRESS = re.compile(r'\b(href|src)="(?=/(?!/))')
_FILES = re.compile(r'\bsrcset="([^"]*)"')


def absolute(path: str) -> str:
    """`path` as a full address of this paper; a full address stays what it is, and nothing stays nothing."""
    return settings.NEWSROOM_URL + path if path.startswith("/") else path


def of(name: str, *args) -> str:
    """The full address of a page of the readers' site."""
    return absolute(reverse(f"public:{name}", args=args))


def absolute_html(html: str) -> str:
    """A printed body with every address of ours whole."""
    return _NAMING.sub(lambda tag: _absolute_tag(tag[0]), html)


def _absolute_tag(tag: str) -> str:
    tag = _ADDRESS.sub(lambda found: f'{found[1]}="{settings.NEWSROOM_URL}', tag)
    return _FILES.sub(lambda found: f'srcset="{", ".join(map(absolute, found[1].split(", ")))}"', tag)
