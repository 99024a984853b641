"""Notices that the right to a picture ended which a live story shows, and tells those who show the story elsewhere.

Readers' pages need nobody for it: time decides there. Whoever has a copy has to be told.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.dispatch import receiver

from articles.models import Article, Edition
from exchange.models import Event, PictureEnd
from exchange.outlets import warning
from exchange.webhooks import recording
from people import clock
from photos import rights
from photos.models import Photo
from photos.signals import photo_changed

#: A right that ended longer ago is told of by nobody: the worker has not stood still for so long.
LATELY = timedelta(days=7)


def notice() -> int:
    """Tell of the rights that have ended by the clock. Returns how many live stories showed such a picture."""
    now = clock.now()
    ended = Photo.objects.filter(usable_until__gt=now - LATELY, usable_until__lte=now)
    return _end(list(ended.order_by().values_list("pk", flat=True)), now)


@receiver(photo_changed, dispatch_uid="exchange.outlets.pictures")
def _photo_changed(photo_id: int, **kwargs) -> None:
    """A picture that was denied, or whose right was shortened, ends at once; one that may be shown again is back."""
    photo = Photo.objects.filter(pk=photo_id).only("is_denied", "usable_until").first()
    if photo is None:
        return
    now = clock.now()
    if rights.is_withheld(photo.is_denied, photo.usable_until, now):
        _end([photo_id], now)
    else:
        PictureEnd.objects.filter(photo_number=photo_id, back_at=None).update(back_at=now)


def _end(photos: Collection[int], now: datetime) -> int:
    if not photos:
        return 0
    live, told = Edition.objects.live(now).order_by(), 0
    shown = {*live.filter(lead_photo__in=photos).values_list("article", "section", "lead_photo")}
    shown |= {*live.filter(photos__in=photos).values_list("article", "section", "photos")}
    ends = PictureEnd.objects.filter(photo_number__in=photos, back_at=None)
    known = set(ends.order_by().values_list("article", "photo_number"))
    for story, section, photo in sorted(shown):
        if (story, photo) not in known:
            told += _tell(story, section, photo, now)
    return told


def _tell(story: int, section: int, photo: int, now: datetime) -> bool:
    """Write down that the picture is not to be shown any more, once, and tell those who have the story."""
    with transaction.atomic():
        which = {"article_id": story, "photo_number": photo, "back_at": None}
        _row, is_new = PictureEnd.objects.get_or_create(**which, defaults={"at": now})
        if is_new:
            article = Article.objects.get(pk=story)
            recording.record(Event.PICTURE, article, section)
            if rights.why_not_pass_on(Photo.objects.get(pk=photo)) is None:  # outlets have no other
                warning.record(Event.PICTURE, article)
    return is_new
