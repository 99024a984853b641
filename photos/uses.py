"""Where a photo is used, without knowing who uses it: what points at it in the database, and what others answer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import CASCADE, Exists, OuterRef, Q, QuerySet

from photos.models import Photo
from photos.signals import uses_wanted


@dataclass(frozen=True)
class Place:
    """One place a photo is used, by a name and an address that the person who asks may see."""

    label: str
    url: str
    state: str = ""


@dataclass
class Uses:
    """Places that may be named, and how many more there are; `is_more`: at least."""

    places: list[Place] = field(default_factory=list)
    unnamed: int = 0
    is_more: bool = False

    def __bool__(self) -> bool:
        return bool(self.places or self.unnamed or self.is_more)

    def __len__(self) -> int:
        return len(self.places) + self.unnamed


def uses(photo: Photo, user) -> Uses:
    """Where `photo` is used, as far as `user` may know."""
    found = Uses()
    for _receiver, answer in uses_wanted.send(Photo, photo=photo, user=user):
        found.places += answer.places
        found.unnamed += answer.unnamed
        found.is_more = found.is_more or answer.is_more
    return found


def is_pointed_at(photo: Photo) -> bool:
    """True if any row of any table points at the photo, hidden relations included."""
    # table by table until one does: all denied at once are joined, and what points at a stock picture is read through
    found = [Q(Exists(rows.filter(**{name: photo.pk}))) for rows, name in _pointing()]
    return Photo.objects.filter(reduce(or_, found), pk=photo.pk).exists()


def unpointed(photos: QuerySet[Photo]) -> QuerySet[Photo]:
    """Those of `photos` that no row of any table points at."""
    for rows, name in _pointing():
        photos = photos.filter(~Exists(rows.filter(**{name: OuterRef("pk")})))
    return photos


def _pointing() -> Iterator[tuple[QuerySet, str]]:
    """The rows of each table that may point at a photo, and the field by which they do."""
    for relation in Photo._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.is_relation and not relation.concrete:
            if relation.on_delete is CASCADE:  # a part of the photo itself, such as its leases
                continue
            yield relation.related_model._base_manager.all(), relation.field.name
