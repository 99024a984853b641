"""What the desk is told of pictures: the evening before a right ends, which live stories and fronts show one."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation

from articles.models import Edition
from articles.workflow.desks import people_at, with_right
from desk.notes import notes
from desk.notices import notices
from desk.notices.planned import AT_ONE_GO
from fronts import pictures
from fronts.models import Front
from fronts.permissions import why_not_arrange
from people import clock
from people.models import User
from people.roles import Right
from photos.models import Photo

#: From this hour on, in the newsroom's zone, it is the evening before.
EVENING = 17
#: So many stories and fronts are named; the photo's own page has them all.
MOST_NAMED = 6


def horizon(now: datetime) -> datetime:
    """Until when rights that end are told of at `now`: those of today, and in the evening those of tomorrow."""
    here = now.astimezone(clock.newsroom_zone())
    days = 2 if here.hour >= EVENING else 1
    return clock.midnight(here.date() + timedelta(days=days), clock.newsroom_zone())


def tell_ending() -> int:
    """Tell of each right that ends soon, once: the desks of the live stories that show the picture, whoever wrote
    them, whoever arranges a front that shows it, and the photo desk. Returns how many rights."""
    now = clock.now()
    ending = Photo.objects.filter(
        usable_until__gt=now, usable_until__lte=horizon(now), is_denied=False, rights_told_at=None
    )
    with transaction.atomic():
        photos = list(ending.select_for_update(skip_locked=True, of=("self",)).order_by("usable_until")[:AT_ONE_GO])
        for photo in photos:
            _tell(photo)
        Photo.objects.filter(pk__in=[photo.pk for photo in photos]).update(rights_told_at=timezone.now())
    return len(photos)


def _tell(photo: Photo) -> None:
    in_text = Edition.photos.through.objects.filter(photo=photo).values("edition")
    live = Edition.objects.live().filter(Q(lead_photo=photo) | Q(pk__in=in_text)).select_related("article")
    stories = {edition.article_id: edition.article for edition in live}
    fronts = pictures.live_on(photo.pk)
    words = {"title": str(photo), "when": clock.moment(photo.usable_until, clock.newsroom_zone())}
    words["where"] = f"({_named(live, fronts)})" if stories or fronts else ""
    for story in stories.values():
        editors = User.objects.filter(with_right(Right.EDIT) & people_at(story.section_id), is_active=True)
        people = {*notes.writers(story), *editors.values_list("pk", flat=True)}
        notices.tell(people, "photo_ends", story=story, **words)
    for front in fronts:  # whoever can put another picture there
        url = reverse("desk:front", args=[front.section_id or 0])
        able = with_right(Right.HOME if front.section_id is None else Right.EDIT)
        arranging = [
            one for one in User.objects.filter(able, is_active=True) if not why_not_arrange(one, front.section_id)
        ]
        notices.tell(arranging, "photo_ends", url=url, **words)
    if stories or fronts:
        desk = User.objects.filter(with_right(Right.PHOTOS), is_active=True)
        url = reverse("admin:photos_photo_change", args=[photo.pk])
        notices.tell(desk, "photo_ends", url=url, **words)


def _named(editions: Iterable[Edition], fronts: Iterable[Front]) -> str:
    """What shows it, as the house calls it: headlines, then front pages; of many the first, and how many more."""
    with translation.override(settings.LANGUAGE_CODE):
        names = [*(f"“{edition.titled}”" for edition in editions), *map(str, fronts)]
    more = [f"+{len(names) - MOST_NAMED}"] if len(names) > MOST_NAMED else []
    return ", ".join([*names[:MOST_NAMED], *more])
