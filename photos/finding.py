"""Finds photos by words, newest first, a page at a time."""

import re

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from photos.models import WORDS, Photo

#: How many one page of the picker shows.
PAGE = 24
_TERM = re.compile(r"[^\W_]+")


def matching(photos: QuerySet[Photo], words: str) -> QuerySet[Photo]:
    """Those of `photos` that have every one of `words`, the last letters of each left open."""
    terms = _TERM.findall(words)[:10]
    if not terms:
        return photos if not words.strip() else photos.none()
    query = " & ".join(f"'{term}':*" for term in terms)
    return photos.annotate(words=WORDS).filter(words=SearchQuery(query, search_type="raw", config="simple"))


def page(photos: QuerySet[Photo], before: int | None) -> tuple[list[Photo], int | None]:
    """A page of `photos` added before the one with the id `before`, newest first, and the id to go on from."""
    if before is not None:
        photos = photos.filter(pk__lt=before)
    found = list(photos.order_by("-pk")[: PAGE + 1])
    more = len(found) > PAGE
    found = found[:PAGE]
    return found, found[-1].pk if more else None
