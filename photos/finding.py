"""Finds photos by words, newest first, a page at a time."""

from django.db.models import QuerySet

from audit import wordindex
from audit.wordindex import Lexemes
from photos.models import Photo

#: How many one page of the picker shows.
PAGE = 24
#: Photos that are folded at once.
AT_ONCE = 100


def matching(photos: QuerySet[Photo], words: str) -> QuerySet[Photo]:
    """Those of `photos` that have every one of `words`, the last letters of each left open."""
    written = wordindex.question(words, unfinished=True)
    if not written:
        return photos if not words.strip() else photos.none()
    return photos.filter(words=Lexemes(written))


def page(photos: QuerySet[Photo], before: int | None) -> tuple[list[Photo], int | None]:
    """A page of `photos` added before the one with the id `before`, newest first, and the id to go on from."""
    if before is not None:
        photos = photos.filter(pk__lt=before)
    found = list(photos.order_by("-pk")[: PAGE + 1])
    more = len(found) > PAGE
    found = found[:PAGE]
    return found, found[-1].pk if more else None


def fold() -> int:
    """Write the words of some photos that the release before wrote without. Returns how many."""
    photos = list(Photo.objects.filter(words=None).order_by("-pk")[:AT_ONCE])
    for photo in photos:
        photo.words = photo.folded()
    Photo.objects.bulk_update(photos, ["words"])
    return len(photos)
