"""What the desk is told of pictures: the evening before a right ends, which live stories and fronts show one."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation

from articles import permissions
from articles.models import Edition
from articles.workflow.desks import people_at, with_right
from desk.notes import notes
from desk.notices import notices
from desk.notices.planned import AT_ONE_GO
from fronts import pictures
from fronts.models import Front
from fronts.permissions import why_not_arrange
from people import clock, rowlocks
from people.models import User
from people.roles import Right
from photos.models import Photo

#: From this hour on, in the newsroom's zone, it is the evening before.
EVENING = 17
#: So many stories and fronts are named; the photo's own page has more.
MOST_NAMED = 6
#: Of so many live stories with the picture, the newest, it is asked whose they are.
MOST_ASKED = 500


def horizon(now: datetime) -> datetime:
    """Until when rights that end are told of at `now`: those of today, and in the evening those of tomorrow."""
    here = now.astimezone(clock.newsroom_zone())
    days = 2 if here.hour >= EVENING else 1
    return clock.midnight(here.date() + timedelta(days=days), clock.newsroom_zone())


def tell_ending() -> int:
    """Tell of each right that ends soon, once: the desks of the live stories that show the picture, whoever wrote
    them, whoever arranges a front that shows it, and the photo desk; nobody twice. Returns how many rights."""
    now = clock.now()
    ending = Photo.objects.filter(
        usable_until__gt=now, usable_until__lte=horizon(now), is_denied=False, rights_told_at=None
    )
    with transaction.atomic():
        photos = list(rowlocks.held(ending, waiting=False).order_by("usable_until")[:AT_ONE_GO])
        for photo in photos:
            _tell(photo)
        Photo.objects.filter(pk__in=[photo.pk for photo in photos]).update(rights_told_at=timezone.now())
    return len(photos)


def _tell(photo: Photo) -> None:
    """One notice for each person, however many of their stories and fronts show the picture.

    Of the stories the newest are asked whose they are; of a picture in many thousands whoever keeps pictures hears
    how many more there are.
    """
    in_text = Edition.photos.through.objects.filter(photo=photo).values("edition")
    editions = Edition.objects.live().filter(Q(lead_photo=photo) | Q(pk__in=in_text)).select_related("article")
    live = list(editions.order_by("-starts_at", "-pk")[:MOST_ASKED])
    unasked = editions.count() - len(live) if len(live) == MOST_ASKED else 0
    shown: list[Edition | Front] = [*live, *pictures.live_on(photo.pk)]
    theirs: defaultdict[int, list[Edition | Front]] = defaultdict(list)
    for one in shown:
        for person in _concerned(one):
            theirs[person].append(one)
    library = User.objects.filter(with_right(Right.PHOTOS), is_active=True).values_list("pk", flat=True)
    if shown:
        theirs |= {person: [] for person in library}  # to those who keep pictures it is one of theirs, wherever it is
    words = {"title": str(photo), "when": clock.moment(photo.usable_until, clock.newsroom_zone())}
    alike: defaultdict[tuple, list[int]] = defaultdict(list)
    for person, mine in theirs.items():
        alike[tuple(mine)].append(person)
    for mine, people in alike.items():
        known = set(mine)
        where = f"({_named([*mine, *(one for one in shown if one not in known)], unasked)})"
        # to the one story or front that it is about, else to the picture, whose page names them all
        only = mine[0] if len(mine) == 1 else None
        story, url = only.article if isinstance(only, Edition) else None, ""
        if story is None:
            page = ("desk:front", only.section_id or 0) if only else ("admin:photos_photo_change", photo.pk)
            url = reverse(page[0], args=page[1:])
        notices.tell(people, "photo_ends", story=story, url=url, **words, where=where)


def _concerned(one: Edition | Front) -> set[int]:
    """Of a story who wrote it and the editors of its desk, as far as they may see it; of a front who can put another
    picture on it."""
    active = User.objects.filter(is_active=True)
    if isinstance(one, Edition):
        story = one.article
        editors = active.filter(with_right(Right.EDIT) & people_at(story.section_id))
        people = {*notes.writers(story), *editors.values_list("pk", flat=True)}
        return {person.pk for person in permissions.viewers_among(story, people)}
    able = active.filter(with_right(Right.HOME if one.section_id is None else Right.EDIT))
    return {person.pk for person in able if not why_not_arrange(person, one.section_id)}


def _named(shown: Sequence[Edition | Front], unasked: int) -> str:
    """What shows it, as the house calls it; of many the first, and how many more, with those `unasked`."""
    with translation.override(settings.LANGUAGE_CODE):
        names = [f"“{one.titled}”" if isinstance(one, Edition) else str(one) for one in shown]
    left = len(names[MOST_NAMED:]) + unasked
    more = [f"+{left}"] if left else []
    return ", ".join([*names[:MOST_NAMED], *more])
