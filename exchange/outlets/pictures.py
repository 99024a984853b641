"""Notices that the right to a picture ended which a live story shows, and tells those who show the story elsewhere.

Readers' pages need nobody for it: time decides there. Whoever has a copy has to be told.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.dispatch import receiver
from django.tasks import task

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
#: Stories that are told of at once; with the others the worker goes on, so many in one job.
AT_ONCE, STRETCH = 20, 200


def notice() -> int:
    """Tell of the rights that have ended by the clock. Returns of how many live stories that show such a picture."""
    now = clock.now()
    told = PictureEnd.objects.filter(photo_number=OuterRef("pk"), at__gte=OuterRef("usable_until"))
    ended = Photo.objects.filter(usable_until__gt=now - LATELY, usable_until__lte=now).exclude(Exists(told))
    return sum(_end(pk, now, AT_ONCE) for pk in ended.order_by().values_list("pk", flat=True))


@receiver(photo_changed, dispatch_uid="exchange.outlets.pictures")
def _photo_changed(photo_id: int, **kwargs) -> None:
    """A picture that was denied, or whose right was shortened, ends at once; one that may be shown again is back."""
    now = clock.now()
    if _is_withheld(photo_id, now):
        _end(photo_id, now, AT_ONCE)
    else:
        PictureEnd.objects.filter(photo_number=photo_id, back_at=None).update(back_at=now)


@task
def go_on(photo_id: int) -> int:
    """Tell of more stories that show the picture, if it still may not be shown. Returns of how many."""
    now = clock.now()
    return _end(photo_id, now, STRETCH) if _is_withheld(photo_id, now) else 0


def _is_withheld(photo_id: int, now: datetime) -> bool:
    photo = Photo.objects.filter(pk=photo_id).only("is_denied", "usable_until").first()
    return photo is not None and rights.is_withheld(photo.is_denied, photo.usable_until, now)


def _end(photo: int, now: datetime, most: int) -> int:
    """Tell of at most so many stories; what may be left is asked for together with that, or neither."""
    told = PictureEnd.objects.filter(article=OuterRef("article"), photo_number=photo, back_at=None)
    live = Edition.objects.live(now).exclude(Exists(told)).order_by()
    shown: dict[int, int] = {}
    for found in (live.filter(lead_photo=photo), live.filter(photos=photo)):
        shown |= dict(found.values_list("article", "section")[:most])
    with transaction.atomic():
        count = sum(_tell(story, section, photo, now) for story, section in sorted(shown.items())[:most])
        if len(shown) >= most:
            go_on.enqueue(photo)
    return count


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
