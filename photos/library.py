"""The library's verbs: add a photo, change what is said of it, remove it. Callers have asked `permissions` before."""

from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from audit import actions, log
from people import rowlocks
from photos import intake, metadata, renditions, storing
from photos.jobs import make_renditions, remove_files
from photos.models import Photo
from photos.signals import photo_changed

CREDITED = actions.register("photo.credited", _("changed the credit of a photo"))
_SHOWN_TO_READERS = {"alt", "caption", "credit", "creator", "copyright_notice", "licence_kind", "focal_x", "focal_y"}
_SHOWN_TO_READERS |= {"usable_until", "is_denied", "source_type", "crops"}
#: What the files that readers get show or say.
_IN_FILES = {"focal_x", "focal_y", "crops", "source_type", "credit", "licence", "licence_kind"}
_IN_FILES |= {"creator", "copyright_notice", "usage_terms", "territory"}


@dataclass(frozen=True)
class Added:
    """A photo, and whether the same file had been in the library before (then nothing was added)."""

    photo: Photo
    existing: bool


def add(upload: UploadedFile, user, least: int = intake.SHORTEST_SIDE) -> Added:
    """Takes `upload` into the library; `least` as for `intake.check`.

    Raises photos.intake.Refused with the reason if it is not fit for it, and photos.storing.NotStored if there is no
    room for it now; whatever failed, no file of it stays behind.
    """
    checked = intake.check(upload, least)
    photo = Photo(created_by=user, checksum=checked.checksum)
    try:
        return _added(upload.name, checked, photo)
    except Exception:
        if photo.original:
            storing.remove_original(photo.original.name)
        if photo.pk:
            storing.remove_folder(renditions.folder(photo.pk))
        raise


def _added(name: str, checked: intake.Checked, photo: Photo) -> Added:
    with transaction.atomic():
        with connection.cursor() as cursor:  # of two people who send the same file at once, one waits for the other
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(checked.checksum[:15], 16)])
        if known := Photo.objects.filter(checksum=checked.checksum).first():
            return Added(known, existing=True)
        image = intake.opened(checked.data, checked.kind)
        # until someone names it, a photo is called as its file is, without folders and extension
        title = capfirst(PurePath(name).stem.replace("_", " ").replace("-", " ").strip()[:200])
        for field, words in ({"title": title} | metadata.read(image).as_fields()).items():
            setattr(photo, field, words)
        with storing.storing(name):
            photo.original.save(*checked.file(name), save=False)  # sets the size as stored, before turning
        photo.width, photo.height = checked.width, checked.height
        if signed := checked.credentials:
            photo.credentials = signed.kept()
            photo.source_type = photo.source_type or signed.source_type
        photo.save()
        renditions.make_first(photo, checked.data)
        transaction.on_commit(partial(make_renditions.enqueue, photo_id=photo.pk))
    return Added(photo, existing=False)


def change(photo: Photo, fields: set[str]) -> None:
    """Saves `fields`, already set on the (valid) photo, and has renditions made again where they would be others."""
    if "usable_until" in fields:
        photo.rights_told_at = None
        fields = fields | {"rights_told_at"}
    with transaction.atomic():
        photo.save(update_fields=sorted(fields))
        if fields & _IN_FILES:
            transaction.on_commit(partial(make_renditions.enqueue, photo_id=photo.pk))
        if fields & _SHOWN_TO_READERS:
            transaction.on_commit(lambda: photo_changed.send(Photo, photo_id=photo.pk))


def credit(photo: Photo, words: str, user) -> bool:
    """Say anew whose photo it is. Returns whether that was different; the log tells who did it."""
    with transaction.atomic():
        row = rowlocks.held(Photo.objects).get(pk=photo.pk)
        if row.credit == words:
            return False
        row.credit = words
        change(row, {"credit"})
        log.record(CREDITED, by=user, kind="photo", pk=row.pk, label=str(row), details={"credit": words})
    return True


def remove(photo: Photo) -> None:
    """Deletes an unused photo and, once that is certain, its files."""
    storage, original = photo.original.storage, photo.original.name
    shown = sorted(renditions.paths(photo.renditions))
    with transaction.atomic():
        photo_id = photo.pk
        photo.delete()
        transaction.on_commit(partial(storage.delete, original))
        transaction.on_commit(partial(remove_files.enqueue, photo_id=photo_id, paths=shown))
