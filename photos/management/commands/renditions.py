"""`manage.py renditions`: has the pictures readers get made again where they are missing or of an older recipe."""

from django.core.management.base import BaseCommand

from photos import renditions
from photos.jobs import make_renditions
from photos.models import Photo


class Command(BaseCommand):
    """Asks the worker for renditions of every photo whose own are not current, or makes them here and now."""

    help = "Ask the worker for the renditions that are missing or out of date."

    def add_arguments(self, parser):
        parser.add_argument("--now", action="store_true", help="Make them here and now, without the worker.")

    def handle(self, *args, now: bool, **options):
        count = 0
        for photo in Photo.objects.only("checksum", "original", "focal_x", "focal_y", "renditions").iterator():
            if not renditions.is_current(photo):
                make_renditions.call(photo_id=photo.pk) if now else make_renditions.enqueue(photo_id=photo.pk)
                count += 1
        self.stdout.write(f"{count} photos {'made' if now else 'handed to the worker'}.")
