"""What the worker does for photos."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.tasks import task
from django.utils import timezone

from photos import renditions
from photos.models import Photo

#: Pages in caches and open tabs name the old files for a while.
KEEP_OLD_FILES = timedelta(days=2)


@task
def make_renditions(photo_id: int, anew: bool = False) -> int:
    """Makes what readers get of a photo; how many files that made needless. See `renditions.make`."""
    needless = renditions.make(photo_id, anew)
    if needless:
        when = timezone.now() + KEEP_OLD_FILES
        remove_files.using(run_after=when).enqueue(photo_id=photo_id, paths=needless)
    return len(needless)


@task
def remove_files(photo_id: int, paths: list[str]) -> int:
    """Deletes those of `paths` that the photo does not show (again) by now; returns how many."""
    photo = Photo.objects.filter(pk=photo_id).first()
    shown = renditions.paths(photo.renditions) if photo else set()
    needless = [path for path in paths if path not in shown]
    for path in needless:
        default_storage.delete(path)
    return len(needless)
