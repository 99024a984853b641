"""The style of a page within the page: a reader on a slow line reads two seconds sooner than with a file to wait for.

Stories and fronts carry theirs; every other page names the file, which most readers have by then. The page's policy
allows that one text, by its hash.
"""

import base64
import hashlib
from functools import cache

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

#: The sheet that pages of a kind carry.
SHEETS = {"story": "css/story_page.css", "front": "css/front_page.css"}
#: The kind of each template that has one.
KINDS = {
    "public/story.html": "story",
    "public/preview.html": "story",
    "public/home.html": "front",
    "public/section.html": "front",
}


@cache
def within(kind: str) -> SafeString:
    """The text of the style that pages of `kind` carry; empty where they name the file instead.

    So it is for a kind without a sheet of its own, and where files are served as they were written (development).
    """
    stored = getattr(staticfiles_storage, "stored_name", None)
    if kind not in SHEETS or stored is None:
        return SafeString()
    with staticfiles_storage.open(stored(SHEETS[kind])) as file:
        text = file.read().decode()
    # an address in the sheet is told from css/, and a page may stand anywhere
    return mark_safe(text.replace("../", staticfiles_storage.base_url))  # noqa: S308 - ours


@cache
def _source(kind: str) -> str:
    """What a policy calls the style of `kind`."""
    digest = hashlib.sha256(within(kind).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def allow(response: HttpResponse, kind: str) -> HttpResponse:
    """The page with a policy under which it may carry the style of its kind."""
    if within(kind):
        allowed = [*settings.SECURE_CSP["style-src"], _source(kind)]
        response._csp_config = settings.SECURE_CSP | {"style-src": allowed}
    return response
