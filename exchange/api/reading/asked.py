"""What reading operations are asked by more than one name."""

from typing import Any

from ninja import Path, Query

from exchange.api.cursors import MOST, USUAL
from exchange.api.shapes import SLUG

CURSOR = Query(None, description="`next` of the page before.", max_length=200)
LIMIT = Query(USUAL, ge=1, le=MOST, description="Things on a page.", examples=[20])
STORY = Path(..., description="The id of a story.", examples=[41])


def slug(about: str, example: str) -> Any:
    """A list of stories by what all of them have; `example` is a slug."""
    return Query(None, description=f"{about} Its slug.", examples=[example], pattern=SLUG, max_length=200)


def name(example: str) -> Any:
    """A thing by its slug."""
    return Path(..., examples=[example], pattern=SLUG, max_length=200)


SECTION, TAG = slug("Of a section and of those below it.", "ekbis"), slug("With a tag.", "ekspor")
AUTHOR = slug("With an author's name.", "wati")
CHANGED_SINCE = Query(
    None,
    description="Whose text readers got at this moment or later, the earliest first: for whoever keeps a copy. See "
    "also `/gone`.",
    examples=["2026-11-02T00:00:00Z"],
)
SINCE = Query(..., description="Gone at this moment or later.", examples=["2026-11-02T00:00:00Z"])
