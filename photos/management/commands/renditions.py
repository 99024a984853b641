"""`manage.py renditions`: has the pictures readers get made again where they are missing or of an older recipe."""

from django.core.management.base import BaseCommand

from photos import renditions
from photos.jobs import make_renditions
from photos.models import Photo


class Command(BaseCommand):
    """Asks the worker for the renditions of photos, or makes them here and now."""

    help = "Ask the worker for the renditions that are out of date; with --missing or --all for others too."

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--missing",
            action="store_true",
            help="Also those whose files are not in the store: after a restore, or the loss of a disk or bucket.",
        )
        which.add_argument("--all", action="store_true", help="Every photo's, whatever there is.")
        parser.add_argument("--now", action="store_true", help="Make them here and now, without the worker.")

    def handle(self, *args, now: bool, missing: bool, **options):
        count, failed = 0, 0
        photos = Photo.objects.only("checksum", "original", "focal_x", "focal_y", "renditions").order_by("pk")
        for photo in photos.iterator():
            anew = options["all"] or (missing and not renditions.are_there(photo))
            if not anew and renditions.is_current(photo):
                continue
            wanted = {"photo_id": photo.pk} | ({"anew": True} if anew else {})
            count += 1
            if not now:
                make_renditions.enqueue(**wanted)
                continue
            try:
                make_renditions.call(**wanted)
            except Exception as error:  # one lost original must not keep the others from being made
                failed += 1
                self.stderr.write(f"Photo {photo.pk}: {error}")
        self.stdout.write(f"{count - failed} photos {'made' if now else 'handed to the worker'}.")
        if failed:
            raise SystemExit(f"{failed} could not be made.")
